"""Where is the passage in a text, when the old text is not known?

From sure to unsure: where it is said to stand, the exact words, the folded words,
and words that are like it. Each step that finds something decides.
"""

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from corrigenda.anchoring.anchor import AMBIGUOUS, GONE, Anchor, answer
from corrigenda.anchoring.folding import fold
from corrigenda.anchoring.seeking import OWN_PROOF, seek
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

    `ambiguous` when its words stand several times and nothing tells which;
    `gone` when nothing or only a weak look-alike is there. Never raises.
    """
    if _stands_there(selector, text):
        start = selector.start or 0
        return answer(selector.exact, text, start, start + len(selector.exact), 1.0)
    half = _is_half_word(selector)
    spots = _exact(selector, text, half) or _folded(selector, text, half)
    if spots and not _elsewhere(selector, spots):
        return _choose(selector, text, spots)
    place = seek(selector, text)
    if place is None:
        return GONE
    return answer(selector.exact, text, place.start, place.end, place.score)


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


def _places(needle: str, text: str) -> list[tuple[int, int]]:
    """Return the places of a string, overlapping ones too, up to a bound."""
    found: list[tuple[int, int]] = []
    at = text.find(needle)
    while at >= 0 and len(found) < _MAX_PLACES:
        found.append((at, at + len(needle)))
        at = text.find(needle, at + 1)
    return found


def _exact(selector: Selector, text: str, half: tuple[bool, bool]) -> list[_Spot]:
    """Return the places of the exact words."""
    return _spots(selector, text, _places(selector.exact, text), half)


def _folded(selector: Selector, text: str, half: tuple[bool, bool]) -> list[_Spot]:
    """Return the places of the same words in other characters."""
    needle = fold(selector.exact).text.strip()
    if not needle:
        return []
    folded = fold(text)
    found = [folded.origin(a, b) for a, b in _places(needle, folded.text)]
    return _spots(selector, text, found, half)


def _spots(
    selector: Selector, text: str, places: list[tuple[int, int]], half: tuple[bool, bool]
) -> list[_Spot]:
    """Weigh the context of the places that do not cut words."""
    free = [(a, b) for a, b in places if stands_free(text, a, b, half)]
    prefix = fold(selector.prefix[-_CONTEXT:]).text
    suffix = fold(selector.suffix[:_CONTEXT]).text
    size = max(1, len(prefix) + len(suffix))
    spots = []
    for start, end in free:
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
