"""What a reader's receipt says: the way of one report, in states that a person would use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from corrigenda.anchoring import Selector, State, find
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import case_of_report, context_of
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.models import Correction, Kind, StoryChange
from corrigenda.flow.corrections.queries import corrections_in
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import notice_of
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState

_AROUND = 6
"""Words on either side of deleted ones."""


class Outcome(StrEnum):
    """Where a report has come."""

    RECEIVED = "received"
    HELD = "held"
    REJECTED = "rejected"
    CHECKING = "checking"
    DECIDED = "decided"
    CORRECTED = "corrected"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One report as its reader sees it.

    Attributes:
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
    if report.state == ReportState.HELD:
        return Receipt(report, Outcome.HELD)
    if report.state == ReportState.REJECTED:
        return Receipt(report, Outcome.REJECTED)
    case = case_of_report(report)
    if case is None:
        return Receipt(report, Outcome.RECEIVED)
    now = _where(report, case)
    # What the desk may still take back has not happened yet.
    state = case.undo_state if case.can_be_undone else case.state
    if state == CaseState.DECLINED:
        return replace(now, outcome=Outcome.DECLINED, declined_because=case.decline_reason)
    decided = _standing(case)
    if decided is None:
        return now if state == CaseState.NEW else replace(now, outcome=Outcome.CHECKING)
    return _decided(now, decided)


def _where(report: Report, case: Case) -> Receipt:
    """What there is to say before anything of the desk's: the place, and other readers."""
    now = Receipt(
        report,
        Outcome.RECEIVED,
        case.anchor_state,
        others=case.report_count - 1,
        page_gone_at=case.article.gone_since,
    )
    if case.anchor_state == State.CHANGED:
        words = context_of(case, 0).passage
        # What a reader sent is erased one day; what the case says is not.
        stands = report.says and find(Selector(report.says), words).state is State.UNCHANGED
        if not stands:
            return replace(now, anchor_seen_at=_seen(case.state_since), reads_now=words)
        # The case covers what other readers marked, too, and something of that was changed.
        now = replace(now, anchor_state=State.UNCHANGED)
    if now.anchor_state == State.UNCHANGED:
        return replace(now, anchor_seen_at=_seen(case.version))
    return replace(now, anchor_seen_at=_seen(case.state_since))


def _seen(version: Version | None) -> datetime | None:
    return version.seen_at if version else None


def _standing(case: Case) -> Correction | None:
    """The correction that the public sees; before there is one, the newest that was decided."""
    corrections = corrections_in(case).exclude(state=CorrectionState.DRAFT)
    if case.can_be_undone and (newest := corrections.last()):
        corrections = corrections.exclude(pk=newest.pk)
    return corrections.filter(state=CorrectionState.PUBLISHED).last() or corrections.last()


def _closed_up(change: StoryChange | None) -> str:
    """The words on either side of deleted ones, within their paragraph."""
    if change is None or change.version is None:
        return "…"
    text, selector = change.version.text, change.selector
    left = text[: selector.start].rpartition("\n\n")[2]
    right = text[selector.end :].partition("\n\n")[0]
    before, after = left.split()[-_AROUND:], right.split()[:_AROUND]
    return f"… {' '.join(before)} {' '.join(after)} …"


def _decided(now: Receipt, correction: Correction) -> Receipt:
    if correction.state == CorrectionState.IN_APPROVAL:
        return replace(now, outcome=Outcome.CHECKING)
    if correction.kind == Kind.FIX:
        change = getattr(correction, "change", None)
        verified = change is not None and change.state == ChangeState.VERIFIED
        return replace(
            now,
            outcome=Outcome.CORRECTED if verified else Outcome.DECIDED,
            decided_at=correction.approved_at,
            fix_after=_closed_up(change) if correction.deletes else correction.after,
            fix_verified_at=change.verified_at if change else None,
        )
    entry = Entry.objects.select_related("outlet").filter(correction=correction).first()
    return replace(
        now,
        outcome=Outcome.CORRECTED if entry else Outcome.DECIDED,
        decided_at=correction.approved_at,
        notice=notice_of(entry) if entry else None,
    )
