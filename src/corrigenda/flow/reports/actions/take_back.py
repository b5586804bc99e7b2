"""A reader takes a part of their report back."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.reports.actions.appeal import READER
from corrigenda.flow.reports.actions.hold_for_reader import hold_for_reader
from corrigenda.flow.reports.models import Letter, Report
from corrigenda.lib import clock

PARTS = ("should_say", "why", "source_url")
"""What a report can do without: the passage itself is the report."""


def parts_of(report: Report) -> tuple[str, ...]:
    """Those of `PARTS` that the report has."""
    return tuple(one for one in PARTS if getattr(report, one))


def take_back(report: Report, parts: Collection[str]) -> None:
    """Whoever has its receipt may, at any time; the rest of the report stays as it is.

    Erased as by `delete_words`: at once from the report, by the next cleaning of the job process
    from the search and from what was told. A letter that it came by goes as a whole: nobody can
    tell which of its words are the part. Doing it again is harmless.

    Args:
        parts: of `PARTS`; others are left alone.

    Raises:
        ArrivingError: it has only just come, and is about to be put where it belongs.
    """
    with transaction.atomic():
        row = hold_for_reader(report)
        gone = [one for one in parts_of(row) if one in parts]
        if gone:
            # With a hash somebody could try what the words were.
            emptied = dict.fromkeys([*gone, "text_hash", "fingerprint"], "")
            Letter.objects.filter(report=row).delete()
            Report.objects.filter(pk=row.pk).update(**emptied, taken_back_at=clock.now())
            record(READER, "report.take_back", row.outlet, row, parts=gone)
    report.refresh_from_db()
