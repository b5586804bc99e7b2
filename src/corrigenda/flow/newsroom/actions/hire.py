"""Give somebody a role at an outlet."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Membership, Outlet, Role, Staff
from corrigenda.flow.newsroom.permissions import require


def hire(username: str, *, outlet: Outlet, role: Role, name: str = "", by: Actor) -> Staff:
    """Give `username` the role at the outlet; the account is made if there is none.

    A new account has no usable password: its first sign-in is by a one-time link.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
    """
    require(by, "outlet.change", outlet)
    first, _, last = name.partition(" ")
    with transaction.atomic():
        staff, new = Staff.objects.get_or_create(
            username=username, defaults={"first_name": first, "last_name": last}
        )
        if new:
            staff.set_unusable_password()
            staff.save(update_fields=["password"])
        Membership.objects.update_or_create(staff=staff, outlet=outlet, defaults={"role": role})
        record(by, "outlet.hire", outlet, staff, role=str(role))
    return staff
