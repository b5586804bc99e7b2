"""Which rows the figures are made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.reckoning import Period
from corrigenda.flow.reports.models import OF_READERS, Report
from corrigenda.flow.reports.states import ReportState

LET_THROUGH = (CorrectionState.APPROVED, CorrectionState.PUBLISHED, CorrectionState.SUPERSEDED)
"""States of a correction that nobody has to approve any more."""
_TAKEN = (ReportState.RECEIVED, ReportState.JOINED, ReportState.ANSWERED)
MOST = 12
"""Rows of a table, the largest."""
REST = "all others"
NONE = "not named"


def cases_opened(outlets: Sequence[Outlet], within: Period) -> QuerySet[Case]:
    """Cases whose first report came in the period."""
    return Case.objects.filter(
        outlet__in=outlets, first_report_at__gte=within.since, first_report_at__lt=within.until
    )


def cases_reported(outlets: Sequence[Outlet], within: Period) -> QuerySet[Case]:
    """Of these, the ones that a reader reported, be it after a machine."""
    theirs = JoinedReport.objects.filter(case=OuterRef("pk"), report__channel__in=OF_READERS)
    return cases_opened(outlets, within).filter(Q(first_door__in=OF_READERS) | Exists(theirs))


def reports_taken(outlets: Sequence[Outlet], within: Period) -> QuerySet[Report]:
    """Reports that came in the period by any door, and are neither held nor rejected."""
    return Report.objects.filter(
        outlet__in=outlets,
        # A list, so that the index by state, outlet and time answers.
        state__in=_TAKEN,
        received_at__gte=within.since,
        received_at__lt=within.until,
    )


def reports_received(outlets: Sequence[Outlet], within: Period) -> QuerySet[Report]:
    """Of these, the ones that readers sent."""
    return reports_taken(outlets, within).filter(channel__in=OF_READERS)


def let_through(outlets: Sequence[Outlet]) -> QuerySet[Correction]:
    """All corrections that nobody has to approve any more, second thoughts among them."""
    return Correction.objects.filter(outlet__in=outlets, state__in=LET_THROUGH)


def first_answers(outlets: Sequence[Outlet]) -> QuerySet[Correction]:
    """Of each case the first correction: a later one is a second thought, not the answer to its
    reports."""
    before = Correction.objects.filter(
        case=OuterRef("case"), state__in=LET_THROUGH, pk__lt=OuterRef("pk")
    )
    return let_through(outlets).filter(~Exists(before))


def unanswered(outlets: Sequence[Outlet], until: datetime) -> QuerySet[Case]:
    """Cases reported by then, at any time, that wait for a decision or for the second person
    whom it needs, and of which no correction is let through."""
    answered = Correction.objects.filter(case=OuterRef("pk"), state__in=LET_THROUGH)
    waits = [one.value for one in (*UNDECIDED, CaseState.DECIDED)]
    return Case.objects.filter(
        ~Exists(answered), outlet__in=outlets, state__in=waits, first_report_at__lt=until
    )


def answers_decided(outlets: Sequence[Outlet], within: Period) -> QuerySet[Correction]:
    """First answers that were decided in the period and let through by now."""
    return first_answers(outlets).filter(decided_at__gte=within.since, decided_at__lt=within.until)


def corrections_decided(outlets: Sequence[Outlet], within: Period) -> QuerySet[Correction]:
    """Of each case that was first answered in the period the one correction that stands now.

    So a notice that is worded anew is one correction still, in the period it was in.
    """
    after = Correction.objects.filter(
        case=OuterRef("case"), state__in=LET_THROUGH, pk__gt=OuterRef("pk")
    )
    answered = answers_decided(outlets, within).order_by().values("case")
    return let_through(outlets).filter(~Exists(after), case__in=answered)
