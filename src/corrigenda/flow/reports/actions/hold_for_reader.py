"""Lock a report whose reader deletes it, or a part of it."""

from __future__ import annotations

from corrigenda.flow.reports.errors import ArrivingError
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState


def hold_for_reader(report: Report) -> Report:
    """The row as it is now, with its outlet, locked until the end of the transaction.

    Raises:
        ArrivingError: it has only just come, and is about to be put where it belongs.
    """
    row = Report.objects.select_for_update(of=("self",)).select_related("outlet").get(pk=report.pk)
    if row.state == ReportState.RECEIVED and row.erased_at is None:
        raise ArrivingError("The report is just being stored. Try again in a minute.")
    return row
