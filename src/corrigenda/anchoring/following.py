"""Where is the passage in the next version, when we kept the old one?"""

from collections.abc import Sequence
from functools import cached_property

from corrigenda.anchoring.anchor import AMBIGUOUS, GONE, Anchor, Place, State, answer
from corrigenda.anchoring.comparing import Comparison
from corrigenda.anchoring.cutting import FLOOR_LEFT_OVER, Cut
from corrigenda.anchoring.finding import find_in
from corrigenda.anchoring.haystack import Haystack, Work
from corrigenda.anchoring.resolving import resolve
from corrigenda.anchoring.selector import Selector
from corrigenda.anchoring.words import is_bound, stands_free

# Unchanged text taken into the alignment on each side, so that runs of words at
# the border can be told from repetitions.
_MARGIN = 2_000
# So much of a passage (0..1) must be seen where it stood before, not to look elsewhere.
_SURE = 0.5
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


class _Pair:
    """Two versions and what is known about their difference."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.cut = Cut(old, new)
        self._work = Work()

    @cached_property
    def _in_old(self) -> Haystack:
        """The old text, to look into."""
        return Haystack(self.old, self._work)

    @cached_property
    def _in_new(self) -> Haystack:
        """The new text, to look into."""
        return Haystack(self.new, self._work)

    def follow(self, selector: Selector) -> Anchor:
        """Follow one passage."""
        start, end = selector.start, selector.end
        # A slice says nothing of an end that lies beyond the text.
        is_beyond = end is not None and end > len(self.old)
        if start is None or end is None or is_beyond or self.old[start:end] != selector.exact:
            then = find_in(self._in_old, selector)
            if then.state is State.AMBIGUOUS:
                return AMBIGUOUS
            if then.start is None or then.end is None:
                return find_in(self._in_new, selector)
            found = self._follow(selector, then.start, then.end)
            if then.state is State.UNCHANGED or found.start is None or found.end is None:
                return found
            # What stood there was like the passage, and not its words.
            score = min(then.score, found.score)
            return answer(selector.exact, self.new, found.start, found.end, score)
        return self._follow(selector, start, end)

    def _follow(self, selector: Selector, start: int, end: int) -> Anchor:
        """Follow what stands at a place of the old text."""
        shift = self.cut.shift(start, end)
        if shift is None:
            if self.cut.one_change:
                return self._answer(selector, start, end, self.cut.place(start, end))
            both = self._comparison
            if both is None:
                return find_in(self._in_new, selector)
            shift = both.moved_by(start, end)
            if shift is None:
                return self._answer(selector, start, end, self._compared(both, start, end))
        start, end = start + shift, end + shift
        return Anchor(State.UNCHANGED, start, end, 1.0, selector.exact, self.new[start:end])

    def _answer(self, selector: Selector, start: int, end: int, place: Place | None) -> Anchor:
        """Return the anchor for a place, or look once more when there is none."""
        if place is not None and 0 <= place.start < place.end <= len(self.new):
            if place.same:
                now = self.new[place.start : place.end]
                return Anchor(State.UNCHANGED, place.start, place.end, 1.0, selector.exact, now)
            return answer(selector.exact, self.new, place.start, place.end, place.score)
        if self.cut.one_change or self._comparison is None:
            return GONE
        if self._comparison.gave_up and end - start <= _MAX_SOUGHT:
            return find_in(self._in_new, selector)
        return self._moved_whole(self._comparison, start, end)

    def _compared(self, both: Comparison, start: int, end: int) -> Place | None:
        """Follow by lines that changed, and by words."""
        if start < both.start or end > both.end:
            return self._over_the_border(both, start, end)
        line = both.line_at(start, end)
        place = line.place(start, end) if line and not line.lost(start, end) else None
        return place or both.retyped(start, end) or self._among_sentences(both, start, end)

    def _among_sentences(self, both: Comparison, start: int, end: int) -> Place | None:
        """Follow by sentences, and by the words of those that changed."""
        shift = both.sentences_moved_by(start, end)
        if shift is not None:
            return Place(start + shift, end + shift, 1.0)
        hole = both.around(start, end)
        place = None
        if hole and not hole.lost(start, end):
            place = hole.place(start, end) or resolve(hole.pairs, start, end)
            if place and place.score >= _SURE:
                return place
        if hole and not place and not hole.elsewhere(start, end):
            return None
        return resolve(both.all, start, end)

    def _over_the_border(self, both: Comparison, start: int, end: int) -> Place | None:
        """Follow a passage that reaches into what did not change, and holds its place."""
        before, after = max(0, both.start - start), max(0, end - both.end)
        place = resolve(both.all, max(start, both.start), min(end, both.end))
        known = (before + after) / (end - start)
        score = known + (1 - known) * (place.score if place else 0.0)
        if place is None and known < FLOOR_LEFT_OVER:
            return None
        low = start if before else (place.start if place else both.end + self.cut.grown)
        high = end + self.cut.grown if after else (place.end if place else both.start)
        return Place(low, high, score)

    @cached_property
    def _comparison(self) -> Comparison | None:
        """What changed, line by line; None when no work is left for it."""
        low, high, grown = self.cut.low, self.cut.high, self.cut.grown
        if not self._work.spend(2 * (high - low) + grown):
            return None
        start, end = _line_border(self.old, low, -1), _line_border(self.old, high, 1)
        return Comparison(self.old, self.new, start, end, grown)

    def _moved_whole(self, both: Comparison, start: int, end: int) -> Anchor:
        """Find words that moved whole but are too few for the alignment."""
        exact = self.old[start:end]
        at = self.new.find(exact)
        if at < 0 or self.new.find(exact, at + 1) >= 0:
            return GONE
        if self.old.find(exact) != start or self.old.find(exact, start + 1) >= 0:
            return GONE
        half = not is_bound(self.old, start), not is_bound(self.old, end)
        pairs = both.all
        j1, j2 = pairs.new.within(at, at + len(exact))
        free = j1 < j2 and all(i < 0 for i in pairs.to_old[j1:j2])
        if not free or not stands_free(self.new, at, at + len(exact), half):
            return GONE
        return Anchor(State.UNCHANGED, at, at + len(exact), 1.0, exact, exact)


def _line_border(text: str, at: int, step: int) -> int:
    """Move an offset outward to the border of its line, or of a word if that is far."""
    if step < 0:
        border = text.rfind("\n", max(0, at - _MARGIN), at) + 1
        if border:
            return border
        at = max(0, at - _MARGIN)
    else:
        border = text.find("\n", at, at + _MARGIN)
        if border >= 0:
            return border
        at = min(len(text), at + _MARGIN)
    for _ in range(100):
        if is_bound(text, at):
            break
        at += step
    return at
