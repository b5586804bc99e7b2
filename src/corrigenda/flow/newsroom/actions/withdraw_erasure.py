"""Withdraw the wish that words be erased, while nobody has confirmed it."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.expunging.scope import outlets_of
from corrigenda.flow.newsroom.models import Erasure
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.newsroom.states import ERASURE, ErasureState
from corrigenda.lib import clock


def withdraw_erasure(erasure: Erasure, *, by: Actor) -> None:
    """Forget the words that were to go, and why; they stay where they stand.

    Raises:
        NotAllowedError: `by` is not an administrator, of every outlet that is meant.
        TransitionError: it was confirmed or withdrawn meanwhile.
    """
    outlets = outlets_of(erasure)
    for one in outlets:
        require(by, "erasure.ask", one)
    with transaction.atomic():
        ERASURE.advance(
            erasure,
            ErasureState.WITHDRAWN,
            withdrawn_by=by.staff,
            withdrawn_at=clock.now(),
            words=[],
            reason="",
        )
        for one in outlets:
            record(by, "erasure.withdraw", one, erasure)
