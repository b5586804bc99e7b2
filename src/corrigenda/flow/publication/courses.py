"""How far reports have come, in the states that a person would use; for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Max

from corrigenda.flow.cases.models import Case, JoinedReport, SourceCheck
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState


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
class Course:
    """The course of one report until now.

    Attributes:
        since: when it came to this.
        case: what it joined; None before it did, and of one that is held or rejected.
        correction: that the public sees; before there is one, the newest that was decided.
        entry: what of the correction stands in the log.
    """

    report: Report
    outcome: Outcome
    since: datetime
    case: Case | None = None
    correction: Correction | None = None
    entry: Entry | None = None


def courses_of(reports: Sequence[Report]) -> list[Course]:
    """The course of each, in their order; as many queries for many as for one."""
    joined = {
        one.report_id: one
        for one in JoinedReport.objects.select_related("case__article").filter(
            report__in=[one.pk for one in reports]
        )
    }
    cases = {one.case_id: one.case for one in joined.values()}
    standing = _standing(cases)
    rows = Entry.objects.select_related("outlet").filter(correction__in=standing.values())
    entries = {one.correction_id: one for one in rows}
    asked = _asked(cases.values())
    return [
        _joined(report, joined[report.pk], standing, entries, asked)
        if report.pk in joined
        else _alone(report)
        for report in reports
    ]


def _alone(report: Report) -> Course:
    """Of a report that is in no case."""
    if report.state == ReportState.HELD:
        return Course(report, Outcome.HELD, report.held_at or report.received_at)
    if report.state == ReportState.REJECTED:
        return Course(report, Outcome.REJECTED, report.judged_at or report.received_at)
    return Course(report, Outcome.RECEIVED, report.received_at)


def _joined(
    report: Report,
    joined: JoinedReport,
    standing: Mapping[int, Correction],
    entries: Mapping[int, Entry],
    asked: Mapping[int, datetime],
) -> Course:
    if report.state in (ReportState.HELD, ReportState.REJECTED):
        return _alone(report)
    case = joined.case
    correction = standing.get(case.pk)
    entry = entries.get(correction.pk) if correction else None
    # What the desk may still take back has not happened yet.
    state = case.undo_state if case.can_be_undone else case.state
    outcome, since = _come_to(case, state, correction, entry)
    if state == CaseState.DECLINED:
        outcome, since = Outcome.DECLINED, report.answered_at or case.effective_at
    elif outcome is Outcome.CHECKING and since is None:
        since = case.hold_since or asked.get(case.pk)
    if outcome is Outcome.RECEIVED:
        since = report.received_at
    else:
        # What had happened before it came happened to it when it came.
        since = max(joined.joined_at, since or joined.joined_at)
    return Course(report, outcome, since, case, correction, entry)


def _come_to(
    case: Case, state: str, correction: Correction | None, entry: Entry | None
) -> tuple[Outcome, datetime | None]:
    if correction is None:
        return (Outcome.RECEIVED if state == CaseState.NEW else Outcome.CHECKING), None
    if correction.state == CorrectionState.IN_APPROVAL:
        return Outcome.CHECKING, correction.decided_at
    if entry is not None:
        return Outcome.CORRECTED, entry.published_at
    change = getattr(correction, "change", None)
    if correction.is_silent and change is not None and change.state == ChangeState.VERIFIED:
        return Outcome.CORRECTED, change.verified_at
    return Outcome.DECIDED, correction.approved_at


def _standing(cases: Mapping[int, Case]) -> dict[int, Correction]:
    """The correction of each case that the public sees, or the newest that was decided."""
    made: dict[int, list[Correction]] = defaultdict(list)
    for correction in (
        Correction.objects.filter(case__in=cases)
        .exclude(state=CorrectionState.DRAFT)
        .select_related("change")
        .order_by("decided_at", "pk")
    ):
        made[correction.case_id].append(correction)
    found = {}
    for pk, corrections in made.items():
        if cases[pk].can_be_undone:
            corrections.pop()
        published = [one for one in corrections if one.state == CorrectionState.PUBLISHED]
        if corrections:
            found[pk] = (published or corrections)[-1]
    return found


def _asked(cases: Iterable[Case]) -> dict[int, datetime]:
    """When the person quoted was asked last, of the cases that wait for them."""
    waiting = [one.pk for one in cases if one.state == CaseState.AWAITING_SOURCE]
    rows = (
        SourceCheck.objects.filter(case__in=waiting).values_list("case").annotate(Max("asked_at"))
    )
    return dict(rows) if waiting else {}
