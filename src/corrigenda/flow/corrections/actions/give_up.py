"""Stop asking for a fix that the CMS does not make: the case is decided again."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.actions.conclude import conclude
from corrigenda.flow.cases.actions.note_decided import forget_decided
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.corrections.states import CORRECTION, ChangeState, CorrectionState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib.states import TransitionError


def give_up(correction: Correction, *, reason: str, by: Actor) -> None:
    """Take an approved fix off the CMS; what is written stays on the case as a draft.

    A published correction is not given up: it is decided again, and superseded.

    Raises:
        NotAllowedError: `by` may not.
        CorrectionError: no reason; a fix that stands already, or no fix.
        TransitionError: it is not approved any more.
    """
    require(by, "correction.give_up", correction.outlet)
    if not reason.strip():
        raise CorrectionError("reason", "Say why this is not asked for any more.")
    if not correction.is_silent:
        raise CorrectionError(
            "reason", "It was published: decide the case again, which supersedes it."
        )
    if correction.state != CorrectionState.APPROVED:
        raise TransitionError(f"A fix that is {correction.state} is not asked for.")
    change = StoryChange.objects.filter(correction=correction).first()
    if change is None or change.state in (ChangeState.APPLIED, ChangeState.VERIFIED):
        raise CorrectionError("reason", "The story was changed as it was asked.")
    with transaction.atomic():
        CORRECTION.advance(correction, CorrectionState.DRAFT, approval_reason=reason.strip())
        forget_decided(correction.case)
        StoryChange.objects.filter(pk=change.pk).update(look_at=None)
        FixMessage.objects.filter(change=change).update(due_at=None)
        record(by, "correction.give_up", correction.outlet, correction, reason=reason.strip())
        conclude(correction.case, CaseState.NEW, by=by, reason=reason.strip())
