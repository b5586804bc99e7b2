"""A reader deletes what they sent."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.reports.actions.appeal import READER
from corrigenda.flow.reports.actions.erase import NO_WORDS
from corrigenda.flow.reports.actions.hold_for_reader import hold_for_reader
from corrigenda.flow.reports.models import Contact, Letter, Reply, Report
from corrigenda.flow.reports.states import REPORT, ReportState
from corrigenda.lib import clock


def delete_words(report: Report) -> None:
    """Whoever has its receipt may, at any time; the case goes on without the reader's words.

    Words, link, address and letter are erased at once; by its next cleaning the job process takes
    them out of the search (`tidy_cases`) and out of what was told (`forget`). The row stays, with
    what cannot lead back to anybody: when it came, for which story, what became of it. A report
    that is held goes no further. Doing it again is harmless.

    Raises:
        ArrivingError: it has only just come, and is about to be put where it belongs.
    """
    with transaction.atomic():
        row = hold_for_reader(report)
        if row.erased_at is None:
            if row.state == ReportState.HELD:
                REPORT.advance(row, ReportState.REJECTED, judged_at=clock.now())
            Contact.objects.filter(report=row).delete()
            Letter.objects.filter(report=row).delete()
            Reply.objects.filter(report=row).delete()
            Report.objects.filter(pk=row.pk).update(**NO_WORDS, erased_at=clock.now())
            record(READER, "report.delete", row.outlet, row)
    report.refresh_from_db()
