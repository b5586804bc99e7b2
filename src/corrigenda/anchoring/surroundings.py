"""What stands beside a place in the new text: the passage's neighbours, or strangers.

A look-alike has the words of the passage and not its surroundings.
"""

from itertools import pairwise

from corrigenda.anchoring.alignment import Alignment
from corrigenda.anchoring.anchor import Place
from corrigenda.anchoring.breaks import has_break, is_break

# A word so many words away says half as much as one that touches the passage.
_HALF_AWAY = 8
# So many words in a row beside the passage are enough to know its edge.
_CERTAIN = 3


def seen_beside(
    pairs: Alignment, place: Place, start: int, end: int
) -> tuple[float | None, float | None]:
    """Return how much (0..1) of the words before and after stands beside the place.

    The passage is old text[start:end]; None on a side without words.
    """
    i1, i2 = pairs.old.within(start, end)
    j1, j2 = pairs.new.within(place.start, place.end)
    return (
        _seen(pairs, range(i1 - 1, -1, -1), j1, -1),
        _seen(pairs, range(i2, len(pairs.old)), j2 - 1, 1),
    )


def _seen(pairs: Alignment, words: range, edge: int, way: int) -> float | None:
    """Return the share of `words` that stands about as far from new word `edge`."""
    seen = total = 0.0
    for apart, i in enumerate(words, 1):
        weight = pairs.weights[i] * _HALF_AWAY / (_HALF_AWAY + apart)
        total += weight
        j = pairs.to_new[i]
        if j >= 0 and abs((j - edge) * way - apart) <= 2 + apart / 2:
            seen += weight * pairs.alike[i]
    return seen / total if total else None


def with_its_edges(pairs: Alignment, place: Place, start: int, end: int) -> Place:
    """Move the edges of a place to where old text[start:end] would begin and end now.

    What stands between the same neighbours is the passage: its first words too where
    "[Far more] people came" became "In all, people came", and no words behind them.
    Where one neighbour is gone, a whole sentence still is a whole sentence.
    """
    old, new, (i1, i2) = pairs.old, pairs.new, pairs.old.within(start, end)
    j1, j2 = new.within(place.start, place.end)
    if i1 == i2 or j1 == j2:
        return place
    low, high, own = place.start, place.end, range(i1, i2)
    left, right = _neighbour(pairs, i1 - 1, -1), _neighbour(pairs, i2, 1)
    if left is None and right is not None and is_break(old, i1):
        left = _sentence_edge(pairs, j1, -1)
    elif right is None and left is not None and is_break(old, i2):
        right = _sentence_edge(pairs, j2 - 1, 1)
    first, last = -1 if left is None else left + 1, -1 if right is None else right - 1
    if j1 < first < j2 or (0 <= first < j1 and _is_its_own(pairs, range(first, j1), own, j1)):
        lead = old.text[start : old.starts[i1]].lstrip()
        low = new.starts[first]
        low -= len(lead) if new.text.endswith(lead, 0, low) else 0
    if j1 <= last < j2 - 1 or (j2 <= last and _is_its_own(pairs, range(j2, last + 1), own, j2 - 1)):
        trail = old.text[old.ends[i2 - 1] : end].rstrip()
        high = new.ends[last]
        high += len(trail) if new.text.startswith(trail, high) else 0
    return Place(low, high, place.score) if low < high else place


def _sentence_edge(pairs: Alignment, edge: int, way: int) -> int | None:
    """Return the first new word outside the sentence of new word `edge`.

    None when a word that belongs elsewhere stands in between.
    """
    at = edge
    while not is_break(pairs.new, at + max(0, way)):
        at += way
        if pairs.to_old[at] >= 0:
            return None
    return at + way


def _is_its_own(pairs: Alignment, words: range, own: range, edge: int) -> bool:
    """Say whether new words beside the place, whose last word is `edge`, belong to it.

    They do if they are half of the passage at most, and the passage's or nobody's, and
    no sentence ends between them and the place.
    """
    if 2 * len(words) > len(own):
        return False
    if any(i >= 0 and i not in own for i in pairs.to_old[words.start : words.stop]):
        return False
    new, far = pairs.new, words.start if words.start < edge else words.stop - 1
    return not has_break(new, min(far, edge), max(far, edge))


def _neighbour(pairs: Alignment, i: int, way: int) -> int | None:
    """Return where the word beside the passage stands now, if that is certain.

    It is when the next words away from the passage follow it there, too.
    """
    near = [at for at in range(i, i + way * _CERTAIN, way) if 0 <= at < len(pairs.old)]
    places = [pairs.to_new[at] for at in near]
    same = all(pairs.alike[at] == 1 for at in near)
    if not same or any(b - a != way for a, b in pairwise(places)):
        return None
    return places[0] if places else None
