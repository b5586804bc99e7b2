"""Where is the passage in a text, when the old text is not known?

From sure to unsure: where it is said to stand, the exact words, the same words in
other characters, and words that are like it. Each step that finds something decides.
"""

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from corrigenda.anchoring.anchor import AMBIGUOUS, GONE, Anchor, answer
from corrigenda.anchoring.folding import fold
from corrigenda.anchoring.haystack import FOLDED, LIGHTENED, PLACE, SOUGHT, VOTED, Haystack, Work
from corrigenda.anchoring.light import lighten
from corrigenda.anchoring.seeking import CONTEXT, seek, seek_in_plain_sight
from corrigenda.anchoring.selector import Selector
from corrigenda.anchoring.words import is_bound, stands_free

# So much context is compared on each side, and so many places are weighed.
_CONTEXT = 64
_MAX_PLACES = 2_000
# The best place must lead the next by so much likeness of context (0..1).
_LEAD = 0.08
# Words that prove little, and words that prove nothing, are the passage only if their
# context agrees by so much (0..1); any two texts agree by a half.
_CONTEXT_FLOOR, _CONTEXT_FLOOR_IF_SHORT = 0.65, 0.85
_SHORT = 12  # characters


@dataclass(frozen=True)
class _Spot:
    """A place with the same words; likeness of its context 0..1."""

    start: int
    end: int
    context: float


def find(selector: Selector, text: str) -> Anchor:
    """Return where the passage stands in `text` (code points).

    `ambiguous` when its words, or words as like them, stand several times and nothing
    tells which, or when looking on would take too long; `gone` when nothing or only a
    look-alike is there. Never raises.
    """
    return find_in(Haystack(text), selector)


def find_in(hay: Haystack, selector: Selector) -> Anchor:
    """Do what `find` does, within the work that is left to the haystack."""
    text, exact = hay.text, selector.exact
    start = _sure(selector, text)
    if start is not None:
        return answer(exact, text, start, start + len(exact), 1.0)
    for look in (_same, _plainly, _folded, _like):
        found = look(selector, hay)
        if found is not None:
            return found
    return GONE


def _same(selector: Selector, hay: Haystack) -> Anchor | None:
    """Look for the exact words that cut no other word."""
    size, half = len(selector.exact), _is_half_word(selector)
    places = _places(selector.exact, hay.text, hay.work)
    if places is None:
        return AMBIGUOUS
    free = [(at, at + size) for at in places if stands_free(hay.text, at, at + size, half)]
    return _told(selector, hay.text, free)


def _plainly(selector: Selector, hay: Haystack) -> Anchor | None:
    """Look for words like the passage, in the text as it is."""
    return seek_in_plain_sight(selector, hay) if _may_seek(selector, hay) else AMBIGUOUS


def _like(selector: Selector, hay: Haystack) -> Anchor:
    """Look for words like the passage."""
    return seek(selector, hay) if _may_seek(selector, hay) else AMBIGUOUS


def _may_seek(selector: Selector, hay: Haystack) -> bool:
    """Say whether words like the passage may be looked for."""
    return hay.work.spend(VOTED * len(hay.text) + SOUGHT * (len(selector.exact) + 2 * CONTEXT))


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


def _places(needle: str, text: str, work: Work) -> list[int] | None:
    """Return the places of a string, overlapping ones too; None when too many."""
    found: list[int] = []
    at = text.find(needle)
    while at >= 0:
        if len(found) == _MAX_PLACES or not work.spend(PLACE + len(needle) / 10):
            return None
        found.append(at)
        at = text.find(needle, at + 1)
    return found


def _folded(selector: Selector, hay: Haystack) -> Anchor | None:
    """Look for the same words in other characters."""
    needle = lighten(selector.exact).strip()
    if not hay.may("light", LIGHTENED * len(hay.text)):
        return AMBIGUOUS
    places = _places(needle, hay.light.text, hay.work) if needle else []
    if places is None or not hay.work.spend(FOLDED * len(places) * len(needle)):
        return AMBIGUOUS
    if not places:
        return None
    half, folded = _is_half_word(selector), fold(selector.exact).text.strip()
    found: list[tuple[int, int]] = []
    for at in places:
        low, high = hay.light.stretch(at, at + len(needle))
        place = _nearest(folded, hay.text[low:high])
        if place is not None:
            start, end = low + place[0], low + place[1]
            if stands_free(hay.text, start, end, half):
                found.append((start, end))
    return _told(selector, hay.text, found)


def _nearest(folded: str, text: str) -> tuple[int, int] | None:
    """Return where in a short text the folded words stand, nearest to its middle."""
    there = fold(text)
    middle = max(0, (len(there.text) - len(folded)) // 2)
    before = there.text.rfind(folded, 0, middle + len(folded))
    after = there.text.find(folded, middle)
    found = [at for at in (before, after) if at >= 0]
    if not folded or not found:
        return None
    at = min(found, key=lambda one: abs(one - middle))
    return there.origin(at, at + len(folded))


def _told(selector: Selector, text: str, places: list[tuple[int, int]]) -> Anchor | None:
    """Choose among places with the same words; None if they are other passages."""
    spots = _spots(selector, text, places)
    if not spots or _elsewhere(selector, spots):
        return None
    return _choose(selector, text, spots)


def _spots(selector: Selector, text: str, places: list[tuple[int, int]]) -> list[_Spot]:
    """Weigh the context of each place."""
    if not places:
        return []
    prefix, suffix = lighten(selector.prefix[-_CONTEXT:]), lighten(selector.suffix[:_CONTEXT])
    size = max(1, len(prefix) + len(suffix))
    spots = []
    for start, end in places:
        before = lighten(text[max(0, start - _CONTEXT) : start])
        after = lighten(text[end : end + _CONTEXT])
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
    """Say whether words that prove nothing stand only where nothing else agrees."""
    if selector.proves_itself:
        return False
    has_context = len(selector.prefix) + len(selector.suffix) >= _CONTEXT / 2
    floor = _CONTEXT_FLOOR if len(selector.exact) >= _SHORT else _CONTEXT_FLOOR_IF_SHORT
    return has_context and max(spot.context for spot in spots) < floor


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
