"""A remembered error as it is to be put right now."""

from __future__ import annotations

from corrigenda.flow.propagation.copies.chain import Change, as_change, as_one, changes_of
from corrigenda.flow.propagation.models import Remembered
from corrigenda.flow.publication.models import Entry


def as_of_now(row: Remembered) -> Remembered | None:
    """The error with the newest words and entry of its case, where it was corrected again since.

    Nothing is stored. None where it was given its old words back in the end.
    What another house or an agency told is as they told it.
    """
    if row.correction is None:
        return row
    case, this = row.correction.case, row.correction.pk
    later = [change for change in map(as_change, changes_of(case, after=this)) if change]
    if not later:
        return row
    whole = as_one([Change(row.words, row.start, row.end, row.after), *later])
    if whole is None or whole.text != row.words:
        return row
    if whole.is_none:
        return None
    row.start, row.end, row.after = whole.start, whole.end, whole.after
    entries = Entry.objects.filter(correction__case=case, correction__gt=this, expunged_at=None)
    row.entry = entries.select_related("outlet").order_by("-pk").first() or row.entry
    return row
