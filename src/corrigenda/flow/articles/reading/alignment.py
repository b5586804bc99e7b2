"""Which leaves of a page another reader's text holds, in order.

The reader (trafilatura) hands back text and no places in the page, so its text is laid along the
page's own leaves: long leaves first, the longest rising chain of them, then short leaves between.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

_NOT_WORD = re.compile(r"[\W_]+")
_LONG: Final = 24
_COVERED: Final = 0.5
_MOST_SEARCHED: Final = 200_000_000


def squeeze(text: str) -> str:
    """The letters and digits of a text alone, case folded: what two readers agree on."""
    return _NOT_WORD.sub("", text).casefold()


def held(leaves: Sequence[str], lines: Sequence[str]) -> list[bool]:
    """For each leaf whether the lines hold it; both in document order.

    Searching is bounded: a page that is made to be slow is held in part, never slowly.
    """
    squeezed = [squeeze(leaf) for leaf in leaves]
    told = [squeeze(line) for line in lines]
    whole = "".join(told)
    found = _long_leaves(squeezed, told, whole)
    _short_leaves(squeezed, whole, found)
    answer = [place is not None for place in found]
    _split_leaves(squeezed, told, answer)
    return answer


def _long_leaves(squeezed: Sequence[str], told: Sequence[str], whole: str) -> list[int | None]:
    offsets: dict[str, int] = {}
    at = 0
    for line in told:
        offsets.setdefault(line, at)
        at += len(line)
    places: list[tuple[int, int]] = []
    budget = _MOST_SEARCHED
    for number, leaf in enumerate(squeezed):
        if len(leaf) < _LONG:
            continue
        at = offsets.get(leaf, -1)
        if at < 0 and budget > 0:
            budget -= len(whole)
            at = whole.find(leaf)
        if at >= 0:
            places.append((number, at))
    found: list[int | None] = [None] * len(squeezed)
    for number, at in _rising(places):
        found[number] = at
    return found


def _rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of places whose offsets rise (patience sorting)."""
    tails: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(places):
        slot = bisect_left(tails, at)
        before.append(chain[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [at]
        chain[slot : slot + 1] = [number]
    answer: list[tuple[int, int]] = []
    number = chain[-1] if chain else -1
    while number >= 0:
        answer.append(places[number])
        number = before[number]
    return answer[::-1]


def _short_leaves(squeezed: Sequence[str], told: str, found: list[int | None]) -> None:
    ends = _next_known(found, len(told))
    at = 0
    for number, leaf in enumerate(squeezed):
        known = found[number]
        if known is not None:
            at = known + len(leaf)
        # Between two held leaves, a short one stands next to one of them or nowhere.
        elif 0 < len(leaf) < _LONG and (
            told.startswith(leaf, at) or told.endswith(leaf, at, ends[number])
        ):
            found[number] = at
            at = max(at, told.find(leaf, at) + len(leaf))


def _next_known(found: Sequence[int | None], end: int) -> list[int]:
    ends = [end] * len(found)
    for number in range(len(found) - 1, -1, -1):
        ends[number] = end
        known = found[number]
        if known is not None:
            end = known
    return ends


def _split_leaves(squeezed: Sequence[str], told: Sequence[str], answer: list[bool]) -> None:
    """Holds leaves that the reader split or thinned: long lines of its cover half of the leaf."""
    known = {leaf for leaf, is_held in zip(squeezed, answer, strict=True) if is_held}
    spare = [line for line in told if len(line) >= _LONG and line not in known]
    budget = _MOST_SEARCHED
    for number, leaf in enumerate(squeezed):
        if answer[number] or len(leaf) < _LONG * 2 or budget <= 0:
            continue
        budget -= len(leaf) * len(spare)
        covered = sum(len(line) for line in spare if len(line) <= len(leaf) and line in leaf)
        answer[number] = covered >= _COVERED * len(leaf)
