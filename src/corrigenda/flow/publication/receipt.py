"""What a reader's receipt says: the way of one report, in states that a person would use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from corrigenda.anchoring import Selector, State, find
from corrigenda.anchoring.words import is_spaced, pieces
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.models import Case, CasePlace
from corrigenda.flow.cases.placing import Placed
from corrigenda.flow.cases.queries import context_of
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.publication.courses import Outcome, courses_of
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import notice_of
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.reports.models import Report

__all__ = ["Outcome", "Receipt", "receipt_of"]

_AROUND = 6
"""Words on either side of deleted ones."""
_SIGNS_AROUND = 15
"""As much, where each sign is a word."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One report as its reader sees it.

    Attributes:
        since: when it came to that.
        case: what it joined, as far as its reader is to know of it.
        place: where that stands in the reader's own story; None where it is not known.
        anchor_state: where the passage stands in the story now, as anchoring says it;
            empty before the story was read.
        anchor_seen_at: when the version was seen that says so: for a passage that stands as it
            was reported the newest one, else the one in which that began.
        reads_now: the words at its place, of a passage that was changed.
        declined_because: the desk's words, when it declined.
        fix_after: the new words of a silent fix; of one that deletes words, those around
            them, as they are to stand together.
        fix_verified_at: when they were seen to stand in the story.
        notice: the published correction.
        page_gone_at: since when the story's page answers that there is nothing there.
    """

    report: Report
    outcome: Outcome
    since: datetime
    case: Case | None = None
    place: Placed | None = None
    anchor_state: str = ""
    anchor_seen_at: datetime | None = None
    reads_now: str = ""
    others: int = 0
    decided_at: datetime | None = None
    declined_because: str = ""
    fix_after: str = ""
    fix_verified_at: datetime | None = None
    notice: Notice | None = None
    page_gone_at: datetime | None = None


def receipt_of(report: Report) -> Receipt:
    """The receipt of a report as it stands now."""
    [course] = courses_of([report])
    now = Receipt(report, course.outcome, course.since)
    if course.case is None:
        return now
    now = _where(replace(now, case=course.case), course.case)
    if course.outcome is Outcome.DECLINED:
        return replace(now, declined_because=course.case.decline_reason)
    if course.outcome in (Outcome.DECIDED, Outcome.CORRECTED) and course.correction:
        return _decided(now, course.correction, course.entry)
    return now


def _where(now: Receipt, case: Case) -> Receipt:
    """With what there is to say beside anything of the desk's: the place, and other readers."""
    article = now.report.article.same_as or now.report.article
    place = _place_in(article, case, now.report)
    now = replace(now, place=place, others=case.report_count - 1, page_gone_at=article.gone_since)
    return _standing(now, place) if place is not None else now


def _place_in(article: Article, case: Case, report: Report) -> Placed | None:
    """Where the reader's passage stands in their own story; None where that is not known.

    A case that took others in has several places, also in one story: it is the one that the
    report stands in, else the first that has its words.
    """
    places = CasePlace.objects.filter(case=case, article=article)
    found: list[Placed] = [case] if article.pk == case.article_id else []
    found += places.select_related("version", "state_since").order_by("pk")
    for fits in (_covers, _has_words):
        fitting = [one for one in found if fits(one, report)]
        if fitting:
            return fitting[0]
    # A case that somebody is at work on is not widened by a report that is partly beside it.
    return found[0] if len(found) == 1 and report.start is not None else None


def _covers(place: Placed, report: Report) -> bool:
    """Whether the report stands in the place, in a version that both were seen in."""
    if place.version_id is None or place.version_id != report.version_id:
        return False
    start, end = place.start or 0, place.end or 0
    return start < (report.end or 0) and (report.start or 0) < end


def _has_words(place: Placed, report: Report) -> bool:
    # What a reader sent is erased one day.
    if not report.says or report.says in place.says:
        return True
    return find(Selector(report.says), place.says).state is State.UNCHANGED


def _standing(now: Receipt, place: Placed) -> Receipt:
    now = replace(now, anchor_state=place.anchor_state)
    if place.anchor_state == State.CHANGED:
        words = context_of(place, 0).passage
        # What a reader sent is erased one day; what the case says is not.
        says = now.report.says
        stands = says and find(Selector(says), words).state is State.UNCHANGED
        if not stands:
            return replace(now, anchor_seen_at=_seen(place.state_since), reads_now=words)
        # The case covers what other readers marked, too, and something of that was changed.
        now = replace(now, anchor_state=State.UNCHANGED)
    if now.anchor_state == State.UNCHANGED:
        return replace(now, anchor_seen_at=_seen(place.version))
    return replace(now, anchor_seen_at=_seen(place.state_since))


def _seen(version: Version | None) -> datetime | None:
    return version.seen_at if version else None


def _closed_up(change: StoryChange | None) -> str:
    """The words on either side of deleted ones, within their paragraph."""
    if change is None or change.version is None:
        return "…"
    text, selector = change.version.text, change.selector
    left = text[: selector.start].rpartition("\n\n")[2]
    right = text[selector.end :].partition("\n\n")[0]
    if is_spaced(left + right):
        before, after = left.split()[-_AROUND:], right.split()[:_AROUND]
        return f"… {' '.join(before)} {' '.join(after)} …"
    return f"…{''.join(pieces(left)[-_SIGNS_AROUND:])}{''.join(pieces(right)[:_SIGNS_AROUND])}…"


def _decided(now: Receipt, correction: Correction, entry: Entry | None) -> Receipt:
    now = replace(now, decided_at=correction.approved_at)
    if not correction.is_silent:
        return replace(now, notice=notice_of(entry) if entry else None)
    change: StoryChange | None = getattr(correction, "change", None)
    return replace(
        now,
        fix_after=_closed_up(change) if correction.deletes else correction.after,
        fix_verified_at=change.verified_at if change else None,
    )
