"""What a reader's receipt says: the way of one report, in states that a person would use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import case_of_report
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.models import Correction, Kind, StoryChange
from corrigenda.flow.corrections.queries import corrections_in
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import notice_of
from corrigenda.flow.publication.record import Notice
from corrigenda.flow.reports.models import Report

_AROUND = 6
"""Words on either side of deleted ones."""


class Outcome(StrEnum):
    """Where a report has come."""

    RECEIVED = "received"
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
        declined_because: the desk's words, when it declined.
        fix_after: the new words of a silent fix; of one that deletes words, those around
            them, as they are to stand together.
        fix_verified_at: when they were seen to stand in the story.
        notice: the published correction.
    """

    report: Report
    outcome: Outcome
    anchor_state: str = ""
    others: int = 0
    decided_at: datetime | None = None
    declined_because: str = ""
    fix_after: str = ""
    fix_verified_at: datetime | None = None
    notice: Notice | None = None


def receipt_of(report: Report) -> Receipt:
    """The receipt of a report as it stands now."""
    case = case_of_report(report)
    if case is None:
        return Receipt(report, Outcome.RECEIVED)
    others = case.report_count - 1
    if case.state == CaseState.DECLINED:
        return Receipt(
            report,
            Outcome.DECLINED,
            case.anchor_state,
            others,
            declined_because=case.decline_reason,
        )
    decided = _standing(case)
    if decided is None:
        outcome = Outcome.RECEIVED if case.state == CaseState.NEW else Outcome.CHECKING
        return Receipt(report, outcome, case.anchor_state, others)
    return _decided(report, case, decided)


def _standing(case: Case) -> Correction | None:
    """The correction that the public sees; before there is one, the newest that was decided."""
    corrections = corrections_in(case).exclude(state=CorrectionState.DRAFT)
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


def _decided(report: Report, case: Case, correction: Correction) -> Receipt:
    others = case.report_count - 1
    if correction.state == CorrectionState.IN_APPROVAL:
        return Receipt(report, Outcome.CHECKING, case.anchor_state, others)
    if correction.kind == Kind.FIX:
        change = getattr(correction, "change", None)
        verified = change is not None and change.state == ChangeState.VERIFIED
        return Receipt(
            report,
            Outcome.CORRECTED if verified else Outcome.DECIDED,
            case.anchor_state,
            others,
            decided_at=correction.approved_at,
            fix_after=_closed_up(change) if correction.deletes else correction.after,
            fix_verified_at=change.verified_at if change else None,
        )
    entry = Entry.objects.select_related("outlet").filter(correction=correction).first()
    return Receipt(
        report,
        Outcome.CORRECTED if entry else Outcome.DECIDED,
        case.anchor_state,
        others,
        decided_at=correction.approved_at,
        notice=notice_of(entry) if entry else None,
    )
