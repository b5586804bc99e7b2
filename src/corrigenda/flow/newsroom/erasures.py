"""Which erasures somebody may see and decide on."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from corrigenda.flow.newsroom.models import Erasure, Outlet, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED


def outlets_erased_by(staff: Staff) -> list[Outlet]:
    """The outlets from which they may have words erased."""
    roles = [role.value for role in ALLOWED["erasure.ask"]]
    held = Outlet.objects.filter(memberships__staff=staff, memberships__role__in=roles)
    return list(held.order_by("name")) if staff.is_active else []


def may_erase_everywhere(staff: Staff) -> bool:
    """Whether they may have words erased from all outlets of the desk at once."""
    return len(outlets_erased_by(staff)) == Outlet.objects.count() > 1


def erasures_for(staff: Staff) -> QuerySet[Erasure]:
    """The erasures of their outlets, the newest first; of the whole desk if all are theirs."""
    outlets = outlets_erased_by(staff)
    own = Q(outlet__in=outlets)
    if outlets and len(outlets) == Outlet.objects.count():
        own |= Q(outlet=None)
    rows = Erasure.objects.filter(own).order_by("-pk")
    return rows.select_related("outlet", "asked_by", "confirmed_by", "withdrawn_by")
