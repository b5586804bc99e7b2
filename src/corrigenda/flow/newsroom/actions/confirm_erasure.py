"""Confirm that words be erased, as another administrator: after that there is no way back."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import ErasureError
from corrigenda.flow.newsroom.expunging.kept import Kept, keep, kid, marks_of
from corrigenda.flow.newsroom.expunging.scope import outlets_of
from corrigenda.flow.newsroom.models import Erasure
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.newsroom.states import ERASURE, ErasureState
from corrigenda.lib import clock


def confirm_erasure(erasure: Erasure, *, by: Actor) -> None:
    """Have the words erased; a job step does it, or `propagation/actions/expunge.py` at once.

    The file beside the database has it before the database does, so that no backup that is
    restored afterwards brings the words back.

    Raises:
        NotAllowedError: `by` is not an administrator, of every outlet that is meant.
        ErasureError: `by` asked for it themselves, or it cannot be written down.
        TransitionError: it was confirmed or withdrawn meanwhile.
    """
    outlets = outlets_of(erasure)
    for one in outlets:
        require(by, "erasure.confirm", one)
    if by.staff is None or by.staff.pk == erasure.asked_by_id:
        raise ErasureError("Another administrator than who asked for it has to confirm it.")
    if erasure.state == ErasureState.ASKED and not erasure.words:
        raise ErasureError("Its words are erased already, by another: withdraw it.")
    marks = marks_of(erasure.words)
    now = clock.now()
    with transaction.atomic():
        ERASURE.advance(
            erasure,
            ErasureState.CONFIRMED,
            confirmed_by=by.staff,
            confirmed_at=now,
            marks=[one.to_dict() for one in marks],
        )
        for one in outlets:
            record(by, "erasure.confirm", one, erasure, reason=erasure.reason_class)
        keep(
            Kept(
                id=str(erasure.uid),
                outlet=erasure.outlet.slug if erasure.outlet else "",
                at=now.isoformat(timespec="seconds"),
                reason_class=erasure.reason_class,
                by=(
                    erasure.asked_by.username if erasure.asked_by else "",
                    by.staff.username,
                ),
                stands=erasure.stands,
                kid=kid(),
                marks=tuple(marks),
            )
        )
