"""Mark a report as joined to a case."""

from __future__ import annotations

from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import REPORT, ReportState


def join(report: Report) -> None:
    """Called by the next stage, in the transaction that puts the report into a case.

    Raises:
        TransitionError: it was joined, held or rejected meanwhile.
    """
    REPORT.advance(report, ReportState.JOINED, leased_until=None)
