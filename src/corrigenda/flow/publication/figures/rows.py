"""Which rows the figures are made of."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.reckoning import Period
from corrigenda.flow.reports.models import Report

LET_THROUGH = (CorrectionState.APPROVED, CorrectionState.PUBLISHED, CorrectionState.SUPERSEDED)
"""States of a correction that nobody has to approve any more."""
MOST = 12
"""Rows of a table, the largest."""
REST = "all others"
NONE = "not named"


def cases_opened(outlets: Sequence[Outlet], within: Period) -> QuerySet[Case]:
    """Cases whose first report came in the period."""
    return Case.objects.filter(
        outlet__in=outlets, first_report_at__gte=within.since, first_report_at__lt=within.until
    )


def reports_received(outlets: Sequence[Outlet], within: Period) -> QuerySet[Report]:
    """Reports that came in the period."""
    return Report.objects.filter(
        outlet__in=outlets, received_at__gte=within.since, received_at__lt=within.until
    )


def corrections_decided(outlets: Sequence[Outlet], within: Period) -> QuerySet[Correction]:
    """Corrections that were decided in the period and let through by now."""
    return Correction.objects.filter(
        outlet__in=outlets,
        state__in=LET_THROUGH,
        decided_at__gte=within.since,
        decided_at__lt=within.until,
    )
