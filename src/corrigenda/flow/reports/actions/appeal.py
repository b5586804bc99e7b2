"""A reader says that a held report is a real one."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.expunging.kept import standing
from corrigenda.flow.reports.errors import AppealError
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock
from corrigenda.lib.text import TextError, check_text

MAX_WORDS = 2_000
READER = Actor("The reader")


def appeal(report: Report, words: str = "") -> None:
    """Whoever has its receipt may; it goes to the top of what is looked at.

    Doing it again adds nothing and is harmless.

    Raises:
        AppealError: the words cannot be stored, or somebody has looked at it meanwhile.
    """
    try:
        check_text(words, field="What you say", max_chars=MAX_WORDS)
    except TextError as error:
        raise AppealError(str(error)) from error
    eraser = standing(report.outlet.slug)
    said = eraser.mask(words.strip()) if eraser else words.strip()
    with transaction.atomic():
        held = Report.objects.filter(pk=report.pk, state=ReportState.HELD)
        if held.filter(appealed_at=None).update(appealed_at=clock.now(), appeal=said):
            record(READER, "report.appeal", report.outlet, report)
        elif not held.exists():
            raise AppealError("Somebody has looked at this report meanwhile: see below.")
    report.refresh_from_db()
