"""Where is the passage in the next version, when we kept the old one?"""

from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.anchoring.alignment import Alignment
from corrigenda.anchoring.anchor import AMBIGUOUS, GONE, Anchor, State, answer
from corrigenda.anchoring.cutting import Cut, cut, split_at
from corrigenda.anchoring.finding import find_in
from corrigenda.anchoring.haystack import Haystack, Work
from corrigenda.anchoring.resolving import Place, resolve
from corrigenda.anchoring.selector import Selector
from corrigenda.anchoring.words import Table, Words, is_bound, stands_free

# Unchanged text taken into the alignment on each side, so that runs of words at
# the border can be told from repetitions.
_MARGIN = 300
_FLOOR_LEFT_OVER = 0.25
# Where the texts are too unlike to be aligned, passages up to this size are searched.
_MAX_SOUGHT = 2_000


def follow(selector: Selector, old_text: str, new_text: str) -> Anchor:
    """Return where a passage of the old text stands in the new text.

    Offsets are code points. A selector whose words are not in the old text is
    looked for in the new one (`find`). `ambiguous`, too, when the texts are so large
    and so unlike that looking on would take too long. Never raises for any two texts.
    """
    return follow_many([selector], old_text, new_text)[0]


def follow_many(selectors: Sequence[Selector], old_text: str, new_text: str) -> list[Anchor]:
    """Follow passages of one pair of versions; the comparison is made once.

    The passages share the work that may be done: in large texts that have little in
    common the last ones may be `ambiguous` where `follow` would look further.
    """
    pair = _Pair(old_text, new_text)
    return [pair.follow(selector) for selector in selectors]


@dataclass(frozen=True)
class _Middle:
    """The aligned stretch; outside it both texts are the same."""

    pairs: Alignment
    start: int
    end: int
    shift: int


class _Pair:
    """Two versions and what is known about their difference."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.cut: Cut = cut(old, new)
        self._work = Work()
        self._in_old, self._in_new = Haystack(old, self._work), Haystack(new, self._work)
        self._middle: _Middle | None = None

    def follow(self, selector: Selector) -> Anchor:
        """Follow one passage."""
        start, end = selector.start, selector.end
        if start is None or end is None or self.old[start:end] != selector.exact:
            then = find_in(self._in_old, selector)
            if then.state is State.AMBIGUOUS:
                return AMBIGUOUS
            if then.start is None or then.end is None:
                return find_in(self._in_new, selector)
            start, end = then.start, then.end
        if self._is_aligned(start, end) and not self._may_align():
            return find_in(self._in_new, selector)
        place = self._place(start, end)
        if place is None or not 0 <= place.start < place.end <= len(self.new):
            gave_up = self._middle is not None and self._middle.pairs.gave_up
            if gave_up and end - start <= _MAX_SOUGHT:
                return find_in(self._in_new, selector)
            return self._moved_whole(start, end)
        return answer(selector.exact, self.new, place.start, place.end, place.score)

    def _place(self, start: int, end: int) -> Place | None:
        """Return the place by the cheapest means that decides."""
        c = self.cut
        if c.is_deletion:
            return self._after_deletion(start, end)
        if end <= c.head:
            return Place(start, end, 1.0)
        grown = c.new_size - c.old_size
        if start >= c.old_size - c.tail:
            return Place(start + grown, end + grown, 1.0)
        if c.is_insertion:  # inside the passage
            return Place(start, end + grown, 1.0)
        return self._aligned(start, end)

    def _is_aligned(self, start: int, end: int) -> bool:
        """Say whether a passage is one that only its words can follow."""
        c = self.cut
        one_change = c.is_deletion or c.is_insertion
        return not (one_change or end <= c.head or start >= c.old_size - c.tail)

    def _may_align(self) -> bool:
        """Say whether the texts are aligned, or the work for it is left."""
        c = self.cut
        size = c.old_size + c.new_size - 2 * min(c.head + c.tail, c.old_size, c.new_size)
        return self._middle is not None or self._work.spend(size)

    def _after_deletion(self, start: int, end: int) -> Place | None:
        """Follow through one deletion, told in the most natural way."""
        c = self.cut
        size = c.old_size - c.new_size
        low = split_at(self.old, c.new_size - c.tail, c.head)
        high = low + size
        if end <= low:
            return Place(start, end, 1.0)
        if start >= high:
            return Place(start - size, end - size, 1.0)
        left, right = max(0, low - start), max(0, end - high)
        share = (left + right) / (end - start)
        first = low - left
        if share < _FLOOR_LEFT_OVER or not self.new[first : first + left + right].strip():
            return None
        return Place(first, first + left + right, share)

    def _aligned(self, start: int, end: int) -> Place | None:
        """Follow by words; what of the passage lies outside the middle is known."""
        if self._middle is None:
            self._middle = self._align()
        mid = self._middle
        place = resolve(mid.pairs, max(start, mid.start), min(end, mid.end))
        before, after = max(0, mid.start - start), max(0, end - mid.end)
        if not before and not after:
            return place
        known = (before + after) / (end - start)
        score = known + (1 - known) * (place.score if place else 0.0)
        if place is None and known < _FLOOR_LEFT_OVER:
            return None
        # The middle's margins are the same in both texts, so its border holds.
        low = start if before else (place.start if place else mid.end + mid.shift)
        high = end + mid.shift if after else (place.end if place else mid.start)
        return Place(low, high, score)

    def _align(self) -> _Middle:
        """Align the words of the part that changed, with a margin."""
        c = self.cut
        tail = min(c.tail, min(c.old_size, c.new_size) - c.head)
        start, kept = max(0, c.head - _MARGIN), max(0, tail - _MARGIN)
        start = _border(self.old, start, -1)
        end = _border(self.old, c.old_size - kept, 1)
        shift = c.new_size - c.old_size
        table = Table()
        pairs = Alignment(
            Words(self.old, start, end, table), Words(self.new, start, end + shift, table)
        )
        return _Middle(pairs, start, end, shift)

    def _moved_whole(self, start: int, end: int) -> Anchor:
        """Find words that moved whole but are too few for the alignment."""
        exact = self.old[start:end]
        at = self.new.find(exact)
        if at < 0 or self.new.find(exact, at + 1) >= 0 or self._middle is None:
            return GONE
        if self.old.find(exact) != start or self.old.find(exact, start + 1) >= 0:
            return GONE
        half = not is_bound(self.old, start), not is_bound(self.old, end)
        pairs = self._middle.pairs
        j1, j2 = pairs.new.within(at, at + len(exact))
        free = j1 < j2 and all(i < 0 for i in pairs.to_old[j1:j2])
        if not free or not stands_free(self.new, at, at + len(exact), half):
            return GONE
        return Anchor(State.UNCHANGED, at, at + len(exact), 1.0, exact, exact)


def _border(text: str, at: int, step: int) -> int:
    """Move an offset outward to a word's edge, 100 characters at most."""
    for _ in range(100):
        if is_bound(text, at):
            break
        at += step
    return at
