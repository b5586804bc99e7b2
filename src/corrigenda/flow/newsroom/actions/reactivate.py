"""Have somebody back whose account was closed."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.hire import give_role, lock
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import StaffError
from corrigenda.flow.newsroom.models import Departure, Outlet, Role, Staff
from corrigenda.flow.newsroom.permissions import require


def reactivate(staff: Staff, *, outlet: Outlet, role: str, by: Actor) -> None:
    """Open the account again, with a role at an outlet that it left.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        StaffError: they never worked here, or do now, or there is no such role.
    """
    require(by, "staff.change", outlet)
    if role not in Role.values:
        raise StaffError(f"Choose a role: {', '.join(Role.values)}.")
    with transaction.atomic():
        lock(outlet)
        left = Departure.objects.filter(staff=staff, outlet=outlet).exists()
        if not left or staff.memberships.filter(outlet=outlet).exists():
            raise StaffError(f"{staff.full_name} is not one of those who left {outlet.name}.")
        Staff.objects.filter(pk=staff.pk).update(is_active=True)
        give_role(staff, outlet, Role(role))
        record(by, "staff.reactivate", outlet, staff, role=role)
