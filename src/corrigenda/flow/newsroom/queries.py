"""What others ask of the newsroom."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from corrigenda.flow.newsroom.models import AuditEntry, Membership, Origin, Outlet, Staff
from corrigenda.lib import ids, urls


def outlet_of_url(url: str) -> Outlet | None:
    """The outlet that publishes on the origin of a normalized URL."""
    origin = Origin.objects.select_related("outlet").filter(origin=urls.origin_of(url)).first()
    return origin.outlet if origin else None


def is_known_origin(origin: str) -> bool:
    """Whether an outlet publishes there, or its readers reach this Corrigenda there."""
    if Origin.objects.filter(origin=origin).exists():
        return True
    return any(
        urls.origin_of(url) == origin for url in Outlet.objects.values_list("desk_url", flat=True)
    )


def outlet_of_token(token: str) -> Outlet | None:
    """The outlet whose CMS holds this bearer token."""
    return Outlet.objects.filter(api_token_hash=ids.token_hash(token)).first() if token else None


def origins_of(outlet: Outlet) -> list[str]:
    """The origins of an outlet, in the order they were registered."""
    return list(outlet.origins.order_by("pk").values_list("origin", flat=True))


def outlets_of(staff: Staff) -> QuerySet[Outlet]:
    """The outlets that somebody works for."""
    return Outlet.objects.filter(memberships__staff=staff).order_by("name")


def role_of(staff: Staff, outlet: Outlet) -> str | None:
    """Somebody's role at an outlet."""
    return (
        Membership.objects.filter(staff=staff, outlet=outlet).values_list("role", flat=True).first()
    )


def trail_of_all(targets: Iterable[str]) -> QuerySet[AuditEntry]:
    """What was done to any of the targets, oldest first."""
    return AuditEntry.objects.filter(target__in=list(targets)).order_by("at", "pk")
