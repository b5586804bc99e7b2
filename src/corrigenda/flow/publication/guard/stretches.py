"""Which sentences of a story were changed, and into which. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from corrigenda.anchoring import Op, word_diff

_SENTENCE_END = regex.compile(
    r"(?<=[.!?…][\"'”’»)\]]*)\s+(?=[\p{Lu}\p{N}\p{Lo}\"“„«(])|[。！？]|\n+"
)
_TOGETHER = 3
"""Code points between two changes that are read as one: "04-30" became "05-29"."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences of the old version that became other sentences.

    Attributes:
        old, new: the sentences, whole.
        start, end: where the words that changed stand in the old version, in code points.
        there, stop: where the words in their place stand in the new one; with nothing in their
            place, an empty range.
        taken, put: these words, and the words in their place; either may be empty.
    """

    old: str
    new: str
    start: int
    end: int
    there: int
    stop: int
    taken: str
    put: str


@dataclass(slots=True)
class _Change:
    start: int
    end: int
    there: int
    stop: int


def stretches(old: str, new: str) -> Iterator[Stretch]:
    """The changed sentences of a story, in order; sentences that changed together are one."""
    ends_old, ends_new = _ends(old), _ends(new)
    for group in _by_sentence(_changes(old, new), ends_old, ends_new):
        first, last = group[0], group[-1]
        a, b = _around(ends_old, first.start, last.end, len(old))
        c, d = _around(ends_new, first.there, last.stop, len(new))
        yield Stretch(
            old[a:b].strip(),
            new[c:d].strip(),
            first.start,
            last.end,
            first.there,
            last.stop,
            old[first.start : last.end],
            new[first.there : last.stop],
        )


def sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences begin and end that `text[start:end]` touches, without outer spaces."""
    first, last = _around(_ends(text), start, end, len(text))
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _changes(old: str, new: str) -> Iterator[_Change]:
    at = there = 0
    held: _Change | None = None
    for piece in word_diff(old, new):
        size = len(piece.text)
        if piece.op is Op.EQUAL:
            if held is not None and (size > _TOGETHER or " " in piece.text or "\n" in piece.text):
                yield held
                held = None
            at, there = at + size, there + size
            continue
        held = held or _Change(at, at, there, there)
        if piece.op is Op.DELETE:
            at += size
        else:
            there += size
        held.end, held.stop = at, there
    if held is not None:
        yield held


def _ends(text: str) -> list[int]:
    return [found.end() for found in _SENTENCE_END.finditer(text)]


def _around(ends: list[int], start: int, end: int, size: int) -> tuple[int, int]:
    """The sentences that hold a stretch."""
    before, after = bisect_right(ends, start), bisect_left(ends, max(end, start + 1))
    return ends[before - 1] if before else 0, ends[after] if after < len(ends) else size


def _by_sentence(
    changes: Iterator[_Change], old: list[int], new: list[int]
) -> Iterator[list[_Change]]:
    """Changes within one sentence go together: what they take out and put in is compared whole."""
    group: list[_Change] = []
    for one in changes:
        if group:
            last = group[-1]
            if _between(old, last.end, one.start) or _between(new, last.stop, one.there):
                yield group
                group = []
        group.append(one)
    if group:
        yield group


def _between(ends: list[int], low: int, high: int) -> bool:
    """Whether a sentence ends between two offsets."""
    at = bisect_left(ends, low)
    return at < len(ends) and ends[at] <= high
