"""Which word of the old text is which word of the new one, moves included.

Each new word is claimed by one old word at most: so a deleted sentence finds its
look-alike taken by the sentence that really stands there, and is gone.
Runs that stand once on both sides are matched wherever they moved, longest first;
gaps between them are aligned.
"""

from collections import Counter
from functools import cached_property
from itertools import islice

from rapidfuzz.distance import Indel, Levenshtein, Postfix, Prefix

from corrigenda.anchoring.runs import common_after, common_before, free, shared_runs
from corrigenda.anchoring.words import Words, is_number

# Beyond so many words (both sides): sizes and steps of the runs, one pass for each; how
# many runs and gaps are looked at; and how many pairs of words in gaps are compared
# letter by letter. A pair of texts that needs more has little in common.
_EFFORTS = (
    (1_400_000, ((4, 8),), 15_000, 30_000),
    (700_000, ((4, 4),), 20_000, 30_000),
    (150_000, ((6, 2), (3, 2)), 30_000, 150_000),
    (2_000, ((12, 1), (6, 1), (4, 1), (3, 1)), 30_000, 150_000),
    (-1, ((3, 1),), 30_000, 150_000),
)
# Cells are old words x new words. Levenshtein does 64 at a time in C; more than
# this is two texts with nothing in common, and the time must stay bounded.
_MAX_CELLS = 200_000_000
_MAX_TRIMMED = 1_000  # gaps
_MAX_FUZZY_CELLS = 900  # one gap
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
        self.to_new = [-1] * len(old)
        self.to_old = [-1] * len(new)
        self.alike = [0.0] * len(old)
        self.gave_up = False
        self._taken_old, self._taken_new = bytearray(len(old)), bytearray(len(new))
        self._cells = _MAX_CELLS
        if old.whole:
            there = {new.ids[j]: j for j in new.whole}
            for i in old.whole:
                j = there[old.ids[i]]
                self.to_new[i], self.to_old[j], self.alike[i] = j, i, 1.0
                self._taken_old[i] = self._taken_new[j] = 1
        self._trim()
        words = len(old) + len(new)
        effort = next(effort for effort in _EFFORTS if words > effort[0])
        _, passes, most, self._fuzzy_cells = effort
        for size, step in passes:
            self._pair_runs(size, step, most)
        gaps = list(islice(free(self._taken_old), most + 1))
        self.gave_up |= len(gaps) > most
        for start, end in gaps[:most]:
            self._fill(start, end)

    @cached_property
    def weights(self) -> list[float]:
        """How much each old word says: rare words more than "the"."""
        counts = Counter(self.old.ids)
        says = {number: count**-0.5 for number, count in counts.items()}
        found = list(map(says.__getitem__, self.old.ids))
        for at, words in self.old.whole.items():
            found[at] = words
        return found

    def _trim(self) -> None:
        """Pair the common head and tail of gaps that are mostly the same."""
        old, new = self.old.ids, self.new.ids
        for i1, i2 in list(islice(free(self._taken_old), _MAX_TRIMMED)):
            j1 = self.to_new[i1 - 1] + 1 if i1 else 0
            j2 = self.to_new[i2] if i2 < len(old) else len(new)
            if j1 >= j2 or self._taken_new.find(1, j1, j2) >= 0:
                continue
            here, there = old[i1:i2], new[j1:j2]
            head = Prefix.similarity(here, there)
            tail = min(Postfix.similarity(here, there), min(len(here), len(there)) - head)
            if 2 * (head + tail) >= max(len(here), len(there)):
                self._pair_run(i1, j1, head)
                self._pair_run(i2 - tail, j2 - tail, tail)

    def _pair_runs(self, size: int, step: int, most: int) -> None:
        """Pair the runs of `size` words that stand once among the free words.

        At most so many are paired, and `gave_up` is set when there are more.
        """
        old, new = (self.old.ids, self._taken_old), (self.new.ids, self._taken_new)
        left = most
        for i, j in shared_runs(old, new, size, step):
            if self._taken_old[i] or self._taken_new[j]:
                continue
            if not left:
                self.gave_up = True
                return
            left -= 1
            before = common_before(old, i, new, j)
            after = common_after(old, i, new, j)
            self._pair_run(i - before, j - before, before + after)

    def _pair_run(self, i: int, j: int, size: int) -> None:
        """Say that the `size` new words from j on are the old words from i on."""
        self.to_new[i : i + size] = range(j, j + size)
        self.to_old[j : j + size] = range(i, i + size)
        self.alike[i : i + size] = [1.0] * size
        self._taken_old[i : i + size] = self._taken_new[j : j + size] = b"\1" * size

    def _pair_alike(self, i: int, j: int, alike: float) -> None:
        """Say that new word j is old word i, when they are alike at all."""
        if alike:
            self.to_new[i], self.to_old[j], self.alike[i] = j, i, alike
            self._taken_old[i] = self._taken_new[j] = 1

    def _fill(self, start: int, end: int) -> None:
        """Align free old words with the free new words beside their neighbours."""
        left = self.to_new[start - 1] if start else -1
        right = self.to_new[end] if end < len(self.to_new) else len(self.to_old)
        stop = self._taken_new.find(1, left + 1)
        stop = len(self.to_old) if stop < 0 else stop
        self._align(start, end, left + 1, stop)
        if stop == right:
            return
        start = self._taken_old.find(0, start, end)
        end = self._taken_old.rfind(0, 0, end) + 1
        if 0 <= start < end and self._taken_old.find(1, start, end) < 0:
            begin = self._taken_new.rfind(1, 0, max(0, right)) + 1
            self._align(start, end, begin, right)

    def _align(self, i1: int, i2: int, j1: int, j2: int) -> None:
        """Align one gap: the same words first, then words that look alike."""
        if i1 >= i2 or j1 >= j2:
            return
        if i2 - i1 == j2 - j1 == 1 and self.old.ids[i1] != self.new.ids[j1]:
            self._align_alike(i1, i2, j1, j2)
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
            self._pair_run(x, y, op.src_end - op.src_start)
            at, to = i1 + op.src_end, j1 + op.dest_end
        self._align_alike(at, i2, to, j2)

    def _align_alike(self, i1: int, i2: int, j1: int, j2: int) -> None:
        """Pair words that are spelt alike, in order, with the highest sum."""
        rows, columns = i2 - i1, j2 - j1
        if not rows or not columns:
            return
        if rows == columns == 1:
            self._pair_alike(i1, j1, _likeness(self.old.word(i1), self.new.word(j1)))
            return
        if rows * columns > min(_MAX_FUZZY_CELLS, self._fuzzy_cells):
            return
        self._fuzzy_cells -= rows * columns
        one = [self.old.word(i) for i in range(i1, i2)]
        two = [self.new.word(j) for j in range(j1, j2)]
        alike = [_likenesses(word, two) for word in one]
        if not any(map(any, alike)):
            return
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        for i in range(rows - 1, -1, -1):
            for j in range(columns - 1, -1, -1):
                best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
        i = j = 0
        while i < rows and j < columns:
            if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
                self._pair_alike(i1 + i, j1 + j, alike[i][j])
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1


def _likeness(one: str, two: str) -> float:
    """Return how alike two words are spelt, 0 when they are different words."""
    return _likenesses(one, [two])[0]


def _likenesses(one: str, others: list[str]) -> list[float]:
    """Return how alike one word is spelt to each of some others."""
    size, number = len(one), is_number(one)
    found = [0.0] * len(others)
    if size > _MAX_SPELT:
        return found
    for at, two in enumerate(others):
        other = len(two)
        if number and other <= _MAX_SPELT and is_number(two):
            found[at] = max(_NUMBER_FOR_NUMBER, Indel.normalized_similarity(one, two))
        # No two words are more alike than their sizes allow.
        elif size > 1 < other <= _MAX_SPELT and _ALIKE * (size + other) <= 2 * min(size, other):
            found[at] = Indel.normalized_similarity(one, two, score_cutoff=_ALIKE)
    return found
