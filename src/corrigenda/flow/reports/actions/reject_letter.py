"""Say that a letter is no report: abuse, an advertisement, or nothing to correct."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.models import Letter
from corrigenda.flow.reports.states import LETTER, LetterState
from corrigenda.lib import clock
from corrigenda.lib.text import check_text

MAX_REASON = 500


def reject_letter(letter: Letter, *, by: Actor, reason: str = "") -> None:
    """It is put aside, and erased after 30 days; nobody is told.

    Args:
        reason: for the desk; may be empty.

    Raises:
        NotAllowedError: the actor's role does not allow it.
        TextError: the reason cannot be stored.
        TransitionError: it does not wait any more.
    """
    require(by, "letter.reject", letter.outlet)
    check_text(reason, field="The reason", max_chars=MAX_REASON)
    with transaction.atomic():
        LETTER.advance(
            letter,
            LetterState.REJECTED,
            rejected_because=reason.strip(),
            judged_at=clock.now(),
            leased_until=None,
        )
        record(by, "letter.reject", letter.outlet, letter, reason=reason.strip())
