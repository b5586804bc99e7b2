"""Decide a case: make the correction, approved or waiting for a second person."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.cases.actions.conclude import conclude
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.actions.approve import let_through
from corrigenda.flow.corrections.decision import (
    Decision,
    before_and_after,
    check,
    second_person_because,
)
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.queries import published_in
from corrigenda.flow.corrections.states import CORRECTION, CorrectionState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock


def decide(case: Case, decision: Decision, *, by: Actor) -> Correction:
    """Make the correction that `decision` describes.

    On a case with a published correction the new one supersedes it.

    Raises:
        NotAllowedError: `by` may not decide for this outlet.
        CorrectionError: the decision is not well formed.
        TransitionError: the case was decided already.
    """
    require(by, "correction.decide", case.outlet)
    check(decision)
    before, after = before_and_after(case, decision)
    because = second_person_because(case, decision.kind, after)
    with transaction.atomic():
        earlier = published_in(case)
        conclude(case, CaseState.DECIDED, by=by, kind=decision.kind)
        correction = Correction.objects.create(
            outlet=case.outlet,
            case=case,
            article=case.article,
            kind=decision.kind,
            before=before,
            after=after,
            words=" ".join(decision.words.split()),
            reason=decision.reason.strip(),
            second_person_because=because,
            decided_by=by.staff,
            decided_at=clock.now(),
            supersedes=earlier,
        )
        record(
            by,
            "correction.decide",
            case.outlet,
            correction,
            kind=decision.kind,
            before=before,
            after=after,
            words=correction.words,
            second_person_because=because,
        )
        if because:
            CORRECTION.advance(correction, CorrectionState.IN_APPROVAL)
        else:
            let_through(correction)
    return correction
