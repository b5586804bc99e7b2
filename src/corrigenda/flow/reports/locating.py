"""Which passage of a version a report means. Pure: texts in, offsets out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corrigenda.anchoring import Anchor, Selector, State, describe, find
from corrigenda.anchoring.anchor import GONE
from corrigenda.anchoring.selector import MAX_EXACT

_LABEL = 3
"""Words of a block that may be a label."""
_MOST_PLACES = 2_000
_MOST_NEIGHBOURS = 8
"""Blocks on either side that are looked at; the widget sends three."""
_GAP = "\n\n"
ROOM = 10_000
"""Code points kept on either side of a passage, of a block too long to be looked for whole."""


def locate(selector: Selector, block: str, text: str) -> Anchor:
    """Where the passage stands in `text`, the text of a version.

    The block is looked for first: a phrase that stands five times in a story
    stands once at this place of this block.

    Args:
        selector: positions, if any, are code points in `block`.
        block: the blocks that the passage touches, as the reader saw them, and perhaps some
                around them; may be empty.
        text: what the server read.
    """
    if len(block) > MAX_EXACT:
        selector, block = _neighbourhood(selector, block)
    own = None if block in text else _without_neighbours(selector, block)
    if own and (place := _place_of(own, text)) is not None:
        start, end = own.selector.start or 0, own.selector.end or 0
        return find(describe(text, place + start, place + end), text)
    anchor = _in_block(selector, block, text)
    if own and anchor.state is State.GONE:
        return _in_block(own.selector, own.block, text)
    return anchor


def _in_block(selector: Selector, block: str, text: str) -> Anchor:
    is_read = True
    if block:
        inside = find(selector, block)
        whole = find(Selector(exact=block), text)
        if inside.start is not None and inside.end is not None and whole.start is not None:
            found = text[whole.start : whole.end]
            if not _stands(block, whole, text):
                return GONE
            if found == block:
                start, end = whole.start + inside.start, whole.start + inside.end
                return find(describe(text, start, end), text)
            within = find(selector, found)
            if within.start is not None and within.end is not None:
                start, end = whole.start + within.start, whole.start + within.end
                return within._replace(start=start, end=end)
        is_read = whole.state is not State.GONE
        is_read = is_read and (not _is_label(block) or bool(_blocks_like(block, text)))
    # Without its block the positions mean nothing in this text.
    anchor = find(replace(selector, start=None, end=None), text)
    # Words of a block that stands nowhere here are not one of the same words in others.
    return anchor if is_read or anchor.state is not State.AMBIGUOUS else GONE


@dataclass(frozen=True, slots=True)
class _Own:
    """The blocks that a passage touches, and those that were sent around them, nearest first."""

    selector: Selector
    block: str
    above: list[str]
    below: list[str]


def _without_neighbours(selector: Selector, block: str) -> _Own | None:
    """The blocks that the passage touches; None where no others were sent."""
    inside = find(selector, block)
    if inside.start is None or inside.end is None:
        return None
    above, below = block[: inside.start].split(_GAP), block[inside.end :].split(_GAP)
    if len(above) == len(below) == 1:
        return None
    words = block[inside.start : inside.end]
    own, start = above[-1] + words + below[0], len(above[-1])
    near = above[-2::-1][:_MOST_NEIGHBOURS], below[1:][:_MOST_NEIGHBOURS]
    return _Own(describe(own, start, start + len(words)), own, *near)


def _place_of(own: _Own, text: str) -> int | None:
    places = _blocks_like(own.block, text)
    if len(places) > 1:
        return _beside(places, own.above, own.below, text)
    return places[0] if places else None


def _blocks_like(block: str, text: str) -> list[int]:
    """Where a text stands as a block of its own, or as several."""
    framed, sought = f"{_GAP}{text}{_GAP}", f"{_GAP}{block}{_GAP}"
    found: list[int] = []
    at = framed.find(sought)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(at)
        at = framed.find(sought, at + 1)
    return found


def _beside(places: list[int], above: list[str], below: list[str], text: str) -> int | None:
    """The place between the nearest blocks above and below that stand once."""
    low, high = _once(above, text), _once(below, text)
    if low is None and high is None:
        return None
    between = [
        place for place in places if (low is None or place > low) and (high is None or place < high)
    ]
    if not between:
        return None
    return between[-1] if low is None else between[0]


def _once(blocks: list[str], text: str) -> int | None:
    """Where the first of some blocks that stands once stands."""
    for block in blocks:
        stands = _blocks_like(block, text) if block else []
        if len(stands) == 1:
            return stands[0]
    return None


def _stands(block: str, found: Anchor, text: str) -> bool:
    """Whether a block is where it was found: a label only as a block of its own.

    What stands over a form, and the desk does not read, is not the same word in a sentence.
    """
    if not _is_label(block) or found.start is None or found.end is None:
        return True
    before, behind = text[: found.start], text[found.end :]
    return (not before or before.endswith(_GAP)) and (not behind or behind.startswith(_GAP))


def _is_label(block: str) -> bool:
    """Whether a block is too short to be told from the same words in a sentence."""
    return len(block.split()) <= _LABEL and not Selector(exact=block).proves_itself


def _neighbourhood(selector: Selector, block: str) -> tuple[Selector, str]:
    inside = find(selector, block)
    if inside.start is None or inside.end is None or inside.end - inside.start > MAX_EXACT // 2:
        return selector, ""
    low = max(0, inside.start - ROOM)
    near = replace(selector, start=inside.start - low, end=inside.end - low)
    return near, block[low : inside.end + ROOM]
