"""`/desk/approvals`: what waits for a second person, and for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from corrigenda.anchoring import Piece
from corrigenda.flow.cases.proposals import shown_diff
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import in_approval_for
from corrigenda.flow.newsroom.models import Membership, Staff
from corrigenda.flow.newsroom.permissions import ALLOWED
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.wording import KINDS, PLACES

MOST = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A correction that waits.

    Attributes:
        asked: who may approve it, by name; empty when nobody may.
    """

    correction: Correction
    kind: str
    place: str
    diff: list[Piece]
    asked: str


@for_staff
@require_safe
def approvals(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What waits for this person first, then what waits for others."""
    found = list(in_approval_for(staff)[: MOST + 1])
    approvers = _approvers({one.outlet_id for one in found})
    mine: list[Waiting] = []
    others: list[Waiting] = []
    for correction in found[:MOST]:
        may = approvers[correction.outlet_id]
        able = [one for one in may if one.pk != correction.decided_by_id]
        (mine if staff in able else others).append(_waiting(correction, able))
    context: dict[str, object] = {"mine": mine, "others": others, "more": len(found) > MOST}
    return page(request, staff, "desk/deciding/approvals.html", context)


def _waiting(correction: Correction, able: Sequence[Staff]) -> Waiting:
    names = sorted(one.full_name for one in able)
    return Waiting(
        correction,
        KINDS[correction.kind].name,
        PLACES.get(correction.placement, ""),
        shown_diff(correction.before, correction.after) if correction.changes_story else [],
        ", ".join(names),
    )


def _approvers(outlets: set[int]) -> dict[int, list[Staff]]:
    rows = Membership.objects.filter(
        outlet__in=outlets, role__in=ALLOWED["correction.approve"], staff__is_active=True
    ).select_related("staff")
    found: dict[int, list[Staff]] = defaultdict(list)
    for row in rows:
        found[row.outlet_id].append(row.staff)
    return found
