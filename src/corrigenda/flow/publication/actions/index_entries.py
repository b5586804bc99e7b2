"""Keep what the lists of the log are read by: the words of entries, and the counts of months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date

from django.db import transaction
from django.db.models import F

from corrigenda.flow.publication.log.words import words_of
from corrigenda.flow.publication.models import Entry, EntryText, MonthCount

_ROWS = 500


def index_entries(entries: Sequence[Entry]) -> None:
    """Count new entries and store their words; inside the transaction that stores them."""
    with transaction.atomic():
        EntryText.objects.bulk_create([_text(entry) for entry in entries], _ROWS)
        places = Counter(_place(entry) for entry in entries)
        for (outlet, month, kind, section), count in places.items():
            place = {"outlet_id": outlet, "month": month, "kind": kind, "section": section}
            # Made empty first, so that two who publish at once both count.
            MonthCount.objects.bulk_create([MonthCount(**place)], ignore_conflicts=True)
            MonthCount.objects.filter(**place).update(count=F("count") + count)


def index_entries_again(entries: Sequence[Entry]) -> None:
    """Store the words of entries anew, whose texts are others now; their months stay."""
    with transaction.atomic():
        for entry in entries:
            EntryText.objects.filter(pk=entry.pk).update(words=_text(entry).words)


def _text(entry: Entry) -> EntryText:
    # Not what was wrong and what is right: whether they are shown is the house's to say.
    said = (entry.headline, entry.words)
    return EntryText(entry=entry, words=words_of(said, entry.authors))


def _place(entry: Entry) -> tuple[int, date, str, str]:
    month = entry.published_at.astimezone(UTC).date().replace(day=1)
    return entry.outlet_id, month, entry.kind, entry.section
