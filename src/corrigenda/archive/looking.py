"""Looking at one text around the places where grams of a passage stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Postfix, Prefix

from corrigenda.archive.comparing import Passage, Stretch
from corrigenda.archive.grams import PLACES
from corrigenda.archive.words import Words, cut, signs_in, words_in

# What begins or ends no word, whatever stands beside it.
_FREE = re.compile(r"[ \n.,;:!?'\"()“”’«»–—-]*")

_MANY = 8
"""Hits near each other: the passage stands there, most likely."""

Hit = tuple[int, int, int]
"""A gram of the passage that stands about here in a text: the place in `grams.PLACES` parts of the
text's length, and where the gram stands in the passage the first and the last time."""


class Found(NamedTuple):
    """A stretch of the text (code points) and its distance from the passage."""

    start: int
    end: int
    distance: float


def look(passage: Passage, text: str, hits: Sequence[Hit]) -> list[Found]:
    """Return where a passage stands in a text, in order; no two places overlap.

    `hits` are in the order of their places.
    """
    verbatim = _verbatim(passage, text, hits)
    if verbatim is not None:
        return [_with_signs(passage, text, verbatim)]
    found: list[Found] = []
    for low, high, near in _windows(passage, len(text), hits):
        found += _in_window(passage, text, low, high, near)
    return [_with_signs(passage, text, one) for one in _apart(found)]


def _verbatim(passage: Passage, text: str, hits: Sequence[Hit]) -> Found | None:
    """Return the place where the passage stands letter by letter, if it explains all hits."""
    start = text.find(passage.core)
    size = len(text)
    if start < 0 or size >= len(passage.core) * PLACES:
        return None
    end = start + len(passage.core)
    begin = passage.starts[0]
    for place, first, last in hits:
        low, high = place * size // PLACES, (place + 1) * size // PLACES + 1
        if not (
            low <= start + passage.starts[first] - begin <= high
            or low <= start + passage.starts[last] - begin <= high
        ):
            return None
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if not _FREE.fullmatch(around):
        return None
    return Found(start, end, 0.0)


def look_everywhere(passage: Passage, text: str) -> list[Found]:
    """Return where a passage stands in a text, without any hint."""
    words = cut(text)
    stretches = passage.within(passage.lettered(words.folded), ())
    return [_with_signs(passage, text, one) for one in _apart(_found(passage, stretches, words, 0))]


def _with_signs(passage: Passage, text: str, found: Found) -> Found:
    """Return a place with the signs around it that the passage has around its words."""
    after = text[found.end : found.end + len(passage.tail)]
    before = text[max(0, found.start - len(passage.head)) : found.start]
    end = found.end + int(Prefix.similarity(passage.tail, after))
    start = found.start - int(Postfix.similarity(passage.head, before))
    return Found(start, end, found.distance)


def _windows(
    passage: Passage, size: int, hits: Sequence[Hit]
) -> Iterator[tuple[int, int, list[Hit]]]:
    """Yield stretches of the text that are wide enough, most likely, with their hits."""
    before, after = passage.before, passage.after
    low = high = -1
    near: list[Hit] = []
    for hit in hits:
        place, first, last = hit
        left = place * size // PLACES - before[last]
        right = (place + 1) * size // PLACES + after[first]
        if near and left > high:
            yield max(0, low), min(size, high), near
            near = []
        if near:
            low, high = min(low, left), max(high, right)
        else:
            low, high = left, right
        near.append(hit)
    if near:
        yield max(0, low), min(size, high), near


def _in_window(
    passage: Passage, text: str, low: int, high: int, hits: Sequence[Hit]
) -> list[Found]:
    """Return the places in a window, widened until no place can reach beyond it."""
    if _holds_none(passage, text, (low, high), hits):
        return []
    grams = [hit[1] for hit in hits]
    while True:
        words = cut(text[low:high])
        row = passage.lettered(words.folded)
        stretches = passage.within(row, grams)
        whole = (low == 0, high == len(text))
        if len(stretches) == 1 and _stands_free(passage, stretches[0], len(row), whole):
            return _found(passage, stretches, words, low)
        more_left, more_right = _too_narrow(passage, words, len(text), (low, high), hits)
        if not (more_left or more_right):
            return _found(passage, stretches, words, low)
        wider = (high - low) // 2
        low = max(0, low - wider) if more_left else low
        high = min(len(text), high + wider) if more_right else high


def _holds_none(passage: Passage, text: str, window: tuple[int, int], hits: Sequence[Hit]) -> bool:
    """Say whether it is sure that no place is near some hits, without cutting the window."""
    there = text[window[0] : window[1]]
    if passage.lacks_signs(there):
        return _is_wide(passage, text, window, hits, signs_in)
    return (
        len(hits) < _MANY
        and passage.lacks_words(there)
        and _is_wide(passage, text, window, hits, words_in)
    )


def _is_wide(
    passage: Passage,
    text: str,
    window: tuple[int, int],
    hits: Sequence[Hit],
    count: Callable[[str], int],
) -> bool:
    """Say whether a window is wide enough by what is counted, whatever it has besides."""
    low, high = window
    size, slack = len(text), passage.most_edits + 2
    for place, first, last in hits:
        before, after = (
            text[low : place * size // PLACES],
            text[(place + 1) * size // PLACES : high],
        )
        if low > 0 and count(before) < last + slack:
            return False
        if high < size and count(after) < passage.size - first + slack:
            return False
    return True


def _stands_free(passage: Passage, found: Stretch, count: int, whole: tuple[bool, bool]) -> bool:
    """Say whether a place touches no cut edge, and no other has room beside it."""
    if (found.first == 0 and not whole[0]) or (found.last == count and not whole[1]):
        return False
    return max(found.first, count - found.last) < passage.least_shared


def _too_narrow(
    passage: Passage, words: Words, size: int, window: tuple[int, int], hits: Sequence[Hit]
) -> tuple[bool, bool]:
    """Say whether the passage could begin before a window, or end after it."""
    low, high = window
    starts, count = words.starts, len(words.starts)
    slack = passage.most_edits + 2  # a word may be cut at either edge
    left = right = False
    for place, first, last in hits:
        if low > 0 and not left:
            left = bisect_right(starts, place * size // PLACES - low) < last + slack
        if high < size and not right:
            beyond = bisect_left(starts, (place + 1) * size // PLACES - low)
            right = count - beyond < passage.size - first + slack
    return left, right


def _found(
    passage: Passage, stretches: Sequence[Stretch], words: Words, offset: int
) -> list[Found]:
    """Return stretches of words as places in the text."""
    return [
        Found(
            offset + words.starts[one.first],
            offset + words.ends[one.last - 1],
            passage.distance(one),
        )
        for one in stretches
    ]


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
