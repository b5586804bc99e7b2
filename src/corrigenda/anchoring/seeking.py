"""Looking for words that are like the passage, when its own words are not there.

Pieces of the passage with its context say where to look (`seeds.py`); what stands
there is aligned with it word by word, as two versions are, and weighed.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from corrigenda.anchoring.alignment import Alignment
from corrigenda.anchoring.anchor import AMBIGUOUS, GONE, Anchor, Place, answer
from corrigenda.anchoring.haystack import Haystack
from corrigenda.anchoring.light import AsItIs
from corrigenda.anchoring.resolving import resolve
from corrigenda.anchoring.seeds import MOST, windows
from corrigenda.anchoring.selector import Selector
from corrigenda.anchoring.surroundings import seen_beside, with_its_edges
from corrigenda.anchoring.words import Words

CONTEXT = 128  # characters on each side
_WINDOWS = 4
_WINDOWS_IF_LONG = 1
_LONG = 10_000  # characters
# A window with so much less than the best one is not looked at.
_RIVAL = 0.3
# Nor one with less of all pieces (0..1), or of the pieces of the passage alone.
_LEAST, _LEAST_ALONE, _LEAST_AS_IT_IS = 0.1, 0.3, 0.3
# So much (0..1) of the words on one side must stand beside the place, for the passage
# to stand where it stood. Measured: nine edits of ten keep 0.8, look-alikes have 0.2.
_BESIDE = 0.5
# And both sides together so much, where the passage is too short to prove anything
# itself, or less than so much (0..1) is left of it.
_BOTH_SIDES, _HALF = 0.6, 0.45
# A passage that moved, and was edited, keeps so much of its weight (0..1).
_MOVED = 0.75
# A place leads the next by so much (0..3); and needs no second look from so much on.
# Measured: a look-alike has 1.5 at most.
_LEAD = 0.1
_BEYOND_DOUBT = 2.0


@dataclass(frozen=True)
class _Sight:
    """A place like the passage; what was seen of words, and of context each side.

    Shares from 0 to 1; None on a side where the selector has no context.
    """

    place: Place
    before: float | None
    after: float | None

    @property
    def beside(self) -> float:
        """The better side: a paragraph may have been put in on the other."""
        return max(self.before or 0.0, self.after or 0.0)

    @property
    def around(self) -> float:
        """Both sides together."""
        sides = [side for side in (self.before, self.after) if side is not None]
        return sum(sides) / len(sides) if sides else 0.0


def seek(selector: Selector, hay: Haystack) -> Anchor:
    """Return the place that is like the passage, or that none is, or too many."""
    look = _Look(selector, hay, hay.light, MOST)
    seen = look.at(look.whole, _LEAST, look.limit)
    if not seen and selector.proves_itself and not selector.has_likes:
        seen = look.at(selector.exact, _LEAST_ALONE, look.limit)
    return _best(selector, hay.text, seen)


def seek_in_plain_sight(selector: Selector, hay: Haystack) -> Anchor | None:
    """Return the place that is like the passage if it is beyond doubt, else None.

    The text is taken as it is, and only some pieces of the passage are looked for:
    most edits need no more.
    """
    look = _Look(selector, hay, AsItIs(hay.text), MOST // 2)
    seen = look.at(look.whole, _LEAST_AS_IT_IS, min(2, look.limit))
    if max(map(_worth, seen), default=0.0) < _BEYOND_DOUBT:
        return None
    return _best(selector, hay.text, seen)


def _best(selector: Selector, text: str, seen: list[_Sight]) -> Anchor:
    """Return the answer for what was seen."""
    if not seen:
        return GONE
    best, *others = sorted(seen, key=_worth, reverse=True)
    place = best.place
    for other in others:
        apart = other.place.end <= place.start or place.end <= other.place.start
        if apart and _worth(best) - _worth(other) < _LEAD:
            return AMBIGUOUS
    return answer(selector.exact, text, place.start, place.end, place.score)


def _worth(sight: _Sight) -> float:
    """Return what speaks for a place, from 0 to 3."""
    return sight.place.score + sight.beside + sight.around


def _is_enough(selector: Selector, sight: _Sight) -> bool:
    """Say whether what was seen is the passage, and not something like it."""
    if sight.around >= _BOTH_SIDES:
        return True
    if not selector.proves_itself:
        return False
    if sight.beside >= _BESIDE and sight.place.score >= _HALF:
        return True
    return sight.place.score >= _MOVED and not selector.has_likes


class _Look:
    """A passage with its context, and the text in which it is looked for."""

    def __init__(self, selector: Selector, hay: Haystack, form: AsItIs, most: int) -> None:
        """Look for at most `most` pieces, in this form of the text."""
        prefix, suffix = selector.prefix[-CONTEXT:], selector.suffix[:CONTEXT]
        self.whole = prefix + selector.exact + suffix
        self.limit = _WINDOWS if len(self.whole) < _LONG else _WINDOWS_IF_LONG
        self._selector, self._hay, self._form, self._most = selector, hay, form, most
        self._start, self._end = len(prefix), len(prefix) + len(selector.exact)

    def at(self, sought: str, least: float, limit: int) -> list[_Sight]:
        """Return what is seen of the passage where most pieces of `sought` stand.

        `limit` windows at most that hold `least` of the pieces (0..1) are looked at.
        """
        hay, form = self._hay, self._form
        seen: list[_Sight] = []
        floor = least
        for window in islice(windows(form.like(sought), form.text, self._most), limit):
            if window.share < floor:
                break
            floor = max(floor, _RIVAL * window.share)
            low, high = form.stretch(window.start, window.end)
            pairs = Alignment(self._wanted, Words(hay.text, low, high, hay.table))
            sight = _sight(pairs, self._start, self._end)
            if sight is not None and _is_enough(self._selector, sight):
                seen.append(sight)
        return seen

    @cached_property
    def _wanted(self) -> Words:
        """The words of the passage and its context."""
        return Words(self.whole, 0, len(self.whole), self._hay.table)


def _sight(pairs: Alignment, start: int, end: int) -> _Sight | None:
    """Return where the aligned window holds the passage, None when it does not."""
    place = resolve(pairs, start, end)
    if place is None or not 0 <= place.start < place.end <= len(pairs.new.text):
        return None
    place = with_its_edges(pairs, place, start, end)
    return _Sight(place, *seen_beside(pairs, place, start, end))
