"""Looking at one text around the places where grams of a passage stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corrigenda.archive.comparing import Passage
from corrigenda.archive.grams import PLACES
from corrigenda.archive.words import Words, cut

_MARGIN = 48
_STRETCH = 1.3


@dataclass(frozen=True, slots=True)
class Hit:
    """A gram of the passage that stands about here in a text.

    `first` and `last` are where the gram stands in the passage the first and the last time;
    `place` is in `grams.PLACES` parts of the text's length.
    """

    place: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text (code points) and its distance from the passage."""

    start: int
    end: int
    distance: float


def look(passage: Passage, text: str, hits: Sequence[Hit]) -> list[Found]:
    """Return where a passage stands in a text, in order; no two places overlap."""
    found: list[Found] = []
    for low, high, near in _windows(passage, len(text), hits, _MARGIN):
        found += _in_window(passage, text, low, high, near)
    return _apart(found)


def look_everywhere(passage: Passage, text: str) -> list[Found]:
    """Return where a passage stands in a text, without any hint."""
    return _apart(list(_places(passage, cut(text), 0)))


def _windows(
    passage: Passage, size: int, hits: Sequence[Hit], margin: int
) -> Iterator[tuple[int, int, list[Hit]]]:
    """Yield stretches of the text that are wide enough, most likely, with their hits."""
    length = len(passage.text)
    low = high = -1
    near: list[Hit] = []
    for hit in sorted(hits, key=lambda one: one.place):
        left = hit.place * size // PLACES - int(passage.starts[hit.last] * _STRETCH) - margin
        right = (hit.place + 1) * size // PLACES + margin
        right += int((length - passage.starts[hit.first]) * _STRETCH)
        if near and left > high:
            yield low, high, near
            near = []
        low = max(0, min(low, left) if near else left)
        high = min(size, max(high, right) if near else right)
        near.append(hit)
    if near:
        yield low, high, near


def _in_window(
    passage: Passage, text: str, low: int, high: int, hits: Sequence[Hit]
) -> Iterator[Found]:
    """Yield the places in a window, widened until no place can reach beyond it."""
    while True:
        words = cut(text[low:high])
        more_left, more_right = _too_narrow(passage, words, len(text), (low, high), hits)
        if not (more_left or more_right):
            yield from _places(passage, words, low)
            return
        wider = high - low
        low = max(0, low - wider) if more_left else low
        high = min(len(text), high + wider) if more_right else high


def _too_narrow(
    passage: Passage, words: Words, size: int, window: tuple[int, int], hits: Sequence[Hit]
) -> tuple[bool, bool]:
    """Say whether the passage could begin before a window, or end after it."""
    low, high = window
    slack = passage.most_edits + 2  # a word may be cut at either edge
    left = low > 0 and any(
        bisect_right(words.starts, hit.place * size // PLACES - low) < hit.last + slack
        for hit in hits
    )
    right = high < size and any(
        len(words.starts) - bisect_left(words.starts, (hit.place + 1) * size // PLACES - low)
        < passage.size - hit.first + slack
        for hit in hits
    )
    return left, right


def _places(passage: Passage, words: Words, offset: int) -> Iterator[Found]:
    """Yield the places of a passage among words."""
    for stretch in passage.within(words.folded):
        yield Found(
            offset + words.starts[stretch.first],
            offset + words.ends[stretch.last - 1],
            passage.distance(stretch),
        )


def _apart(found: list[Found]) -> list[Found]:
    """Return the closest of places that overlap, in order of the text."""
    if len(found) < 2:
        return found
    kept: list[Found] = []
    taken: list[int] = []
    for one in sorted(found, key=lambda place: (place.distance, place.start)):
        at = bisect_left(taken, one.start)
        before = kept[at - 1] if at else None
        after = kept[at] if at < len(kept) else None
        if (before and before.end > one.start) or (after and after.start < one.end):
            continue
        taken.insert(at, one.start)
        kept.insert(at, one)
    return kept
