"""Move a case to the other lane."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.actions.put import LATE, as_it_is
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.cases.triage import TRIAGE_FIELDS, triage
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib.states import StaleStateError

_WRITTEN = ("lane", "lane_reason", "lane_by_hand", *TRIAGE_FIELDS)


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
        now = as_it_is(case)
        if (now.lane, now.state) != (was, case.state):
            raise StaleStateError(LATE)
        now.lane, now.lane_reason, now.lane_by_hand = lane, reason[:200], True
        # A severity or a due time that somebody set since `case` was read is theirs.
        triage(now)
        now.save(update_fields=_WRITTEN)
        for name in _WRITTEN:
            setattr(case, name, getattr(now, name))
        record(by, "case.lane", case.outlet, case, lane=str(lane), was=str(was))
        want_index(case.pk)
