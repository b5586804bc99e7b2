"""The part of two texts that changed, cut as coarsely as it may be.

Lines that both texts have are one word each, and so are sentences; the rest is cut
into words. Why: cutting and aligning words is what takes the time.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property

from rapidfuzz.distance import Indel

from corrigenda.anchoring.alignment import Alignment
from corrigenda.anchoring.anchor import Place
from corrigenda.anchoring.chunks import Chunks, lines, partners, sentences
from corrigenda.anchoring.cutting import Cut
from corrigenda.anchoring.words import Table, Words

# Two sentences of one language that have nothing in common are 0.4 to 0.55 alike.
_SPELT_ALIKE = 0.7
_LEAST_SPELT = 12
# What a deletion leaves of a passage is the passage from this share (0..1) on.
_LEFT_OVER = 0.4


class Comparison:
    """The lines of a stretch of the old and of the new text, and which are the same.

    Old text[start:end] became new text[start:end + grown]; around that both are the same.
    """

    def __init__(self, old: str, new: str, start: int, end: int, grown: int) -> None:
        self.old, self.new, self.start, self.end = old, new, start, end
        self._here, self._there = lines(old, start, end), lines(new, start, end + grown)
        self._begins = [begin for begin, _ in self._here.spans]
        self._to_new, self._to_old = partners(self._here.texts, self._there.texts)
        self._holes: dict[int, Hole | None] = {}
        self._all: Alignment | None = None

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last old line that hold text[start:end]."""
        first = bisect_right(self._begins, start) - 1
        if first + 1 == len(self._begins) or end <= self._begins[first + 1]:
            return first, first
        return first, bisect_left(self._begins, end) - 1

    def moved_by(self, first: int, last: int) -> int | None:
        """Return by how many characters some old lines moved; None when they changed."""
        moved = self._line_moved_by(first)
        for line in range(first + 1, last + 1):
            if moved is None or self._line_moved_by(line) != moved:
                return None
        return moved

    def _line_moved_by(self, line: int) -> int | None:
        """Return by how many characters an old line moved, None when it changed."""
        there = self._to_new[line] if line >= 0 else -1
        return None if there < 0 else self._there.spans[there][0] - self._begins[line]

    def around(self, line: int) -> "Hole | None":
        """Return what changed at a line: all between its unchanged neighbours.

        None when these do not stand beside each other's in the new text.
        """
        to_new = self._to_new
        first, stop = line, line + 1
        while first and to_new[first - 1] < 0:
            first -= 1
        if first in self._holes:
            return self._holes[first]
        while stop < len(to_new) and to_new[stop] < 0:
            stop += 1
        low = to_new[first - 1] + 1 if first else 0
        high = to_new[stop] if stop < len(to_new) else len(self._to_old)
        free = low < high and max(self._to_old[low:high]) < 0
        hole = Hole(self, range(first, stop), range(low, high)) if free else None
        self._holes[first] = hole
        return hole

    def one_line(self, here: range, there: range) -> tuple[Cut, int, int] | None:
        """Compare one line that became one line from both ends; with their offsets."""
        if len(here) != 1 or len(there) != 1:
            return None
        i, j = here[0], there[0]
        cut = Cut(self._here.texts[i], self._there.texts[j])
        return cut, self._begins[i], self._there.spans[j][0]

    @cached_property
    def nothing_new(self) -> bool:
        """Say whether all new lines are old ones, so that what is lost is gone."""
        return -1 not in self._to_old

    @property
    def gave_up(self) -> bool:
        """Say whether all lines were aligned and are too unlike."""
        return self._all is not None and self._all.gave_up

    @property
    def all(self) -> Alignment:
        """The alignment of all lines."""
        if self._all is None:
            self._all = self.align(range(len(self._to_new)), range(len(self._to_old)))
        return self._all

    def align(self, here: range, there: range) -> Alignment:
        """Align some old lines and some new lines."""
        kept = [line for line in here if self._to_new[line] >= 0]
        old = _cut(self.old, self._here, here, set(kept))
        new = _cut(self.new, self._there, there, {self._to_new[line] for line in kept})
        table = Table()
        whole_old: list[str] = [""] * len(old.texts)
        whole_new: list[str] = [""] * len(new.texts)
        for i, j in enumerate(partners(old.texts, new.texts)[0]):
            if j >= 0:
                whole_old[i] = whole_new[j] = table.fresh()
        return Alignment(
            _words(self.old, old, whole_old, table), _words(self.new, new, whole_new, table)
        )


class Hole:
    """Old lines that became other lines at the same place."""

    def __init__(self, both: Comparison, here: range, there: range) -> None:
        self._both, self._here, self._there = both, here, there
        self._line = both.one_line(here, there)

    @cached_property
    def pairs(self) -> Alignment:
        """The alignment of the lines, made when it is needed."""
        return self._both.align(self._here, self._there)

    def lost(self, start: int, end: int) -> bool:
        """Say whether the one change of the line is that the passage was taken out."""
        if self._line is None:
            return False
        cut, here, _ = self._line
        return cut.one_change and here + cut.low <= start and end <= here + cut.high

    def place(self, start: int, end: int) -> Place | None:
        """Follow a passage of one line that became one line, when its edges are sure.

        They are where the passage lies outside of what changed in the line, where a part
        was cut off, and where it holds all of the change and is spelt much as before.
        """
        if self._line is None:
            return None
        cut, here, there = self._line
        moved = there - here
        shift = cut.shift(start - here, end - here)
        if shift is not None:
            return Place(start + moved + shift, end + moved + shift, 1.0)
        if cut.one_change and cut.grown < 0:
            left = cut.place(start - here, end - here)
            if left and left.score >= _LEFT_OVER:
                return Place(left.start + there, left.end + there, left.score)
        if end - start < _LEAST_SPELT or not start <= here + cut.low <= here + cut.high <= end:
            return None
        low, high = start + moved, end + moved + cut.grown
        alike = Indel.normalized_similarity(self._both.old[start:end], self._both.new[low:high])
        return Place(low, high, alike) if alike >= _SPELT_ALIKE else None


def _cut(text: str, found: Chunks, chosen: range, kept: set[int]) -> Chunks:
    """Return the chosen lines; those that were not kept are cut into sentences."""
    parts = Chunks()
    for line in chosen:
        if line in kept:
            parts.spans.append(found.spans[line])
            parts.texts.append(found.texts[line])
        else:
            cut = sentences(text, *found.spans[line])
            parts.spans += cut.spans
            parts.texts += cut.texts
    return parts


def _words(text: str, parts: Chunks, whole: list[str], table: Table) -> Words:
    """Return the parts that have a number as one word each, and the words of the rest."""
    start = end = parts.spans[0][0] if parts.spans else 0
    words = Words(text, start, start, table)
    for (low, high), number in zip(parts.spans, whole, strict=True):
        if number:
            if start < end:
                words.add(start, end, table)
            words.add_whole(low, high, number)
            start = high
        end = high
    if start < end:
        words.add(start, end, table)
    return words
