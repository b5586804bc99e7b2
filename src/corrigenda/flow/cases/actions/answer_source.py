"""Take the answer of somebody who was asked."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.actions.check import MAX_REASON
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.matching import now_of
from corrigenda.flow.cases.models import Case, SourceAnswer, SourceCheck
from corrigenda.flow.cases.queries import family_of
from corrigenda.flow.cases.source_checks import open_checks
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.expunging.kept import standing
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import TextError, check_text

MAX_COMMENT = 4_000
_MERGED_MEANWHILE = 5
"""Times that a case is looked for anew which is merged just before it is locked."""


class SpentError(Exception):
    """The link was used, taken back, or is too old."""


def answer_source(check: SourceCheck, answer: str, comment: str = "") -> None:
    """Keep the answer, once; the case goes on when nobody else is waited for.

    Raises:
        CaseError: no answer, or a comment that cannot be taken; `field` says which.
        SpentError: the link works no more.
    """
    if answer not in SourceAnswer.values:
        raise CaseError("answer", "answer")
    try:
        check_text(comment, field="comment", max_chars=MAX_COMMENT)
    except TextError as error:
        raise CaseError(str(error), "comment") from error
    with transaction.atomic():
        now = clock.now()
        # The UPDATE decides between two clicks.
        taken = open_checks().filter(pk=check.pk, expires_at__gt=now)
        words = comment.replace("\r\n", "\n").strip()
        if (eraser := standing(check.case.outlet.slug)) is not None:
            words = eraser.mask(words)
        if not taken.update(answer=answer, comment=words, answered_at=now):
            raise SpentError
        by = Actor(f"{check.name}, asked by the desk"[:MAX_REASON])
        record(by, "case.answer_source", check.case.outlet, check.case, answer=answer)
        wait_no_longer(check.case_id)


def wait_no_longer(case_id: int) -> None:
    """Move a case on that waits for nobody any more: on hold if it was, or new.

    Of one that was merged, the case that has its reports now.
    """
    case = _standing(case_id)
    if case is None or case.state != CaseState.AWAITING_SOURCE:
        return
    waiting = open_checks().filter(case__in=family_of(case), expires_at__gt=clock.now())
    if waiting.exists():
        return
    try:
        CASE.advance(case, CaseState.CHECKING if case.hold_since else CaseState.NEW)
    except TransitionError:
        return  # decided in the meantime: the answer stands on the case all the same


def _standing(case_id: int) -> Case | None:
    """The case that has its reports now, locked: it may be merged just before it is."""
    for _ in range(_MERGED_MEANWHILE):
        now = now_of(case_id)
        if now is None:
            return None
        case = Case.objects.select_for_update(of=("self",)).filter(pk=now.pk).first()
        if case is not None:
            return case
    return None
