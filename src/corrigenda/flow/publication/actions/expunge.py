"""Erase words from the log: the entry and its address stay, and a record says what went."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from corrigenda.flow.articles.models import Version
from corrigenda.flow.newsroom.actions.expunge import (
    Job,
    expunge_find,
    expunge_rows,
)
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.newsroom.expunging.eraser import Eraser
from corrigenda.flow.publication.actions.erase_openings import erase_openings
from corrigenda.flow.publication.actions.index_entries import index_entries_again
from corrigenda.flow.publication.actions.relate_versions import relate
from corrigenda.flow.publication.chain.commitments import WORDS_OF_AN_ENTRY
from corrigenda.flow.publication.models import Entry, LiveCheck, LogRecord, MonthCount
from corrigenda.flow.publication.related.finding import forget_orders
from corrigenda.lib import clock


def expunge(job: Job) -> None:
    """Empty every field of an entry that holds the words; what has none stays as published."""
    outlet = job.of("outlet")
    found = set(expunge_find(job, Entry, WORDS_OF_AN_ENTRY, outlet))
    # Whose words were changed by hand, or are back from a backup of one table.
    opened = set(expunge_find(job, LogRecord, ("openings",), outlet))
    records = LogRecord.objects.filter(pk__in=opened, entry__isnull=False)
    keys = sorted(found | set(records.values_list("entry", flat=True)))
    job.counts["log"] += len(keys)
    job.entries += keys
    expunge_rows(job, "log", LiveCheck, ("missing",), within=job.of("entry__outlet"))
    if not job.looks:
        for key in keys:
            _expunge_entry(job, key)
        _relate_again(job.versions)


def _relate_again(versions: Sequence[int]) -> None:
    """The hashes of what a story is about would tell its words by trying."""
    waiting = Version.objects.filter(pk__in=versions, related_at=None)
    for version in waiting.iterator(chunk_size=200):
        with transaction.atomic():
            relate(version)
    forget_orders()


def _expunge_entry(job: Job, key: int) -> None:
    with transaction.atomic():
        entry = Entry.objects.select_for_update(of=("self",)).select_related("outlet").get(pk=key)
        names = _fields_with_words(job.eraser, entry)
        if not names:
            return
        if "section" in names:
            _uncount(entry)
        # First, because an entry of before the chain is recorded by it as it was published.
        erase_openings(entry, job.reason_class, by=SYSTEM, fields=names)
        emptied: dict[str, Any] = {one: [] if one == "authors" else "" for one in names}
        Entry.objects.filter(pk=key).update(**emptied, expunged_at=clock.now())
        entry.refresh_from_db()
        index_entries_again([entry])


def _fields_with_words(eraser: Eraser, entry: Entry) -> Sequence[str]:
    record = LogRecord.objects.filter(entry=entry, type="entry").first()
    openings = record.openings if record else {}

    def said(name: str) -> list[Any]:
        opening = openings.get(name)
        value = opening[1] if opening else ""
        if name == "authors" and value:
            value = json.loads(value)
        return [getattr(entry, name), value]

    return [
        name
        for name in WORDS_OF_AN_ENTRY
        if any(eraser.mask_json(one) != one for one in said(name))
    ]


def _uncount(entry: Entry) -> None:
    """The month has it in no section any more."""
    month = entry.published_at.astimezone(UTC).date().replace(day=1)
    of_month = Q(outlet=entry.outlet, month=month, kind=entry.kind)
    place = {"outlet": entry.outlet, "month": month, "kind": entry.kind, "section": ""}
    MonthCount.objects.bulk_create([MonthCount(**place)], ignore_conflicts=True)
    MonthCount.objects.filter(of_month, section="").update(count=F("count") + 1)
    mine = MonthCount.objects.filter(of_month, section=entry.section)
    mine.update(count=F("count") - 1)
    mine.filter(count__lte=0).delete()
