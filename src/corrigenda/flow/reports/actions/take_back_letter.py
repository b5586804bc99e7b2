"""Take a letter back that was rejected, by a person or because it looked like a machine's."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.models import Letter
from corrigenda.flow.reports.states import LETTER, LetterState


def take_back_letter(letter: Letter, *, by: Actor) -> None:
    """It waits again, and it is tried again to find what it is about.

    Raises:
        NotAllowedError: the actor's role does not allow it.
        TransitionError: it is not rejected.
    """
    require(by, "letter.reject", letter.outlet)
    with transaction.atomic():
        LETTER.advance(
            letter,
            LetterState.WAITING,
            rejected_because="",
            judged_at=None,
            looked_at=None,
            leased_until=None,
        )
        record(by, "letter.take_back", letter.outlet, letter)
