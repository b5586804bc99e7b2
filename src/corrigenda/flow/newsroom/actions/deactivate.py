"""End somebody's work for an outlet, and close an account that has no outlet left."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.hire import end_role, lock
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import StaffError
from corrigenda.flow.newsroom.models import Outlet, Staff, StaffToken
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock


def deactivate(staff: Staff, *, outlet: Outlet, by: Actor) -> bool:
    """End their role here; whether the account was closed, as the last outlet's was.

    Their name stays on all that they did.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        StaffError: they have no role here, or are the last administrator.
    """
    require(by, "staff.deactivate", outlet)
    with transaction.atomic():
        lock(outlet)
        held = outlet.memberships.select_related("staff", "outlet").filter(staff=staff).first()
        if held is None:
            raise StaffError(f"{staff.full_name} has no role at {outlet.name} any more.")
        end_role(held)
        closed = not staff.memberships.exists()
        if closed:
            Staff.objects.filter(pk=staff.pk).update(is_active=False)
            StaffToken.objects.filter(staff=staff, revoked_at=None).update(revoked_at=clock.now())
        record(by, "staff.deactivate", outlet, staff, role=held.role, closed=closed)
    return closed
