"""A reader writes to the desk from their receipt, once."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.expunging.kept import standing
from corrigenda.flow.reports.actions.appeal import READER
from corrigenda.flow.reports.errors import ClosedError, ReplyError
from corrigenda.flow.reports.models import Reply, Report
from corrigenda.flow.reports.still_open import takes_reply
from corrigenda.lib import clock
from corrigenda.lib.text import TextError, check_text

MAX_WORDS = 2_000
IN_AN_HOUR = 10
"""Replies that are taken from one address."""
_HOUR = timedelta(hours=1)


def reply(report: Report, words: str, *, address: str) -> None:
    """Whoever has its receipt may; nothing is reopened by it.

    Args:
        words: plain text.
        address: of the reader, as a trusted proxy or the socket says; see `receive`.

    Raises:
        ReplyError: there is nothing to take, it is no text that can be shown, or its reader has
            written already.
        ClosedError: the report is held, rejected or erased.
        TooManyError: too many from one address within the hour.
    """
    said = words.replace("\r\n", "\n").strip()
    if not said:
        raise ReplyError("empty", "Write something first.")
    try:
        check_text(said, field="What you write", max_chars=MAX_WORDS)
    except TextError as error:
        raise ReplyError("unfit", str(error)) from error
    _require_open(report)
    count(f"reply:{report.outlet_id}:{hash_address(address)}", limit=IN_AN_HOUR, window=_HOUR)
    eraser = standing(report.outlet.slug)
    with transaction.atomic():
        row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        _require_open(row)
        given = {"text": eraser.mask(said) if eraser else said, "at": clock.now()}
        _, new = Reply.objects.get_or_create(report=row, defaults=given)
        if not new:
            raise ReplyError("used", "You have written to the desk about this report already.")
        record(READER, "report.reply", report.outlet, row)
    report.refresh_from_db()


def _require_open(report: Report) -> None:
    if not takes_reply(report):
        raise ClosedError("The desk takes no message about this report.")
