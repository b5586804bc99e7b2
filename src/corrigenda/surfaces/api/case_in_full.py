"""One case with all that the desk's screen of it tells."""

from __future__ import annotations

from corrigenda.anchoring import State
from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.queries import editors_of
from corrigenda.flow.cases.models import Case, Note, SourceCheck
from corrigenda.flow.cases.presence import others_at
from corrigenda.flow.cases.queries import (
    context_of,
    family_of,
    newest_in,
    places_of,
    replies_in,
    spots_of,
    wordings_of,
)
from corrigenda.flow.cases.source_checks import is_open
from corrigenda.flow.corrections.models import Correction, Draft
from corrigenda.flow.corrections.queries import corrections_in, draft_of, withdrawn_at
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.actions.record import target_of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import audit_of
from corrigenda.flow.reports.models import Reply, Report
from corrigenda.surfaces.api.care import care
from corrigenda.surfaces.api.case_in_full_schemas import (
    CaseInFullOut,
    CaseNoteOut,
    CaseReportOut,
    DraftOut,
    EarlierOut,
    PlaceOut,
    ReplyOut,
    SourceCheckOut,
    SpotOut,
    StandingOut,
    StoryOut,
    SuggestionOut,
    TrailOut,
    UndoOut,
)
from corrigenda.surfaces.api.case_out import out
from corrigenda.surfaces.api.correction_out import correction_out
from corrigenda.surfaces.api.said import said_out

MOST_REPORTS, MOST_NOTES, MOST_CHECKS, MOST_EARLIER, MOST_TRAIL = 200, 100, 50, 20, 200


def in_full(case: Case, staff: Staff) -> CaseInFullOut:
    """The case as `staff` sees it."""
    family = family_of(case)
    acts = list(corrections_in(case).select_related("change__message", "entry__outlet"))
    newest = newest_in(case)[:MOST_REPORTS]
    replies = {one.report_id: one for one in replies_in(case)}
    draft = draft_of(case, staff)
    return CaseInFullOut(
        case=out(case),
        care=care(case),
        standing=_standing(case),
        suggestions=[
            SuggestionOut(says=one.says, should_say=one.should_say, readers=one.readers)
            for one in wordings_of([case]).get(case.pk, [])
        ],
        reports=[_report(one, replies.get(one.pk)) for one in newest],
        places=[
            PlaceOut(
                url=one.article.url, says=one.says, anchor=one.anchor_state, found_by=one.found_by
            )
            for one in places_of(case)
        ],
        said=said_out(case),
        story=_story(case.article),
        earlier=_earlier(case),
        notes=_notes(family),
        source_checks=_checks(family),
        corrections=[correction_out(one) for one in reversed(acts)],
        trail=_trail(family, acts),
        draft=draft_out(draft) if draft else None,
        undo=_undo(case, staff),
        others=[one.full_name for one in others_at(case, staff)],
        decline_reason=case.decline_reason,
    )


def _standing(case: Case) -> StandingOut:
    context, version, current = context_of(case), case.version, case.article.current
    spots = spots_of(case) if case.anchor_state == State.AMBIGUOUS else []
    return StandingOut(
        version=version.number if version else 0,
        seen_at=version.seen_at if version else None,
        before=context.before,
        passage=context.passage,
        after=context.after,
        current=current.number if current else 0,
        spots=[
            SpotOut(start=one.start, before=one.before, words=one.words, after=one.after)
            for one in spots
        ],
    )


def _report(one: Report, reply: Reply | None) -> CaseReportOut:
    return CaseReportOut(
        id=one.pk,
        says=one.says,
        should_say=one.should_say,
        why=one.why,
        source=one.source_url,
        kind=one.kind,
        language=one.language,
        channel=one.channel,
        received_at=one.received_at,
        reply=_reply(reply) if reply else None,
    )


def _reply(one: Reply) -> ReplyOut:
    by = one.seen_by.full_name if one.seen_by else ""
    return ReplyOut(text=one.text, at=one.at, seen_at=one.seen_at, seen_by=by)


def _story(article: Article) -> StoryOut:
    current = article.current
    authors = [str(one) for one in current.authors] if current else []
    blocks = current.blocks if current and not authors else ()
    return StoryOut(
        authors=authors,
        byline=[one.text for one in blocks if one.role is Role.byline],
        edited_by=editors_of(article),
        version=current.number if current else 0,
        version_from=current.source if current else "",
        edited_at=current.seen_at if current else None,
        published_at=current.published_at if current else None,
        withdrawn_at=withdrawn_at(article),
        unread_since=article.unread_since,
        page_status=article.page_status,
        read_error=article.read_error,
    )


def _earlier(case: Case) -> list[EarlierOut]:
    others = Case.objects.filter(article=case.article_id).exclude(pk=case.pk)
    return [
        EarlierOut(id=one.pk, says=one.says, state=one.state, opened_at=one.opened_at)
        for one in others.order_by("-opened_at", "-pk")[:MOST_EARLIER]
    ]


def _notes(family: list[int]) -> list[CaseNoteOut]:
    rows = Note.objects.filter(case_id__in=family).order_by("-at", "-pk")[:MOST_NOTES]
    return [CaseNoteOut(id=one.pk, who=one.who, at=one.at, text=one.text) for one in rows]


def _checks(family: list[int]) -> list[SourceCheckOut]:
    rows = SourceCheck.objects.filter(case_id__in=family).select_related("asked_by")
    return [
        SourceCheckOut(
            id=one.pk,
            name=one.name,
            email=one.email,
            question=one.question,
            asked_by=one.asked_by.full_name if one.asked_by else "",
            asked_at=one.asked_at,
            expires_at=one.expires_at,
            open=is_open(one),
            answer=one.answer,
            comment=one.comment,
            answered_at=one.answered_at,
            withdrawn_at=one.withdrawn_at,
        )
        for one in rows.order_by("-asked_at", "-pk")[:MOST_CHECKS]
    ]


def _trail(family: list[int], acts: list[Correction]) -> list[TrailOut]:
    targets = [*(f"case:{pk}" for pk in family), *(target_of(one) for one in acts)]
    newest = audit_of(targets).order_by("-at", "-pk")[:MOST_TRAIL]
    return [
        TrailOut(at=one.at, who=one.who, verb=one.verb, detail=one.detail)
        for one in reversed(newest)
    ]


def draft_out(draft: Draft) -> DraftOut:
    """A draft, and whether somebody else decided the case meanwhile."""
    by = draft.superseded_by
    typed = {name: str(words) for name, words in draft.typed.items()}
    lost = by is not None and by.state != CorrectionState.DRAFT
    return DraftOut(typed=typed, saved_at=draft.saved_at, lost=lost)


def _undo(case: Case, staff: Staff) -> UndoOut | None:
    if not case.can_be_undone or case.effective_at is None:
        return None
    return UndoOut(until=case.effective_at, yours=case.undo_by_id == staff.pk)
