"""Move a case to the other lane."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.cases.triage import TRIAGE_FIELDS, triage
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib.states import StaleStateError


def move_lane(case: Case, lane: str, *, by: Actor) -> None:
    """Put the case into a lane; later reports leave it there.

    A fix that touches a figure, a name, a date, a negation or a quotation still needs a second
    person, whatever the lane.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        CaseError: no such lane, or the case was decided already.
        StaleStateError: somebody else moved or decided it first.
    """
    require(by, "case.lane", case.outlet)
    if lane not in Lane.values:
        raise CaseError(f"The lanes are {' and '.join(Lane.values)}.", "lane")
    if case.state not in UNDECIDED:
        raise CaseError("The case has been decided, so its lane does not matter any more.")
    was = case.lane
    reason = f"moved by {by.name}" if lane != was else case.lane_reason
    with transaction.atomic():
        seen = Case.objects.filter(pk=case.pk, lane=was, state=case.state)
        if not seen.update(lane=lane, lane_reason=reason[:200], lane_by_hand=True):
            raise StaleStateError("Somebody else changed this a moment ago: look at it again.")
        case.lane, case.lane_reason, case.lane_by_hand = lane, reason[:200], True
        triage(case)
        case.save(update_fields=TRIAGE_FIELDS)
        record(by, "case.lane", case.outlet, case, lane=str(lane), was=str(was))
        want_index(case.pk)
