"""What is searched for when a passage is: itself, or its sentence where it is short. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.archive.words import cut
from corrigenda.flow.cases.touches import paragraph_around
from corrigenda.flow.publication.guard.stretches import sentences_around

ENOUGH = 20
"""Words of a passage that is searched for as it is."""
LEAST = 8
"""Words below which the sentences beside are taken, too: three words alone stand everywhere."""
MOST = 100_000
"""Code points that are searched for; the rest of a longer passage is left out."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for.

    Attributes:
        start, end: where in `words` the passage stands, in code points.
    """

    words: str
    start: int
    end: int


def sought(text: str, start: int, end: int) -> Sought:
    """What to search for to find `text[start:end]` elsewhere."""
    end = min(end, start + MOST)
    first, last = start, end
    if count(text[start:end]) < ENOUGH:
        first, last = _with_its_sentences(text, start, end)
    return Sought(text[first:last], start - first, end - first)


def _with_its_sentences(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = paragraph_around(text, start, end)
    low, high = max(low, start - MOST), min(high, end + MOST)
    inside = text[low:high]
    first, last = sentences_around(inside, start - low, end - low)
    while count(inside[first:last]) < LEAST and (first > 0 or last < len(inside)):
        if last < len(inside):
            last = sentences_around(inside, first, min(len(inside), last + 2))[1]
        else:
            first = sentences_around(inside, max(0, first - 2), last)[0]
    return low + first, low + last


def count(text: str) -> int:
    """How many words a text has; in scripts without spaces each character is one."""
    return len(cut(text).folded)
