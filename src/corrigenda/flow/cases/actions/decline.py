"""Decline a case: nothing is changed, and the readers are told why."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.presence import first_look
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.cases.undoing import window
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.actions.answer import answer
from corrigenda.lib import text

MAX_REASON = 2_000


def decline(case: Case, *, reason: str, by: Actor, batch: UUID | None = None) -> None:
    """Decline with a reason that stands on every receipt of the case.

    For the seconds that the house gives it can be taken back, together with the others of its
    `batch`; the receipts tell it when they are over (`settle.py`).

    Raises:
        NotAllowedError: `by` may not decline for this outlet.
        CaseError: no reason, or one that cannot be shown.
        TransitionError: the case was decided already.
    """
    require(by, "case.decline", case.outlet)
    if not reason.strip():
        raise CaseError("Give the readers a reason.")
    try:
        text.check_text(reason, field="reason", max_chars=MAX_REASON)
    except text.TextError as error:
        raise CaseError(str(error)) from error
    with transaction.atomic():
        undoing = window(case.outlet, case.state, by=by, batch=batch)
        said = {"decline_reason": reason.strip(), "since_declined": 0}
        CASE.advance(case, CaseState.DECLINED, **said, **undoing, **first_look(case, by))
        if not case.can_be_undone:
            answer(reports_in(case))
        want_index(case.pk)
        record(by, "case.decline", case.outlet, case, reason=reason.strip())
