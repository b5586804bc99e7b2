"""For which outlets somebody works, asked once where a request asks it many times."""

from __future__ import annotations

from django.db.models import QuerySet

from corrigenda.flow.newsroom.models import Membership, Staff
from corrigenda.lib.prepared import prepared


def memberships_of(staff: Staff) -> list[Membership]:
    """Somebody's memberships with the outlets, by the outlet's name."""
    if staff.held is not None:
        return staff.held
    return _held_by(staff.pk)


@prepared
def _held_by(staff: int) -> QuerySet[Membership]:
    found = Membership.objects.filter(staff=staff).select_related("outlet")
    return found.order_by("outlet__name", "pk")


def hold(staff: Staff) -> None:
    """Read somebody's memberships once for all that is asked of them while a request is answered.

    For the `Staff` that a request has read for itself; what is done to their memberships
    meanwhile, they do not see.
    """
    staff.held = memberships_of(staff)
