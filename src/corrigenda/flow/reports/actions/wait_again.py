"""Have answered reports wait for an outcome again: their case is open after all."""

from __future__ import annotations

from collections.abc import Iterable

from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import REPORT, ReportState


def wait_again(reports: Iterable[Report]) -> None:
    """Take back that they were answered, and the moment from which addresses are kept."""
    for report in reports:
        if report.state == ReportState.ANSWERED:
            REPORT.advance(report, ReportState.JOINED, answered_at=None)
