"""Remember the error that a published correction put right."""

from __future__ import annotations

from corrigenda.flow.propagation.copies.memory import error_grams
from corrigenda.flow.propagation.copies.seeking import sought
from corrigenda.flow.propagation.models import ErrorGram, Remembered
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock


def remember(entry: Entry) -> None:
    """Keep the old words of an entry; inside the caller's transaction, once.

    An entry that supersedes another and gives the old words back takes that memory away: they
    were right after all.
    """
    correction = entry.correction
    before = correction.supersedes_id
    for row in Remembered.objects.filter(correction=before) if before else ():
        if row.words[row.start : row.end].split() == correction.after.split():
            row.delete()
    change = getattr(correction, "change", None)
    if change is None or change.version is None or entry.expunged_at is not None:
        return
    start, end = change.selector.start, change.selector.end
    if start is None or end is None:
        return
    what = sought(change.version.text, start, end)
    grams = error_grams(what, correction.after)
    if not grams or Remembered.objects.filter(correction=correction).exists():
        return
    row = Remembered.objects.create(
        correction=correction,
        entry=entry,
        words=what.words,
        start=what.start,
        end=what.end,
        after=correction.after,
        at=clock.now(),
    )
    ErrorGram.objects.bulk_create(
        [ErrorGram(hash=one, remembered=row) for one in grams], batch_size=400
    )
