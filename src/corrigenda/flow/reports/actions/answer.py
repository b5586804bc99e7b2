"""Mark reports as answered: their receipts tell an outcome."""

from __future__ import annotations

from collections.abc import Iterable

from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import REPORT, ReportState
from corrigenda.lib import clock


def answer(reports: Iterable[Report]) -> None:
    """Answer those that were not answered yet."""
    for report in reports:
        if report.state == ReportState.JOINED:
            REPORT.advance(report, ReportState.ANSWERED, answered_at=clock.now())
