"""Move a case along as its correction goes: called by the stages after this one."""

from __future__ import annotations

from uuid import UUID

from corrigenda.flow.cases.actions.answer_case import answer_case
from corrigenda.flow.cases.holding import OFF
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.presence import first_look
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.cases.undoing import Undoable, window
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor


def conclude(
    case: Case, state: CaseState, *, by: Actor, batch: UUID | None = None, **detail: object
) -> None:
    """Advance the case inside the caller's transaction and note it.

    A case that is published or closed answers its readers, but for those who ask for something
    else, whose reports leave it (`part_reports.py`); one that is decided can be taken back for the
    seconds that the house gives, together with the others of its `batch`.

    Raises:
        TransitionError: the case is elsewhere meanwhile.
    """
    undoing: dict[str, object] = dict(Undoable.SETTLED)
    if state == CaseState.DECIDED:
        undoing = window(case.outlet, case.state, by=by, batch=batch)
    # A hold was over with the decision, but for the seconds in which that is taken back.
    hold = OFF if state == CaseState.NEW else {}
    CASE.advance(case, state, **undoing, **hold, **first_look(case, by))
    if state in (CaseState.PUBLISHED, CaseState.CLOSED):
        answer_case(case)
    record(by, f"case.{state}", case.outlet, case, **detail)
