"""Remember the error that a correction or a silent fix put right."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q

from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.propagation.copies.memory import error_grams
from corrigenda.flow.propagation.copies.seeking import Sought, sought
from corrigenda.flow.propagation.models import ErrorGram, Remembered
from corrigenda.flow.publication.models import Entry

MOST_ALIKE = 20
"""Errors that are found by the same three words: of a turn of speech that hundreds of fixes share,
a version is not asked for each. Each outlet has this room for its own, and as much for each house
and each agency that it hears."""
_AT_ONCE = 400


def remember(correction: Correction, *, at: datetime, entry: Entry | None = None) -> None:
    """Keep the old words of a correction; inside the caller's transaction, once.

    One that supersedes another and gives the old words back takes that memory away: they were
    right after all.

    Args:
        at: since when they count as put right.
        entry: what was published of it; None for a fix.
    """
    before = correction.supersedes_id
    for row in Remembered.objects.filter(correction=before) if before else ():
        if row.words[row.start : row.end].split() == correction.after.split():
            row.delete()
    change = getattr(correction, "change", None)
    if change is None or (entry is not None and entry.expunged_at is not None):
        return
    what = _wrong_words(change)
    own = Q(correction__case__outlet=correction.case.outlet_id)
    grams = with_room(error_grams(what, correction.after), own) if what else []
    if what is None or not grams:
        # Nothing to find it by. Of a fix an empty row says that it was looked at.
        what = Sought("", 0, 0)
        if entry is not None:
            return
    row, new = Remembered.objects.get_or_create(
        correction=correction,
        defaults={
            "entry": entry,
            "words": what.words,
            "start": what.start,
            "end": what.end,
            "after": correction.after if grams else "",
            "at": at,
        },
    )
    if new:
        keep_grams(row, grams)


def keep_grams(row: Remembered, grams: list[int]) -> None:
    """Keep by what an error is found."""
    found_by = [ErrorGram(hash=one, remembered=row) for one in grams]
    ErrorGram.objects.bulk_create(found_by, batch_size=_AT_ONCE)


def _wrong_words(change: StoryChange) -> Sought | None:
    start, end = change.selector.start, change.selector.end
    if change.version is None or start is None or end is None:
        return None
    return sought(change.version.text, start, end)


def with_room(grams: list[int], among: Q) -> list[int]:
    """Those by which fewer than `MOST_ALIKE` of the errors `among` all are found already."""
    full: set[int] = set()
    alike = Remembered.objects.filter(among)
    for first in range(0, len(grams), _AT_ONCE):
        hashes = grams[first : first + _AT_ONCE]
        # Few are: only of those that anybody has filled it is asked whose they are.
        known = ErrorGram.objects.filter(hash__in=hashes).values("hash")
        crowded = known.annotate(count=Count("id")).filter(count__gte=MOST_ALIKE)
        hashes = list(crowded.values_list("hash", flat=True))
        if not hashes:
            continue
        own = ErrorGram.objects.filter(hash__in=hashes, remembered__in=alike).values("hash")
        counted = own.annotate(count=Count("id")).filter(count__gte=MOST_ALIKE)
        full.update(counted.values_list("hash", flat=True))
    return [one for one in grams if one not in full]
