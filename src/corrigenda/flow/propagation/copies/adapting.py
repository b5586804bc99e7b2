"""A fix put into the words of another place. Pure: texts in, texts out."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.anchoring import Op, State, describe, follow, word_diff
from corrigenda.anchoring.folding import looks_same
from corrigenda.anchoring.selector import MAX_EXACT
from corrigenda.flow.propagation.copies.seeking import Sought


@dataclass(frozen=True, slots=True)
class _Hunk:
    """`before[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def counterpart(what: Sought, found: str) -> tuple[int, int]:
    """Where the passage of what was searched for stands in what was found, in code points.

    The whole of it, where that cannot be told.
    """
    whole = 0, len(found)
    if (what.start, what.end) == (0, len(what.words)) or what.end - what.start > MAX_EXACT:
        return whole
    if what.words == found:
        return what.start, what.end
    anchor = follow(describe(what.words, what.start, what.end), what.words, found)
    if anchor.start is None or anchor.end is None or anchor.start >= anchor.end:
        return whole
    return anchor.start, anchor.end


def adapted(before: str, after: str, found: str) -> str:
    """What `found` should say, as `after` says it for `before`; empty where that does not fit.

    Word by word: where the words that the fix replaces stand in `found`, the new ones take their
    place, and what was edited there otherwise stays as it is. All of the fix fits, or none.
    """
    if looks_same(before, found):
        return after
    if max(len(before), len(found)) > MAX_EXACT:
        return ""
    changed = found
    for hunk in reversed(_hunks(before, after)):
        anchor = follow(describe(before, hunk.start, hunk.end), before, found)
        if anchor.start is None or anchor.end is None or anchor.state is not State.UNCHANGED:
            return ""
        changed = changed[: anchor.start] + hunk.new + changed[anchor.end :]
    return changed if changed.split() != found.split() else ""


def _hunks(before: str, after: str) -> list[_Hunk]:
    """The changes in order, none of them empty: an insertion goes with the word before it."""
    found: list[_Hunk] = []
    at = 0
    for piece in word_diff(before, after):
        size = len(piece.text)
        if piece.op is Op.EQUAL:
            at += size
        elif piece.op is Op.DELETE:
            found.append(_Hunk(at, at + size, ""))
            at += size
        elif found and found[-1].end == at and not found[-1].new:
            found[-1] = _Hunk(found[-1].start, at, piece.text)
        else:
            found.append(_Hunk(at, at, piece.text))
    return [_wide(before, one) for one in found]


def _wide(before: str, hunk: _Hunk) -> _Hunk:
    """With a word beside it that tells where it is, where it replaces none."""
    if before[hunk.start : hunk.end].strip():
        return hunk
    start, end = hunk.start, hunk.end
    while start > 0 and before[start - 1].isspace():
        start -= 1
    while start > 0 and not before[start - 1].isspace():
        start -= 1
    if start == hunk.start:
        while end < len(before) and before[end].isspace():
            end += 1
        while end < len(before) and not before[end].isspace():
            end += 1
    return _Hunk(start, end, before[start : hunk.start] + hunk.new + before[hunk.end : end])
