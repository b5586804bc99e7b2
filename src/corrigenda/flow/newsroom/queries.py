"""What others ask of the newsroom."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from corrigenda.flow.newsroom.memberships import memberships_of
from corrigenda.flow.newsroom.models import (
    AuditEntry,
    Departure,
    Invitation,
    Membership,
    Origin,
    Outlet,
    Staff,
    StaffToken,
)
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.lib import clock, ids, urls
from corrigenda.lib.prepared import prepared


def outlet_of_url(url: str) -> Outlet | None:
    """The outlet that publishes on the origin of a normalized URL."""
    origin = _registered.first(urls.origin_of(url))
    return origin.outlet if origin else None


@prepared
def _registered(origin: str) -> QuerySet[Origin]:
    return Origin.objects.select_related("outlet").filter(origin=origin)


def is_known_origin(origin: str) -> bool:
    """Whether an outlet publishes there, or its readers reach this Corrigenda there."""
    if _registered.first(origin):
        return True
    return any(
        urls.origin_of(url) == origin for url in Outlet.objects.values_list("desk_url", flat=True)
    )


def outlet_named(slug: str) -> Outlet | None:
    """By the name that the script's tag has."""
    return Outlet.objects.filter(slug=slug).first()


def outlet_of_token(token: str) -> Outlet | None:
    """The outlet whose CMS holds this bearer token."""
    return Outlet.objects.filter(api_token_hash=ids.token_hash(token)).first() if token else None


def origins_of(outlet: Outlet) -> list[str]:
    """The origins of an outlet, in the order they were registered."""
    return list(outlet.origins.order_by("pk").values_list("origin", flat=True))


def outlets_of(staff: Staff) -> list[Outlet]:
    """The outlets that somebody works for, by name."""
    return [one.outlet for one in memberships_of(staff)]


def role_of(staff: Staff, outlet: Outlet) -> str | None:
    """Somebody's role at an outlet."""
    return roles_of(staff).get(outlet.pk)


def roles_of(staff: Staff) -> dict[int, str]:
    """Somebody's role by the key of the outlet."""
    return {one.outlet_id: one.role for one in memberships_of(staff)}


def owes_second_factor(staff: Staff) -> bool:
    """Whether the policy of an outlet asks it of their role there."""
    held = memberships_of(staff)
    return any(one.role in one.outlet.policy.second_factor_for for one in held)


def audit_of(targets: Iterable[str]) -> QuerySet[AuditEntry]:
    """What was done to any of the targets, oldest first."""
    return AuditEntry.objects.filter(target__in=list(targets)).order_by("at", "pk")


def open_invitations(outlet: Outlet) -> QuerySet[Invitation]:
    """What was offered and neither taken up nor withdrawn, the newest first; also the expired."""
    return (
        outlet.invitations.select_related("outlet", "invited_by")
        .filter(accepted_at=None, withdrawn_at=None)
        .order_by("-invited_at", "-pk")
    )


def invitation_of_token(token: str) -> Invitation | None:
    """The invitation that a link offers, while it can be taken up."""
    if not token:
        return None
    return (
        Invitation.objects.select_related("outlet", "invited_by")
        .filter(
            token_hash=ids.token_hash(token),
            accepted_at=None,
            withdrawn_at=None,
            expires_at__gt=clock.now(),
        )
        .first()
    )


def invitations_to(email: str) -> QuerySet[Invitation]:
    """The invitations to an address that can be taken up."""
    return Invitation.objects.select_related("outlet").filter(
        email__iexact=email, accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now()
    )


def staff_by_email(email: str) -> Staff | None:
    """The one open account with an address; None where there is none, or more than one."""
    found = list(Staff.objects.filter(email__iexact=email, is_active=True)[:2]) if email else []
    return found[0] if len(found) == 1 else None


def colleagues(outlet: Outlet) -> QuerySet[Membership]:
    """Who works for an outlet, by name."""
    return (
        outlet.memberships.select_related("staff")
        .prefetch_related("bylines")
        .order_by("staff__first_name", "staff__last_name", "staff__username")
    )


def gone_colleagues(outlet: Outlet) -> QuerySet[Staff]:
    """Who worked for an outlet and does no more, by name."""
    left = Departure.objects.filter(outlet=outlet).values("staff")
    return (
        Staff.objects.filter(pk__in=left)
        .exclude(memberships__outlet=outlet)
        .order_by("first_name", "last_name", "username")
    )


def outlets_with(staff: Staff, verb: str) -> list[Outlet]:
    """The outlets at which somebody's role allows a verb, by name."""
    roles = [role.value for role in ALLOWED[verb]]
    held = Membership.objects.filter(staff=staff, role__in=roles)
    return list(Outlet.objects.filter(pk__in=held.values("outlet")).order_by("name"))


def tokens_of(staff: Staff) -> QuerySet[StaffToken]:
    """The tokens of somebody that work, the newest first."""
    return StaffToken.objects.filter(staff=staff, revoked_at=None).order_by("-made_at", "-pk")


def policy_changes(outlet: Outlet) -> QuerySet[AuditEntry]:
    """The audit entries that changed an outlet's policy, the newest first.

    `detail["policy"]` is the policy before and after, as it was kept.
    """
    return AuditEntry.objects.filter(
        target=f"outlet:{outlet.pk}", verb="outlet.change", detail__has_key="policy"
    ).order_by("-at", "-pk")
