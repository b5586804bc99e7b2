"""Move a case along as its correction goes: called by the stages after this one."""

from __future__ import annotations

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.reports.actions.answer import answer


def conclude(case: Case, state: CaseState, *, by: Actor, **detail: object) -> None:
    """Advance the case inside the caller's transaction and note it.

    A case that is published or closed answers its readers.

    Raises:
        TransitionError: the case is elsewhere meanwhile.
    """
    CASE.advance(case, state)
    if state in (CaseState.PUBLISHED, CaseState.CLOSED):
        answer(reports_in(case))
    record(by, f"case.{state}", case.outlet, case, **detail)
