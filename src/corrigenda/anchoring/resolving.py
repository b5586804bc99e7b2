"""From paired words to an answer: which stretch of the new text is the passage.

Edges come from the passage's own words where they survive, from its neighbours
where they do not ("28,000" became "30,000"); too little evidence means gone.
"""

from typing import NamedTuple

from corrigenda.anchoring.alignment import Alignment
from corrigenda.anchoring.anchor import Place
from corrigenda.anchoring.breaks import is_break, is_sentence

# Shares of the passage's weight that must be seen again: in its old surroundings,
# and somewhere else.
_FLOOR_IN_PLACE = 0.3
_FLOOR_ELSEWHERE = 0.5
# A "to" far away is not what is left of "to the".
_FEW, _FLOOR_OF_FEW = 3, 0.7
# A passage of which no word is left is taken from its neighbours up to this size:
# a longer one was not corrected but replaced.
_MAX_REPLACED = 8
# What a foreign word inside the place costs, in words of the passage.
_GAP_COST = 0.25


class _Host(NamedTuple):
    """New words first..last, both included, that hold part of the passage."""

    first: int
    last: int
    share: float


def resolve(pairs: Alignment, start: int, end: int) -> Place | None:
    """Return where old text[start:end] stands in the new text, None when gone."""
    i1, i2 = pairs.old.within(start, end)
    if i1 >= i2:
        return _between(pairs, start, end, i1)
    host = _in_a_row(pairs, i1, i2) or _host(pairs, start, end, i1, i2)
    if host is None:
        return _replaced(pairs, start, end, i1, i2)
    first, last = host.first, host.last
    if host.share < 1:
        most = 2 * (i2 - i1) + 4 if is_sentence(pairs.old, start, end) else 0
        first = _widen_left(pairs, i1, first, most)
        last = _widen_right(pairs, i2, last, most)
    low = _left_edge(pairs, start, i1, first)
    high = _right_edge(pairs, end, i2 - 1, last)
    return Place(low, high, host.share) if low < high else None


def _in_a_row(pairs: Alignment, i1: int, i2: int) -> _Host | None:
    """Return the new words when each old word has its partner, one after the other."""
    first, last = pairs.to_new[i1], pairs.to_new[i2 - 1]
    if first < 0 or last - first != i2 - i1 - 1:
        return None
    if i2 - i1 > 2 and pairs.to_new[i1:i2] != list(range(first, last + 1)):
        return None
    return _Host(first, last, sum(pairs.alike[i1:i2]) / (i2 - i1))


def _host(pairs: Alignment, start: int, end: int, i1: int, i2: int) -> _Host | None:
    """Return the group of near-by new words with most of the passage, if enough."""
    found = [j for j in pairs.to_new[i1:i2] if j >= 0]
    if not found:
        return None
    found.sort()
    weights = _weights(pairs, start, end, i1, i2)
    total, to_old, alike = sum(weights), pairs.to_old, pairs.alike
    seen = [weights[to_old[j] - i1] * alike[to_old[j]] for j in found]
    low, high = 0, len(found)
    if found[-1] - found[0] >= high:
        low, high = _densest(pairs, found, seen, _GAP_COST * total / (i2 - i1))
    share, best = sum(seen[low:high]) / total, found[low:high]
    floor = _FLOOR_ELSEWHERE if i2 - i1 > _FEW else _FLOOR_OF_FEW
    if _in_place(pairs, i1, i2, best):
        floor = _FLOOR_IN_PLACE
    return _Host(best[0], best[-1], min(1.0, share)) if share >= floor else None


def _weights(pairs: Alignment, start: int, end: int, i1: int, i2: int) -> list[float]:
    """Return how much each word of the passage says, as far as the passage holds it."""
    weights, old = pairs.weights[i1:i2], pairs.old
    for i in {i1, i2 - 1} & old.whole.keys():
        a, b = old.starts[i], old.ends[i]
        weights[i - i1] *= (min(b, end) - max(a, start)) / (b - a)
    return weights


def _densest(
    pairs: Alignment, found: list[int], seen: list[float], gap_cost: float
) -> tuple[int, int]:
    """Return the range of `found` that holds most of what was seen.

    Words between that are not the passage's cost a little, so that an "of" far away
    does not stretch the place (the maximal segment, Bentley 1984).
    """
    best_worth, best = 0.0, (0, 1)
    worth, begin, before = 0.0, 0, found[0] - 1
    for at, j in enumerate(found):
        if j - before > 1:
            worth -= gap_cost * pairs.new.between(before, j)
        if worth <= 0:
            worth, begin = 0.0, at
        worth += seen[at]
        before = j
        if worth > best_worth:
            best_worth, best = worth, (begin, at + 1)
    return best


def _in_place(pairs: Alignment, i1: int, i2: int, group: list[int]) -> bool:
    """Say whether a word beside the passage stands beside the group, too."""
    reach = 2 * (i2 - i1) + 4
    left = pairs.to_new[i1 - 1] if i1 else -1
    right = pairs.to_new[i2] if i2 < len(pairs.old) else len(pairs.new)
    return 0 < group[0] - left <= reach or 0 < right - group[-1] <= reach


