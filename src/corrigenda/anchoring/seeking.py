"""Looking for words that are like the passage, when its own words are not there.

The words vote for where the passage with its context begins; the windows with the
most votes are aligned word by word, as two versions are, and weighed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from heapq import nlargest

from corrigenda.anchoring.alignment import Alignment
from corrigenda.anchoring.haystack import Haystack
from corrigenda.anchoring.resolving import Place, resolve
from corrigenda.anchoring.selector import Selector
from corrigenda.anchoring.words import Words

_WINDOWS = 6
_WINDOWS_IF_LONG = 1
_LONG = 2_000  # words
_MAX_REPEATS = 4  # places in the passage at which a word may vote
_MAX_VOTES = 400_000
CONTEXT = 128  # characters on each side
# Weighed shares (0..1) of passage and context together, and of a passage that is
# found without its context: below them it is a look-alike, not the passage.
_FLOOR = 0.5
_FLOOR_ALONE = 0.7
_CONTEXT_FLOOR = 0.2
_CONTEXT_FLOOR_IF_SHORT = 0.45
# A passage of so many characters may be found without its context.
OWN_PROOF = 30
_LEAD = 0.05


def seek(selector: Selector, hay: Haystack) -> Place | None:
    """Return the best place that is like the passage, None when there is none.

    None, too, when two places are as good as each other: a guess helps nobody.
    """
    prefix, suffix = selector.prefix[-CONTEXT:], selector.suffix[:CONTEXT]
    whole = prefix + selector.exact + suffix
    start, end = len(prefix), len(prefix) + len(selector.exact)
    text, table, words = hay.text, hay.table, hay.words
    wanted = Words(whole, 0, len(whole), table)
    found: list[tuple[float, Place]] = []
    for low, high in _windows(wanted, hay):
        there = Words(text, words.starts[low], words.ends[high - 1], table)
        pairs = Alignment(wanted, there)
        place = resolve(pairs, start, end)
        if place is not None and 0 <= place.start < place.end <= len(text):
            context = _context_seen(pairs, start, end)
            if _enough(end - start, place.score, context):
                own, around = (2, 1) if end - start >= OWN_PROOF else (1, 2)
                found.append((own * place.score + around * context, place))
    if not found:
        return None
    best, place = max(found, key=lambda one: one[0])
    for score, other in found:
        apart = other.end <= place.start or place.end <= other.start
        if apart and best - score < _LEAD:
            return None
    return place


def _enough(size: int, passage: float, context: float) -> bool:
    """Say whether what was seen of a passage of `size` characters is enough."""
    if size < OWN_PROOF:
        return context >= _CONTEXT_FLOOR_IF_SHORT and passage + context >= 2 * _FLOOR
    if context < _CONTEXT_FLOOR:
        return passage >= _FLOOR_ALONE
    return (passage + context) / 2 >= _FLOOR


def _context_seen(pairs: Alignment, start: int, end: int) -> float:
    """Return the share of the context's weight that was seen (0..1)."""
    i1, i2 = pairs.old.within(start, end)
    outside = [i for i in range(len(pairs.old)) if not i1 <= i < i2]
    weight = sum(map(pairs.weight, outside))
    return sum(pairs.weight(i) * pairs.alike[i] for i in outside) / weight if weight else 0.0


def _windows(wanted: Words, hay: Haystack) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words that most words of the passage vote for."""
    words, counts = hay.words, hay.counts
    places = _voters(wanted, counts)
    votes: dict[int, float] = defaultdict(float)
    width = max(4, len(wanted) // 3)
    for j, number in enumerate(words.ids):
        if number in places:
            weight = counts[number] ** -0.5
            for i in places[number]:
                votes[(j - i) // width] += weight
    both = {at: count + votes.get(at + 1, 0.0) for at, count in votes.items()}
    limit = _WINDOWS if len(wanted) <= _LONG else _WINDOWS_IF_LONG
    for at in nlargest(limit, both, key=both.__getitem__):
        low = max(0, (at - 1) * width)
        high = min(len(words), (at + 3) * width + len(wanted))
        if low < high:
            yield low, high


def _voters(wanted: Words, counts: Counter[str]) -> dict[str, list[int]]:
    """Return the words that may vote, with their places in the passage.

    When all their votes were too many to be counted, only the rarest words vote.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i, number in enumerate(wanted.ids):
        if counts[number] and len(places[number]) < _MAX_REPEATS:
            places[number].append(i)
    left = _MAX_VOTES
    for number in sorted(places, key=lambda one: counts[one] * len(places[one])):
        left -= counts[number] * len(places[number])
        if left < 0:
            del places[number]
    return dict(places)
