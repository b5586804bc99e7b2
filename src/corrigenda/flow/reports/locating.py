"""Which passage of a version a report means. Pure: texts in, offsets out."""

from __future__ import annotations

from dataclasses import replace

from corrigenda.anchoring import Anchor, Selector, describe, find
from corrigenda.anchoring.anchor import GONE
from corrigenda.anchoring.selector import MAX_EXACT

_GAP = "\n\n"
ROOM = 10_000
"""Code points kept on either side of a passage, of a block too long to be looked for whole."""


def locate(selector: Selector, block: str, text: str) -> Anchor:
    """Where the passage stands in `text`, the text of a version.

    The block is looked for first: a phrase that stands five times in a story
    stands once at this place of this block.

    Args:
        selector: positions, if any, are code points in `block`.
        block: the blocks that the passage touches, as the reader saw them; may be empty.
        text: what the server read.
    """
    if len(block) > MAX_EXACT:
        selector, block = _neighbourhood(selector, block)
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
    # Without its block the positions mean nothing in this text.
    return find(replace(selector, start=None, end=None), text)


def _stands(block: str, found: Anchor, text: str) -> bool:
    """Whether a block is where it was found: one that proves nothing only as a block of its own.

    A label of one word, which the desk does not read, is not the same word in a sentence.
    """
    if Selector(exact=block).proves_itself or found.start is None or found.end is None:
        return True
    before, behind = text[: found.start], text[found.end :]
    return (not before or before.endswith(_GAP)) and (not behind or behind.startswith(_GAP))


def _neighbourhood(selector: Selector, block: str) -> tuple[Selector, str]:
    inside = find(selector, block)
    if inside.start is None or inside.end is None or inside.end - inside.start > MAX_EXACT // 2:
        return selector, ""
    low = max(0, inside.start - ROOM)
    near = replace(selector, start=inside.start - low, end=inside.end - low)
    return near, block[low : inside.end + ROOM]
