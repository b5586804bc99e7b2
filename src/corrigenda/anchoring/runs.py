"""Runs of words that two texts share, found in a time that grows with their length.

A run that stands once on both sides is the same run, wherever it moved (the idea of
Heckel 1978, doi:10.1145/359460.359467).
"""

from collections import Counter
from collections.abc import Iterator

# Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4).
_SPREAD = 2_654_435_761


def free(taken: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words that have no partner (`taken` is 0 there)."""
    start = taken.find(0)
    while start >= 0:
        end = taken.find(1, start)
        end = len(taken) if end < 0 else end
        yield start, end
        start = taken.find(0, end)


def shared_runs(
    old: tuple[str, bytearray], new: tuple[str, bytearray], size: int, step: int
) -> list[tuple[int, int]]:
    """Return the places (old, new) of runs of `size` free words that stand once.

    Each side is its word ids and which of them are taken. Of all runs those that
    begin with one word in `step` are compared, the same words on both sides.
    """
    begins = _sample(old[0], step) if step > 1 else None
    here = _places(*old, size, begins)
    there = _places(*new, size, begins) if here else {}
    return [(i, there[run]) for run, i in here.items() if run in there]


def _sample(ids: str, step: int) -> set[str]:
    """Return about one in `step` of the different words, spread over the text."""
    return {one for one in set(ids) if (ord(one) * _SPREAD >> 16) % step == 0}


def _places(ids: str, taken: bytearray, size: int, begins: set[str] | None) -> dict[str, int]:
    """Return the runs of free words that stand once, with their place."""
    places: list[int] = []
    for start, end in free(taken):
        if end - start >= size:
            places += range(start, end - size + 1)
    if not places:
        return {}
    if begins is not None:
        places = [at for at in places if ids[at] in begins]
    runs = [ids[at : at + size] for at in places]
    found = dict(zip(runs, places, strict=True))
    if len(found) < len(runs):
        for run, count in Counter(runs).items():
            if count > 1:
                del found[run]
    return found


def common_after(old: tuple[str, bytearray], i: int, new: tuple[str, bytearray], j: int) -> int:
    """Return how many free words from i and from j on are the same."""
    (a, taken_a), (b, taken_b) = old, new
    known, step, grow = 0, 8, True
    # Twice as far while it holds, then half as far: the work is in proportion to
    # the answer, however long the texts are.
    while step:
        x, y = i + known, j + known
        run = a[x : x + step]
        if (
            len(run) == step
            and run == b[y : y + step]
            and taken_a.find(1, x, x + step) < 0
            and taken_b.find(1, y, y + step) < 0
        ):
            known += step
            step = step * 2 if grow else step // 2
        else:
            grow, step = False, step // 2
    return known


def common_before(old: tuple[str, bytearray], i: int, new: tuple[str, bytearray], j: int) -> int:
    """Return how many free words before i and before j are the same."""
    (a, taken_a), (b, taken_b) = old, new
    known, step, grow = 0, 8, True
    while step:
        x, y = i - known, j - known
        if (
            step <= x
            and step <= y
            and a[x - step : x] == b[y - step : y]
            and taken_a.find(1, x - step, x) < 0
            and taken_b.find(1, y - step, y) < 0
        ):
            known += step
            step = step * 2 if grow else step // 2
        else:
            grow, step = False, step // 2
    return known
