"""Which word of the old text is which word of the new one, moves included.

Each new word is claimed by one old word at most: so a deleted sentence finds its
look-alike taken by the sentence that really stands there, and is gone.
Runs that stand once on both sides are matched wherever they moved (the idea of
Heckel 1978, doi:10.1145/359460.359467), longest first; gaps between them are aligned.
"""

from array import array
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Indel, Levenshtein

from corrigenda.anchoring.words import Words, is_number

_RUNS = (12, 6, 4, 3)
# Each size is one more pass; beyond so many words (both sides) two passes must do.
_RUNS_IF_LONG = (6, 3)
_LONG = 150_000
# Cells are old words x new words. Levenshtein does 64 at a time in C; more than
# this is two texts with nothing in common, and the time must stay bounded.
_MAX_CELLS = 200_000_000
_MAX_FUZZY_CELLS = 900  # one gap
_ALL_FUZZY_CELLS = 150_000  # all gaps of a pair
_MAX_SPELT = 100  # characters of a word that is compared letter by letter
_ALIKE = 0.6
_NUMBER_FOR_NUMBER = 0.5


class Alignment:
    """The words of two stretches of text and the pairs among them."""

    def __init__(self, old: Words, new: Words) -> None:
        """Pair the words; both sides must share one table of numbers.

        `gave_up` says that a gap was too large to be aligned.
        """
        self.old, self.new = old, new
        self.to_new = array("l", [-1]) * len(old)
        self.to_old = array("l", [-1]) * len(new)
        self.alike = array("d", [0.0]) * len(old)
        self.counts = Counter(old.ids)
        self.gave_up = False
        self._cells, self._fuzzy_cells = _MAX_CELLS, _ALL_FUZZY_CELLS
        for size in _RUNS if len(old) + len(new) < _LONG else _RUNS_IF_LONG:
            self._match_unique_runs(size)
        for start, end in list(_free(self.to_new)):
            self._fill(start, end)

    def weight(self, index: int) -> float:
        """Return how much one old word says: rare words more than "the"."""
        return float(self.counts[self.old.ids[index]] ** -0.5)

    def _pair(self, i: int, j: int, alike: float) -> None:
        """Say that new word j is old word i."""
        self.to_new[i], self.to_old[j], self.alike[i] = j, i, alike

    def _match_unique_runs(self, size: int) -> None:
        """Match the runs of `size` words that stand once among the free words."""
        here = _unique(self.old.ids, self.to_new, size)
        there = _unique(self.new.ids, self.to_old, size)
        for run, i in here.items():
            j = there.get(run, -1)
            if i >= 0 and j >= 0 and self.to_new[i] < 0 and self.to_old[j] < 0:
                self._grow(i, j)

    def _grow(self, i: int, j: int) -> None:
        """Pair i with j and the same words before and after them."""
        a, b, ids, other = self.to_new, self.to_old, self.old.ids, self.new.ids
        for step, begin, there in ((1, i, j), (-1, i - 1, j - 1)):
            x, y = begin, there
            while 0 <= x < len(ids) and 0 <= y < len(other):
                if ids[x] != other[y] or a[x] >= 0 or b[y] >= 0:
                    break
                self._pair(x, y, 1.0)
                x, y = x + step, y + step

    def _fill(self, start: int, end: int) -> None:
        """Align free old words with the free new words beside their neighbours."""
        left = self.to_new[start - 1] if start else -1
        right = self.to_new[end] if end < len(self.to_new) else len(self.to_old)
        stop = left + 1
        while stop < len(self.to_old) and self.to_old[stop] < 0:
            stop += 1
        self._align(start, end, left + 1, stop)
        if stop == right:
            return
        while start < end and self.to_new[start] >= 0:
            start += 1
        while end > start and self.to_new[end - 1] >= 0:
            end -= 1
        if all(self.to_new[i] < 0 for i in range(start, end)):
            begin = right
            while begin > 0 and self.to_old[begin - 1] < 0:
                begin -= 1
            self._align(start, end, begin, right)

    def _align(self, i1: int, i2: int, j1: int, j2: int) -> None:
        """Align one gap: the same words first, then words that look alike."""
        if i1 >= i2 or j1 >= j2:
            return
        self._cells -= (i2 - i1) * (j2 - j1)
        if self._cells < 0:
            self._cells += (i2 - i1) * (j2 - j1)
            self.gave_up = True
            return
        at, to = i1, j1
        for op in Levenshtein.opcodes(self.old.ids[i1:i2], self.new.ids[j1:j2]):
            if op.tag != "equal":
                continue
            x, y = i1 + op.src_start, j1 + op.dest_start
            self._align_alike(at, x, to, y)
            for step in range(op.src_end - op.src_start):
                self._pair(x + step, y + step, 1.0)
            at, to = i1 + op.src_end, j1 + op.dest_end
        self._align_alike(at, i2, to, j2)

    def _align_alike(self, i1: int, i2: int, j1: int, j2: int) -> None:
        """Pair words that are spelt alike, in order, with the highest sum."""
        rows, columns = i2 - i1, j2 - j1
        if not rows or not columns:
            return
        if rows * columns > min(_MAX_FUZZY_CELLS, self._fuzzy_cells):
            return
        self._fuzzy_cells -= rows * columns
        one = [self.old.word(i) for i in range(i1, i2)]
        two = [self.new.word(j) for j in range(j1, j2)]
        alike = [[_likeness(a, b) for b in two] for a in one]
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        for i in range(rows - 1, -1, -1):
            for j in range(columns - 1, -1, -1):
                best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
        i = j = 0
        while i < rows and j < columns:
            if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
                self._pair(i1 + i, j1 + j, alike[i][j])
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1


def _likeness(one: str, two: str) -> float:
    """Return how alike two words are spelt, 0 when they are different words."""
    if max(len(one), len(two)) > _MAX_SPELT:
        return 0.0
    if is_number(one) and is_number(two):
        return max(_NUMBER_FOR_NUMBER, Indel.normalized_similarity(one, two))
    if len(one) < 2 or len(two) < 2:
        return 0.0
    alike = Indel.normalized_similarity(one, two, score_cutoff=_ALIKE)
    return alike if alike >= _ALIKE else 0.0


def _free(pairs: "array[int]") -> Iterator[tuple[int, int]]:
    """Yield the runs of words that have no partner."""
    start = -1
    for at, partner in enumerate(pairs):
        if partner < 0 <= start:
            continue
        if partner < 0:
            start = at
        elif start >= 0:
            yield start, at
            start = -1
    if start >= 0:
        yield start, len(pairs)


def _unique(ids: str, pairs: "array[int]", size: int) -> dict[str, int]:
    """Return the runs of free words with their place, -1 when there are several."""
    found: dict[str, int] = {}
    for start, end in _free(pairs):
        for at in range(start, end - size + 1):
            key = ids[at : at + size]
            found[key] = -1 if key in found else at
    return found
