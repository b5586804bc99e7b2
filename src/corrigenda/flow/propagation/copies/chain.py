"""Several changes to one passage, told as one: what it said at first, and what it says at last.

Pure, but for `changes_of`. A correction that supersedes another begins where that one ended, so
neither alone says what is wrong in a place that was never corrected.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from corrigenda.anchoring import describe, follow
from corrigenda.anchoring.folding import looks_same
from corrigenda.anchoring.selector import MAX_EXACT
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.corrections.states import CorrectionState

LIVE = (CorrectionState.APPROVED, CorrectionState.PUBLISHED, CorrectionState.SUPERSEDED)
_APART = 200
"""Code points between two changes above which they are not of one passage."""


@dataclass(frozen=True, slots=True)
class Change:
    """`text[start:end]` becomes `after`, in code points."""

    text: str
    start: int
    end: int
    after: str

    @property
    def before(self) -> str:
        """The passage as it was."""
        return self.text[self.start : self.end]

    @property
    def is_none(self) -> bool:
        """Whether the passage says at last what it said at first."""
        return looks_same(self.before, self.after)


def changes_of(case: Case, *, after: int = 0) -> QuerySet[StoryChange]:
    """What was asked of the story by corrections in effect, or superseded since, in their order.

    Args:
        after: the key of a correction; only later ones.
    """
    rows = StoryChange.objects.filter(correction__case=case, correction__state__in=LIVE)
    return (
        rows.filter(correction__gt=after)
        .select_related("correction", "version")
        .defer("version__block_data")
        .order_by("correction__approved_at", "correction")
    )


def as_change(row: StoryChange) -> Change | None:
    """A change in the text that it was asked of; None where that is not known any more."""
    place, version = row.selector, row.version
    if version is None or place.start is None or place.end is None:
        return None
    return Change(version.text, place.start, place.end, row.correction.after)


def as_one(changes: Iterable[Change]) -> Change | None:
    """From the oldest words to the newest; of what does not join on, what comes after it."""
    whole: Change | None = None
    for one in changes:
        whole = (together(whole, one) if whole else None) or one
    return whole


def together(first: Change, then: Change) -> Change | None:
    """Two changes as one of the first one's text; None where they are of different passages."""
    if looks_same(then.before, first.after) or looks_same(then.before, first.before):
        return replace(first, after=then.after)
    if then.end - then.start > MAX_EXACT:
        return None
    mended = first.text[: first.start] + first.after + first.text[first.end :]
    anchor = follow(describe(then.text, then.start, then.end), then.text, mended)
    if anchor.start is None or anchor.end is None:
        return None
    start, end = first.start, first.start + len(first.after)
    if anchor.start - end > _APART or start - anchor.end > _APART:
        return None
    low, high = min(start, anchor.start), max(end, anchor.end)
    after = mended[low : anchor.start] + then.after + mended[anchor.end : high]
    return Change(first.text, low, high - len(first.after) + (first.end - first.start), after)