def _widen_left(pairs: Alignment, i1: int, first: int, most: int) -> int:
    """Take in the new words that replace the passage's lost first words.

    A whole sentence becomes a whole sentence, of at most so many words more.
    """
    lost, i = 0, pairs.to_old[first] - 1
    while i >= i1 and pairs.to_new[i] < 0:
        lost, i = lost + 1, i - 1
    stop = first
    while stop > 0 and pairs.to_old[stop - 1] < 0 and first - stop < max(most, 2 * lost + 2):
        if is_break(pairs.new, stop):
            return stop if most else max(stop, first - lost)
        stop -= 1
    if most and (not stop or pairs.to_old[stop - 1] >= 0):
        return stop
    if not lost:
        return first
    beside = stop > 0 and i1 > 0 and pairs.to_old[stop - 1] == i1 - 1
    return stop if beside else max(stop, first - lost)


def _widen_right(pairs: Alignment, i2: int, last: int, most: int) -> int:
    """Take in the new words that replace the passage's lost last words."""
    lost, i = 0, pairs.to_old[last] + 1
    while i < i2 and pairs.to_new[i] < 0:
        lost, i = lost + 1, i + 1
    stop, final = last, len(pairs.new) - 1
    while stop < final and pairs.to_old[stop + 1] < 0 and stop - last < max(most, 2 * lost + 2):
        if is_break(pairs.new, stop + 1):
            return stop if most else min(stop, last + lost)
        stop += 1
    if most and (stop == final or pairs.to_old[stop + 1] >= 0):
        return stop
    if not lost:
        return last
    beside = stop < final and i2 < len(pairs.old) and pairs.to_old[stop + 1] == i2
    return stop if beside else min(stop, last + lost)


def _replaced(pairs: Alignment, start: int, end: int, i1: int, i2: int) -> Place | None:
    """Take the edges from the neighbours when every word was replaced in place."""
    old, new = pairs.old, pairs.new
    left = pairs.to_new[i1 - 1] if i1 else -1
    right = pairs.to_new[i2] if i2 < len(old) else len(new)
    size, room = i2 - i1, right - left - 1
    if size > _MAX_REPLACED or not 1 <= room <= size + 3:
        return None
    if (i1 and left < 0) or right < 0 or any(j >= 0 for j in pairs.to_old[left + 1 : right]):
        return None
    # A whole sentence that gave way to another one was not corrected: it is gone.
    if is_sentence(old, start, end):
        return None
    share = 0.5 * min(size, room) / max(size, room)
    return Place(new.starts[left + 1], new.ends[right - 1], share)


def _between(pairs: Alignment, start: int, end: int, i: int) -> Place | None:
    """Resolve a passage without words (a comma, a dash) from the words around it."""
    old, new = pairs.old, pairs.new
    left = pairs.to_new[i - 1] if i else -1
    right = pairs.to_new[i] if i < len(old) else len(new)
    if (i and left < 0) or right != left + 1:
        return None
    low = new.ends[left] if left >= 0 else new.start
    high = new.starts[right] if right < len(new) else new.end
    skip = start - (old.ends[i - 1] if i else old.start)
    at = new.text.find(old.text[start:end], max(low, low + skip - 2), high)
    if at < 0:
        at = new.text.find(old.text[start:end], low, high)
    if at >= 0:
        return Place(at, at + end - start, 1.0)
    there = new.text[low:high]
    kept = there.strip()
    if not kept or not old.text[start:end].strip():
        return None
    low += len(there) - len(there.lstrip())
    return Place(low, low + len(kept), 0.5)


def _left_edge(pairs: Alignment, start: int, i: int, j: int) -> int:
    """Carry what stood between the passage's edge and its first word."""
    old, new = pairs.old, pairs.new
    word, there = old.starts[i], new.starts[j]
    if start > word:  # the selection began inside the word
        inside = start - word
        if pairs.to_new[i] == j and old.text[word:start] == new.text[there : there + inside]:
            return min(there + inside, new.ends[j])
        return there
    lead = old.text[start:word]
    floor = new.ends[j - 1] if j else new.start
    if new.text.endswith(lead, floor, there):
        return there - len(lead)
    low = max(floor, there - len(lead.strip()))
    while low < there and new.text[low].isspace():
        low += 1
    return low


def _right_edge(pairs: Alignment, end: int, i: int, j: int) -> int:
    """Carry what stood between the passage's last word and its edge."""
    old, new = pairs.old, pairs.new
    word, there = old.ends[i], new.ends[j]
    if end < word:  # the selection ended inside the word
        left_out = word - end
        if pairs.to_new[i] == j and new.text[there - left_out : there] == old.text[end:word]:
            return max(there - left_out, new.starts[j])
        return there
    trail = old.text[word:end]
    ceiling = new.starts[j + 1] if j + 1 < len(new) else new.end
    if new.text.startswith(trail, there, ceiling):
        return there + len(trail)
    high = min(ceiling, there + len(trail.strip()))
    while high > there and new.text[high - 1].isspace():
        high -= 1
    return high
