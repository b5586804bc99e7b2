"""Lines that were only typed anew: the same letters with other spaces, hyphens or quotes.

Why: a CMS that hyphenates, decomposes letters or puts no-break spaces changes each
line of a story, and cutting them all into words costs ten times as much as this.
"""

from bisect import bisect_left
from functools import cached_property
from unicodedata import combining, normalize

from corrigenda.anchoring.folding import INVISIBLE, looks_same

_SAME = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))


def typed_plainly(lines: list[str]) -> list[str]:
    """Return lines without their spaces and what is not seen, letters composed, quotes plain."""
    text = "\n".join(lines)
    for char in INVISIBLE:
        text = text.replace(char, "")
    if not text.isascii():
        for char, plain in _SAME:
            text = text.replace(char, plain)
        text = normalize("NFC", text)
    return ["".join(line.split()) for line in text.split("\n")]


class Retyped:
    """Two lines whose letters are the same, one by one."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new, self.size = old, new, len(old)

    @cached_property
    def _letters(self) -> tuple[list[int], list[int]]:
        """Where each letter, sign or digit stands, in both lines."""
        return _seen(self._old), _seen(self._new)

    @cached_property
    def looks_same(self) -> bool:
        """Whether a reader sees no difference, in no part of them."""
        return looks_same(self._old, self._new)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where old[start:end] stands in the new line (code points).

        Spaces at its edges are taken along where the new line has the same. None for a
        passage of spaces alone, and when an edge lies inside a letter.
        """
        here, there = self._letters
        first, stop = bisect_left(here, start), bisect_left(here, end)
        if len(here) != len(there) or first == stop:
            return None
        last = _letter_end(self._old, here[stop - 1])
        lead, trail = self._old[start : here[first]], self._old[last:end]
        if last > end or (lead and not lead.isspace()) or (trail and not trail.isspace()):
            return None
        low, high = there[first], _letter_end(self._new, there[stop - 1])
        if self._new.endswith(lead, 0, low):
            low -= len(lead)
        if self._new.startswith(trail, high):
            high += len(trail)
        return low, high


def _seen(text: str) -> list[int]:
    if text.isascii():
        return [at for at, char in enumerate(text) if not char.isspace()]
    return [
        at
        for at, char in enumerate(text)
        if not (char.isspace() or char in INVISIBLE or combining(char))
    ]


def _letter_end(text: str, at: int) -> int:
    at += 1
    while at < len(text) and combining(text[at]):
        at += 1
    return at
