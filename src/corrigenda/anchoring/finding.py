"""Where is the passage in a text, when the old text is not known?

From sure to unsure: where it is said to stand, the exact words, the folded words,
and words that are like it. Each step that finds something decides.
"""

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from corrigenda.anchoring.anchor import AMBIGUOUS, GONE, Anchor, answer
from corrigenda.anchoring.folding import fold
from corrigenda.anchoring.haystack import FOLDED, PLACE, SOUGHT, VOTED, Haystack, Work
from corrigenda.anchoring.seeking import CONTEXT, OWN_PROOF, seek
from corrigenda.anchoring.selector import Selector
from corrigenda.anchoring.words import is_bound, stands_free

# So much context is compared on each side, and so many places are weighed.
_CONTEXT = 64
_MAX_PLACES = 2_000
# The best place must lead the next by so much likeness of context (0..1).
_LEAD = 0.08
# Short words that stand elsewhere are the passage only if their context agrees by so
# much (0..1).
_CONTEXT_FLOOR = 0.55


@dataclass(frozen=True)
class _Spot:
    """A place with the same words; likeness of its context 0..1."""

    start: int
    end: int
    context: float


def find(selector: Selector, text: str) -> Anchor:
    """Return where the passage stands in `text` (code points).

    `ambiguous` when its words stand several times and nothing tells which, or when
    looking on would take too long; `gone` when nothing or only a weak look-alike is
    there. Never raises.
    """
    return find_in(Haystack(text), selector)


def find_in(hay: Haystack, selector: Selector) -> Anchor:
    """Do what `find` does, within the work that is left to the haystack."""
    text, exact = hay.text, selector.exact
    start = _sure(selector, text)
    if start is not None:
        return answer(exact, text, start, start + len(exact), 1.0)
    half = _is_half_word(selector)
    places, all_seen = _exact(hay, selector, half)
    if all_seen and not places:
        places, all_seen = _folded(hay, selector, half)
    if not all_seen:
        return AMBIGUOUS
    spots = _spots(selector, text, places)
    if spots and not _elsewhere(selector, spots):
        return _choose(selector, text, spots)
    sought = VOTED * len(text) + SOUGHT * (len(exact) + 2 * CONTEXT)
    if not hay.may("words", len(text)) or not hay.work.spend(sought):
        return AMBIGUOUS
    place = seek(selector, hay)
    if place is None:
        return GONE
    return answer(exact, text, place.start, place.end, place.score)


def _sure(selector: Selector, text: str) -> int | None:
    """Return where the passage stands with all its context, if that is certain.

    Certain: where the selector says, or at one place only. This is cheap in a text
    of any size, and most passages need no more.
    """
    if _stands_there(selector, text):
        return selector.start
    whole = selector.prefix + selector.exact + selector.suffix
    at = text.find(whole)
    if at < 0 or text.find(whole, at + 1) >= 0:
        return None
    start = at + len(selector.prefix)
    free = stands_free(text, start, start + len(selector.exact), _is_half_word(selector))
    return start if free else None


def _stands_there(selector: Selector, text: str) -> bool:
    """Say whether words and context stand where the selector says."""
    if selector.start is None:
        return False
    end = selector.start + len(selector.exact)
    return (
        text.startswith(selector.exact, selector.start)
        and text.endswith(selector.prefix, 0, selector.start)
        and text.startswith(selector.suffix, end)
    )


def _is_half_word(selector: Selector) -> tuple[bool, bool]:
    """Say whether the passage began, and ended, in the middle of a word."""
    start = len(selector.prefix)
    end = start + len(selector.exact)
    whole = selector.prefix + selector.exact + selector.suffix
    return not is_bound(whole, start), not is_bound(whole, end)


def _places(needle: str, text: str, work: Work) -> tuple[list[tuple[int, int]], bool]:
    """Return the places of a string, overlapping ones too, and whether these are all."""
    found: list[tuple[int, int]] = []
    at = text.find(needle)
    while at >= 0:
        if len(found) == _MAX_PLACES or not work.spend(PLACE + len(needle) / 10):
            return found, False
        found.append((at, at + len(needle)))
        at = text.find(needle, at + 1)
    return found, True


def _exact(
    hay: Haystack, selector: Selector, half: tuple[bool, bool]
) -> tuple[list[tuple[int, int]], bool]:
    """Return the places of the exact words that cut no other word."""
    places, all_seen = _places(selector.exact, hay.text, hay.work)
    return [(a, b) for a, b in places if stands_free(hay.text, a, b, half)], all_seen


def _folded(
    hay: Haystack, selector: Selector, half: tuple[bool, bool]
) -> tuple[list[tuple[int, int]], bool]:
    """Return the places of the same words in other characters."""
    text, needle = hay.text, fold(selector.exact).text.strip()
    if not needle:
        return [], True
    if not hay.may("folded", FOLDED * len(text)):
        return [], False
    if needle not in hay.folded:
        return [], True
    if not hay.may("way back", len(hay.folded)):
        return [], False
    back = hay.way_back
    folded, all_seen = _places(needle, back.text, hay.work)
    places = [back.origin(a, b) for a, b in folded]
    return [(a, b) for a, b in places if stands_free(text, a, b, half)], all_seen


def _spots(selector: Selector, text: str, places: list[tuple[int, int]]) -> list[_Spot]:
    """Weigh the context of each place."""
    prefix = fold(selector.prefix[-_CONTEXT:]).text
    suffix = fold(selector.suffix[:_CONTEXT]).text
    size = max(1, len(prefix) + len(suffix))
    spots = []
    for start, end in places:
        before = fold(text[max(0, start - _CONTEXT) : start]).text
        after = fold(text[end : end + _CONTEXT]).text
        alike = _touching(prefix[::-1], before[::-1]) + _touching(suffix, after)
        spots.append(_Spot(start, end, alike / size))
    return spots


def _touching(wanted: str, there: str) -> float:
    """Return how many of the wanted characters are there, in order.

    Both begin at the passage. What touches the passage counts as much again as the
    rest: "the same phrase" differs from its repetition by the next word.
    """
    if not wanted:
        return 0.0
    alike = Indel.normalized_similarity(wanted, there[: len(wanted)])
    near = min(12, len(wanted))
    return len(wanted) * (alike + Indel.normalized_similarity(wanted[:near], there[:near])) / 2


def _elsewhere(selector: Selector, spots: list[_Spot]) -> bool:
    """Say whether short words stand only where nothing else agrees."""
    return (
        len(selector.exact) < OWN_PROOF
        and len(selector.prefix) + len(selector.suffix) >= _CONTEXT / 2
        and max(spot.context for spot in spots) < _CONTEXT_FLOOR
    )


def _choose(selector: Selector, text: str, spots: list[_Spot]) -> Anchor:
    """Choose among places with the same words, or say that it cannot be told."""
    ranked = sorted(spots, key=lambda spot: -spot.context)
    best = ranked[0]
    if len(ranked) > 1 and best.context - ranked[1].context < _LEAD:
        rivals = [s for s in ranked if best.context - s.context < _LEAD]
        there = [s for s in rivals if s.start == selector.start]
        if not there:
            return AMBIGUOUS
        best = there[0]
    return answer(selector.exact, text, best.start, best.end, 1.0)
