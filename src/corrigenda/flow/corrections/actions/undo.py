"""Take a decision back while nothing of it has left.

See docs/decisions/0012-undo-before-anything-leaves.md.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.move_passages import move_passages
from corrigenda.flow.cases.actions.note_decided import forget_decided, note_approved
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CASE, CaseState
from corrigenda.flow.corrections.errors import UndoError
from corrigenda.flow.corrections.models import Correction, FixMessage, StoryChange
from corrigenda.flow.corrections.outcomes import Done, each_case
from corrigenda.flow.corrections.states import CORRECTION, CorrectionState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.lib import clock

TOO_LATE = (
    "The time to take it back is over: it has taken effect. Open the case to decide it again."
)


def undo_batch(batch: UUID, *, by: Actor) -> list[Done]:
    """Take back all that was decided in one go and has not taken effect yet.

    What cannot be taken back any more is listed with the reason, the rest is.
    """
    cases = Case.objects.filter(batch=batch, undo_by=by.staff).select_related("outlet", "article")
    return each_case(cases.order_by("pk"), lambda case: _undone(case, by))


def undo(case: Case, *, by: Actor) -> None:
    """Put a case back to where it was before it was decided, declined or approved.

    What was written stays as a draft, so nothing that was typed is lost.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        UndoError: the time is over, somebody else decided, or there is nothing to take back.
        TransitionError: it has moved on meanwhile.
    """
    require(by, "case.undo", case.outlet)
    with transaction.atomic():
        # The lock of every stage that moves a case of the article.
        article = Article.objects.select_for_update(of=("self",)).get(pk=case.article_id)
        now = Case.objects.select_related("outlet", "article").get(pk=case.pk)
        undone = _undo(now, by)
        move_passages(article)
        want_index(now.pk)
        record(by, "case.undo", now.outlet, now, undone=undone)
    case.refresh_from_db()


def _undone(case: Case, by: Actor) -> str:
    undo(case, by=by)
    return "Taken back."


def _undo(case: Case, by: Actor) -> str:
    """The verb that was taken back."""
    _require_undoable(case, by)
    if case.state == CaseState.DECLINED:
        said = {"decline_reason": "", "since_declined": 0}
        CASE.advance(case, CaseState(case.undo_state), **said, **Case.SETTLED)
        return "case.decline"
    correction = Correction.objects.filter(case=case).order_by("-decided_at", "-pk").first()
    if correction is None:
        raise UndoError("There is nothing to take back.")
    if case.undo_state == CaseState.DECIDED:
        _unapprove(correction)
        note_approved(case, approved=False)
        Case.objects.filter(pk=case.pk).update(**Case.SETTLED)
        return "correction.approve"
    _take_change_back(correction)
    CORRECTION.advance(
        correction, CorrectionState.DRAFT, undone_at=clock.now(), publish_at=None, leased_until=None
    )
    CASE.advance(case, CaseState(case.undo_state), **Case.SETTLED)
    forget_decided(case)
    return "correction.decide"


def _require_undoable(case: Case, by: Actor) -> None:
    if case.state not in (CaseState.DECIDED, CaseState.DECLINED) or not case.can_be_undone:
        raise UndoError(TOO_LATE)
    if by.staff is None or by.staff.pk != case.undo_by_id:
        raise UndoError("Who decided it can take it back, and nobody else.")


def _unapprove(correction: Correction) -> None:
    """It waits for a second person again."""
    _take_change_back(correction)
    CORRECTION.advance(
        correction,
        CorrectionState.IN_APPROVAL,
        approved_by=None,
        approved_at=None,
        approval_reason="",
        publish_at=None,
        leased_until=None,
    )


def _take_change_back(correction: Correction) -> None:
    """Nobody was told of the change yet, so nothing is left of it."""
    told = FixMessage.objects.filter(change__correction=correction)
    if told.exclude(leased_until=None, tries=0, heard_at=None).exists():
        raise UndoError(TOO_LATE)
    StoryChange.objects.filter(correction=correction).delete()
