"""What a reader may still do about their report. Pure."""

from __future__ import annotations

from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState

# Of one that is held its reader appeals, which is something else: that it is no abuse.
_WAITING = (ReportState.RECEIVED, ReportState.JOINED)
_OPEN = (ReportState.RECEIVED, ReportState.JOINED, ReportState.ANSWERED)


def takes_reply(report: Report) -> bool:
    """Whether it is or was before an editor, and its reader has not taken their words back."""
    return report.state in _OPEN and report.erased_at is None


def takes_address(report: Report) -> bool:
    """Whether there will be an outcome to tell them."""
    return report.state in _WAITING and report.erased_at is None
