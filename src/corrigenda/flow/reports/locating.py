"""Which passage of a version a report means. Pure: texts in, offsets out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from corrigenda.anchoring import Anchor, Selector, State, describe, find
from corrigenda.anchoring.anchor import AMBIGUOUS, GONE
from corrigenda.anchoring.selector import MAX_EXACT

_LEAST_CONTEXT = 32
"""Code points of context by which words that prove nothing are told."""
_LABEL = 3
"""Words of a block that may be a label."""
_MOST_PLACES = 2_000
_MOST_NEIGHBOURS = 8
"""Blocks on either side that are looked at; the widget sends three to eight."""
_TELLING = 3
"""Blocks on either side that tell a place, if only by being read nowhere."""
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
    if own is None:
        return _in_block(selector, block, text)
    if places := _blocks_like(own.block, text):
        return _among(places, own, text)
    # What the page has more than once and the desk not as a block is none of its words in others.
    if find(Selector(exact=block), text).start is None:
        return GONE
    anchor = _in_block(selector, block, text)
    return GONE if anchor.state is State.AMBIGUOUS else anchor


def _in_block(selector: Selector, block: str, text: str) -> Anchor:
    if not block:
        return _anywhere(selector, text)
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
    if not (is_read or _is_told(selector, block)):
        return GONE
    anchor = _anywhere(selector, text)
    is_read = is_read and (not _is_label(block) or bool(_blocks_like(block, text)))
    # Words of a block that stands nowhere here are not one of the same words in others.
    return anchor if is_read or anchor.state is not State.AMBIGUOUS else GONE


def _anywhere(selector: Selector, text: str) -> Anchor:
    # Without its block the positions mean nothing in this text.
    return find(replace(selector, start=None, end=None), text)


def _is_told(selector: Selector, block: str) -> bool:
    """Whether words can be told from the same ones elsewhere, though their block is nowhere."""
    return selector.proves_itself or len(block) - len(selector.exact) >= _LEAST_CONTEXT


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


def _among(places: list[int], own: _Own, text: str) -> Anchor:
    """Which of the places of a block is meant, by the blocks that were sent around it."""
    above, below = own.above[:1], own.below[:1]
    for sides in ((above, below), (above, []), ([], below)):
        found = _beside(places, own.block, *sides, text) if any(sides) else []
        if len(found) == 1:
            break
    else:
        found = _between(places, own, text)
    if len(found) != 1 or _is_elsewhere(own, text):
        # None: it stands between others, where the desk reads nothing like it.
        return AMBIGUOUS if len(found) > 1 else GONE
    start, end = own.selector.start or 0, own.selector.end or 0
    return find(describe(text, found[0] + start, found[0] + end), text)


def _is_elsewhere(own: _Own, text: str) -> bool:
    """Whether enough blocks were sent from both sides, and none of them is read."""
    if min(len(own.above), len(own.below)) < _TELLING:
        return False
    return not any(_blocks_like(one, text) for one in (*own.above, *own.below) if one != own.block)


def _beside(
    places: list[int], block: str, above: list[str], below: list[str], text: str
) -> list[int]:
    """The places of a block that have other blocks right above and below."""
    around = _blocks_like(_GAP.join((*above, block, *below)), text)
    before = sum(len(one) + len(_GAP) for one in above)
    return [place for place in places if place - before in around]


def _between(places: list[int], own: _Own, text: str) -> list[int]:
    """The places that may be meant: the nearest one between blocks that stand once, or all."""
    low = _once((one for one in own.above if one != own.block), text)
    high = _once((one for one in own.below if one != own.block), text)
    if low is None and high is None:
        return places
    if low is not None and high is not None and low >= high:
        return places  # the page has these blocks in another order
    between = [
        place for place in places if (low is None or place > low) and (high is None or place < high)
    ]
    return between[-1:] if low is None else between[:1]


def _blocks_like(block: str, text: str) -> list[int]:
    """Where a text stands as a block of its own, or as several."""
    framed, sought = f"{_GAP}{text}{_GAP}", f"{_GAP}{block}{_GAP}"
    found: list[int] = []
    at = framed.find(sought)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(at)
        at = framed.find(sought, at + 1)
    return found


def _once(blocks: Iterable[str], text: str) -> int | None:
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
