"""Decide a case: make the correction, approved or waiting for a second person."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.conclude import conclude
from corrigenda.flow.cases.actions.note_decided import note_decided
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.actions.approve import let_through
from corrigenda.flow.corrections.decision import (
    Decision,
    before_and_after,
    check,
    checked_words,
    error_hash,
    second_person_because,
)
from corrigenda.flow.corrections.models import Correction, Draft
from corrigenda.flow.corrections.placing import placed
from corrigenda.flow.corrections.queries import published_in
from corrigenda.flow.corrections.states import CORRECTION, CorrectionState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock
from corrigenda.lib.states import StaleStateError


def decide(case: Case, decision: Decision, *, by: Actor, batch: UUID | None = None) -> Correction:
    """Make the correction that `decision` describes.

    On a case with a published correction the new one supersedes it. What is decided with the
    same `batch` is taken back together (`undo.py`).

    Raises:
        NotAllowedError: `by` may not decide for this outlet.
        CorrectionError: the decision is not well formed.
        TransitionError: the case was decided already, or its passage changed meanwhile.
    """
    require(by, "correction.decide", case.outlet)
    check(decision)
    with transaction.atomic():
        _hold_still(case)
        made = _made(case, decision)
        conclude(case, CaseState.DECIDED, by=by, batch=batch, kind=decision.kind)
        waits = bool(made.second_person_because)
        note_decided(case, before=made.before, after=made.after, waits=waits)
        want_index(case.pk)
        made.decided_by, made.decided_at = by.staff, clock.now()
        made.supersedes = published_in(case)
        made.save()
        _note(made, by)
        if waits:
            CORRECTION.advance(made, CorrectionState.IN_APPROVAL)
        else:
            let_through(made)
    return made


def _hold_still(case: Case) -> None:
    """Lock the story, so that no version moves the passage, and see that it stands as it was read.

    Raises:
        StaleStateError: the editor looked at other words than stand there now.
    """
    seen = context_of(case).passage
    # The lock of every stage that moves a case of the article.
    article = (
        Article.objects.select_for_update(of=("self",))
        .select_related("current")
        .get(pk=case.article_id)
    )
    case.refresh_from_db(fields=[*case.PLACE_FIELDS, "article", "severity"])
    if case.article_id != article.pk or context_of(case).passage != seen:
        raise StaleStateError("The passage was changed a moment ago: look at it again.")
    case.article = article


def _made(case: Case, decision: Decision) -> Correction:
    """The correction, checked and not stored yet."""
    before, after = before_and_after(case, decision)
    advice = checked_words(case, decision, before, after)
    placement, placement_reason = placed(
        case.outlet.policy,
        decision.kind,
        case.severity,
        decision.placement,
        decision.placement_reason,
    )
    return Correction(
        outlet=case.outlet,
        case=case,
        article=case.article,
        kind=decision.kind,
        before=before,
        after=after,
        error_hash=error_hash(before, after),
        words=" ".join(decision.words.split()),
        reason=decision.reason.strip(),
        second_person_because=second_person_because(case, decision.kind, after),
        placement=placement,
        placement_reason=placement_reason,
        overridden=[{"check": one.check, "message": one.message} for one in advice],
    )


def _note(correction: Correction, by: Actor) -> None:
    """Write the audit entry, and end what others were writing on the case."""
    fields = ("kind", "before", "after", "words", "second_person_because")
    detail = {field: getattr(correction, field) for field in fields}
    more = ("placement", "placement_reason", "overridden")
    detail |= {field: value for field in more if (value := getattr(correction, field))}
    record(by, "correction.decide", correction.outlet, correction, **detail)
    drafts = Draft.objects.filter(case=correction.case)
    drafts.filter(staff=by.staff).delete()
    drafts.filter(superseded_by=None).update(superseded_by=correction)
