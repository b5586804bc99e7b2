"""Where in a story's text the words of a fix stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from corrigenda.anchoring import Selector, SelectorError
from corrigenda.surfaces.demo.cms.fix import AlreadyApplied, CannotApply, Fix
from corrigenda.surfaces.demo.cms.text_map import fold

# When a neighbouring fix has changed the words on one side, those on the other must be enough.
_ENOUGH: Final = 12
_FIRST_SPACE: Final = re.compile(r"[^\S\n]+(?!\s)")
_LAST_SPACE: Final = re.compile(r"(?<!\s)[^\S\n]+\Z")
_ENDS_LINE: Final = re.compile(r"\n\s*\Z")
_CLOSES: Final = re.compile(r"\n|[^\S\n]*[.,;:!?…)”’»]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a block's folded text."""

    block: int
    start: int
    end: int

    def holds(self, other: Place) -> bool:
        """Whether the other place lies within this one."""
        same = self.block == other.block
        return same and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fix with whitespace folded: the words, the new words, and the text around them."""

    prefix: str
    before: str
    after: str
    suffix: str


def wanted(fix: Fix) -> Wanted:
    """Fold a fix. Raises CannotApply for a selector that cannot be used or asks nothing."""
    try:
        selector = Selector.from_dict(fix.selector)
    except SelectorError as error:
        raise CannotApply(f"the selector cannot be used: {error}") from None
    before, after = fold(fix.before), fold(fix.after)
    if not before.strip():
        raise CannotApply("the fix names no words to replace")
    prefix, suffix = _around(selector, before)
    while before[0] == after[:1] == " ":
        prefix, before, after = f"{prefix} ", before[1:], after[1:]
    while before[-1] == after[-1:] == " ":
        suffix, before, after = f" {suffix}", before[:-1], after[:-1]
    if before == after:
        raise AlreadyApplied("the old words and the new are the same")
    asked = Wanted(fold(prefix), before, after, fold(suffix))
    if not after and fold(selector.exact) == before:
        return _with_a_space(asked, selector.prefix, selector.suffix)
    return asked


def _with_a_space(fix: Wanted, prefix: str, suffix: str) -> Wanted:
    """A deletion with the one space too many that it would leave; a line break is none of it."""
    spaced_before = _LAST_SPACE.search(prefix) is not None
    opens = not prefix.strip(" ") or _ENDS_LINE.search(prefix) is not None
    if _FIRST_SPACE.match(suffix) and (spaced_before or opens):
        return Wanted(fix.prefix, f"{fix.before} ", "", fix.suffix[1:])
    if spaced_before and (not suffix.strip() or _CLOSES.match(suffix)):
        return Wanted(fix.prefix[:-1], f" {fix.before}", "", fix.suffix)
    return fix


def _around(selector: Selector, before: str) -> tuple[str, str]:
    """The text around `before`, when the passage is wider or narrower than it."""
    prefix, exact, suffix = fold(selector.prefix), fold(selector.exact), fold(selector.suffix)
    if exact == before:
        return prefix, suffix
    if exact.count(before) == 1:
        left, right = exact.split(before)
        return prefix + left, right + suffix
    if exact.strip() and before.count(exact) == 1:
        left, right = before.split(exact)
        if prefix.endswith(left) and suffix.startswith(right):
            return prefix.removesuffix(left), suffix.removeprefix(right)
    raise CannotApply("the words to replace are not those of the selector's passage")


def find(texts: Sequence[str], fix: Wanted) -> Place:
    """The one place where the words of a fix stand in their context.

    `texts` are the folded texts of the blocks. Context is asked for first in full, over the
    borders of blocks; then as far as the block goes; then on one side, for the case that another
    fix has changed the other. Raises AlreadyApplied, and CannotApply with the reason.
    """
    old = _places(texts, fix.before)
    new = _places(texts, fix.after) if fix.after else _gaps(texts, fix)
    for fits in (_in_full(texts, fix), _in_block(texts, fix), _on_one_side(texts, fix)):
        found = [place for place in old if fits(place)]
        done = [place for place in new if fits(place)]
        # Without any context, the new words somewhere in the story prove nothing.
        there = done and not found and (fix.prefix + fix.suffix).strip()
        if there or any(one.holds(place) for one in done for place in found):
            raise AlreadyApplied("the new words stand there already")
        if len(found) == 1:
            return found[0]
        if found:
            raise CannotApply(f"the words stand {len(found)} times in the same context")
    raise CannotApply(_why_not(texts, fix, old))


def _why_not(texts: Sequence[str], fix: Wanted, old: Sequence[Place]) -> str:
    if old:
        return "the words stand in the story, but not in this context"
    if fix.before in " ".join(texts):
        return "the words run across two paragraphs; ask for one fix in each"
    return "the words do not stand in the story"


def _places(texts: Sequence[str], words: str) -> list[Place]:
    found = []
    for block, text in enumerate(texts):
        at = text.find(words)
        while at >= 0:
            found.append(Place(block, at, at + len(words)))
            at = text.find(words, at + 1)
    return found


def _gaps(texts: Sequence[str], fix: Wanted) -> list[Place]:
    """Where the context stands with nothing between, words having been taken out."""
    left, right = fix.prefix, fix.suffix
    if len(left + right) < _ENOUGH:
        return []
    joined = fold(left + right)
    # One space stays where two met.
    split = len(joined) - len(right)
    return [Place(p.block, p.start + split, p.start + split) for p in _places(texts, joined)]


Fits = Callable[[Place], bool]


def _in_full(texts: Sequence[str], fix: Wanted) -> Fits:
    story = " ".join(texts)
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)

    def fits(place: Place) -> bool:
        at = starts[place.block]
        left, right = _sides(story, at + place.start, at + place.end, fix)
        return _ends(left, fix.prefix) and _begins(right, fix.suffix)

    return fits


def _sides(text: str, start: int, end: int, fix: Wanted) -> tuple[str, str]:
    """The text before and behind a place, one character longer than the context, if there is."""
    left = text[max(0, start - len(fix.prefix) - 1) : start]
    return left, text[end : end + len(fix.suffix) + 1]


def _ends(text: str, words: str) -> bool:
    return text.endswith(words) or text == words.lstrip(" ")


def _begins(text: str, words: str) -> bool:
    return text.startswith(words) or text == words.rstrip(" ")


def _in_block(texts: Sequence[str], fix: Wanted) -> Fits:
    def fits(place: Place) -> bool:
        left, right = _sides(texts[place.block], place.start, place.end, fix)
        return (_ends(left, fix.prefix) or _ends(fix.prefix, f" {left}")) and (
            _begins(right, fix.suffix) or _begins(fix.suffix, f"{right} ")
        )

    return fits


def _on_one_side(texts: Sequence[str], fix: Wanted) -> Fits:
    def fits(place: Place) -> bool:
        left, right = _sides(texts[place.block], place.start, place.end, fix)
        return (len(fix.prefix.strip()) >= _ENOUGH and left.endswith(fix.prefix)) or (
            len(fix.suffix.strip()) >= _ENOUGH and right.startswith(fix.suffix)
        )

    return fits
