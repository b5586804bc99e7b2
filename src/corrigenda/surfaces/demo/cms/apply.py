"""A fix made in a story's HTML: the words change, and every other byte stays. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape
from typing import Final, NamedTuple

from corrigenda.surfaces.demo.cms.find import Place, find, wanted
from corrigenda.surfaces.demo.cms.fix import AlreadyApplied, CannotApply, Fix
from corrigenda.surfaces.demo.cms.text_map import Block, Char, blocks_of, fold

__all__ = ["AlreadyApplied", "CannotApply", "Fix", "apply_fix"]

_TOKEN: Final = re.compile(r"\s+|\w+|[^\w\s]")
# Above this, words are replaced as a whole: a comparison takes the square of their number.
_MOST_TOKENS: Final = 2_000
_OPENING: Final = re.compile(
    r"<(a|abbr|b|cite|em|i|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>\Z"
)


class Edit(NamedTuple):
    """Source between two places, and what is to stand there instead."""

    start: int
    end: int
    new: str


def apply_fix(fragment_html: str, fix: Fix) -> str:
    """Return the HTML with the words of the fix changed, wherever inline markup runs through them.

    Only the words that differ are touched, so links and emphasis around the others stay; an
    inline element that loses its last word goes with it. The new words are put in as text.

    Raises AlreadyApplied when the new words stand there, and CannotApply, with the reason, when
    the old ones do not stand in their context exactly once, or run across two paragraphs, a line
    break or a border of table cells that would have to go.
    """
    want = wanted(fix)
    blocks = blocks_of(fragment_html)
    texts = [block.folded.text for block in blocks]
    place = find(texts, want)
    changed = fragment_html
    edits = list(_edits(blocks[place.block], place, want.after))
    for edit in sorted(edits, reverse=True):
        start, end = _with_emptied(changed, edit)
        changed = changed[:start] + edit.new + changed[end:]
    text = texts[place.block]
    texts[place.block] = fold(text[: place.start] + want.after + text[place.end :]).strip(" ")
    if [block.folded.text for block in blocks_of(changed)] != [one for one in texts if one]:
        raise CannotApply("the story's HTML cannot be changed here by itself; change it by hand")
    return changed


def _edits(block: Block, place: Place, after: str) -> Iterator[Edit]:
    before = block.folded.text[place.start : place.end]
    for start, end, new in _differences(before, after):
        yield from _edit(block, place, place.start + start, place.start + end, new)


def _differences(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Which stretches of `before` become which words, cut between words."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _MOST_TOKENS:
        yield 0, len(before), after
        return
    starts = [0]
    for token in old:
        starts.append(starts[-1] + len(token))
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield starts[i], starts[j], "".join(new[k:m])


def _edit(block: Block, place: Place, start: int, end: int, new: str) -> Iterator[Edit]:
    """The edits of the source that turn folded characters `start` to `end` into `new`."""
    chars = _source(block, start, end)
    if any(char.start < 0 for char in chars):
        raise CannotApply("the change would take out a line break or a border of table cells")
    written = escape(new, quote=False)
    if not chars:
        at = _insertion(block, place, start)
        yield Edit(at, at, written)
        return
    yield from _merged(chars, written)


def _merged(chars: list[Char], written: str) -> Iterator[Edit]:
    """One edit for each unbroken stretch of the source; the new words go into the first."""
    start, end = chars[0].start, chars[0].end
    for char in chars[1:]:
        if char.start != end:
            yield Edit(start, end, written)
            start, written = char.start, ""
        end = char.end
    yield Edit(start, end, written)


def _source(block: Block, start: int, end: int) -> list[Char]:
    if start == end:
        return []
    folded = block.folded
    return block.chars[folded.first[start] : folded.last[end - 1] + 1]


def _insertion(block: Block, place: Place, at: int) -> int:
    """Where in the source new words go: behind the passage's character before them, if any."""
    before = _source(block, at - 1, at)[-1] if at > place.start else None
    if before is not None and before.start >= 0:
        return before.end
    behind = _source(block, at, at + 1)[0] if at < place.end else None
    if behind is not None and behind.start >= 0:
        return behind.start
    raise CannotApply("there is no text beside a line break to put the new words to")


def _with_emptied(source: str, edit: Edit) -> tuple[int, int]:
    """The edit's stretch with the inline elements around it that it would leave empty."""
    start, end = edit.start, edit.end
    if edit.new or start == end:
        return start, end
    while opening := _OPENING.search(source, max(0, start - 2_000), start):
        closing = f"</{opening.group(1)}>"
        if not source.startswith(closing, end):
            break
        start, end = opening.start(), end + len(closing)
    return start, end
