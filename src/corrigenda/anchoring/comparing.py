"""The part of two texts that changed, cut as coarsely as it may be.

Lines that both texts have are one unit each, the others are cut into sentences, and
only sentences that have no partner into words. Why: cutting and aligning words is
what takes the time.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property

from rapidfuzz.distance import Indel

from corrigenda.anchoring.alignment import Alignment
from corrigenda.anchoring.anchor import Place
from corrigenda.anchoring.chunks import Chunks, lines, partners, sentences
from corrigenda.anchoring.cutting import Cut
from corrigenda.anchoring.retyping import Retyped, typed_plainly
from corrigenda.anchoring.words import Table, Words, is_spaced, simple_words

# Two sentences of one language that have nothing in common are 0.4 to 0.55 alike.
_SPELT_ALIKE = 0.7
_LEAST_SPELT = 12
# What a deletion leaves of a passage is the passage from this share (0..1) on.
_LEFT_OVER = 0.4
# From so many changed lines on it is asked whether they were only typed anew.
_MANY_LINES = 4
# So many of the words (0..1) must be elsewhere to align all.
_ELSEWHERE = 0.4


class Side:
    """One of both texts: its lines, and its units: common lines, and sentences of the others."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.lines = lines(text, start, end)
        self.begins = [begin for begin, _ in self.lines.spans]
        self.units = Chunks()
        self.unit_begins: list[int] = []

    def cut(self, same: list[int], named: list[str]) -> None:
        """Make the units: a line that both have stands as a name that no sentence is."""
        spans, texts = self.units.spans, self.units.texts
        for line, (span, name) in enumerate(zip(self.lines.spans, named, strict=True)):
            if same[line] >= 0:
                spans.append(span)
                texts.append(name)
            else:
                found = sentences(self.text, *span)
                spans += found.spans
                texts += found.texts
        self.unit_begins = [begin for begin, _ in spans]


def _holding(begins: list[int], start: int, end: int) -> tuple[int, int]:
    """Return the first and the last stretch that hold text[start:end]."""
    first = bisect_right(begins, start) - 1
    if first + 1 == len(begins) or end <= begins[first + 1]:
        return first, first
    return first, bisect_left(begins, end) - 1


class Comparison:
    """A stretch of the old and of the new text, and which parts of them are the same.

    Old text[start:end] became new text[start:end + grown]; around that both are the same.
    """

    def __init__(self, old: str, new: str, start: int, end: int, grown: int) -> None:
        self.start, self.end = start, end
        self.old, self.new = Side(old, start, end), Side(new, start, end + grown)
        self._line_to_new, self._line_to_old = partners(self.old.lines.texts, self.new.lines.texts)
        self._lines: dict[int, Stretch | None] = {}
        self._holes: dict[int, Hole | None] = {}
        self._all: Alignment | None = None

    def moved_by(self, start: int, end: int) -> int | None:
        """Return by how many characters the lines of a passage moved; None when they changed.

        None, too, for a passage that reaches out of what is compared.
        """
        if start < self.start or end > self.end:
            return None
        first, last = _holding(self.old.begins, start, end)
        if first < 0:
            return None
        moved = self._moves[first]
        if first == last or self._moves[first : last + 1].count(moved) == last + 1 - first:
            return moved
        return None

    @cached_property
    def _moves(self) -> list[int | None]:
        """By how many characters each old line moved; None when it changed."""
        there = self.new.begins
        pairs = zip(self.old.begins, self._line_to_new, strict=True)
        return [there[to] - begin if to >= 0 else None for begin, to in pairs]

    @cached_property
    def _units(self) -> tuple[list[int], list[int]]:
        """Which new unit each old one is, and the other way."""
        to_new, to_old = self._line_to_new, self._line_to_old
        names = [f"\n\n\n\n\n\n\n\n\n\n\n\n{line}" for line in range(len(to_new))]
        self.old.cut(to_new, names)
        self.new.cut(to_old, [names[line] if line >= 0 else "" for line in to_old])
        return partners(self.old.units.texts, self.new.units.texts)

    def sentences_moved_by(self, start: int, end: int) -> int | None:
        """Return by how many characters the units of a passage moved; None when they changed."""
        to_new, _ = self._units
        first, last = _holding(self.old.unit_begins, start, end)
        if first < 0 or to_new[first] < 0:
            return None
        here, there = self.old.unit_begins, self.new.unit_begins
        moved = there[to_new[first]] - here[first]
        for unit in range(first + 1, last + 1):
            if to_new[unit] < 0 or there[to_new[unit]] - here[unit] != moved:
                return None
        return moved

    def line_at(self, start: int, end: int) -> "Stretch | None":
        """Return the changed line that holds a passage, when it became one line."""
        to_new, to_old, begins = self._line_to_new, self._line_to_old, self.old.begins
        line, last = _holding(begins, start, end)
        if line < 0 or line != last:
            return None
        if line not in self._lines:
            there = _only(to_new, to_old, line)
            self._lines[line] = (
                None
                if there is None
                else Stretch(
                    self.old.lines.texts[line],
                    begins[line],
                    self.new.lines.texts[there],
                    self.new.begins[there],
                )
            )
        return self._lines[line]

    @cached_property
    def _retyped(self) -> dict[int, tuple[int, Retyped]]:
        """The old lines that were only typed anew, and which new lines they are."""
        here = [line for line, to in enumerate(self._line_to_new) if to < 0]
        there = [line for line, to in enumerate(self._line_to_old) if to < 0]
        if min(len(here), len(there)) < _MANY_LINES:
            return {}
        old = [self.old.lines.texts[line] for line in here]
        new = [self.new.lines.texts[line] for line in there]
        to_new, _ = partners(typed_plainly(old), typed_plainly(new))
        pairs = [(i, j) for i, j in enumerate(to_new) if j >= 0]
        return {here[i]: (there[j], Retyped(old[i], new[j])) for i, j in pairs}

    def retyped(self, start: int, end: int) -> Place | None:
        """Follow a passage of lines of which no letter changed, where many lines changed."""
        first, last = _holding(self.old.begins, start, end)
        known = [self._retyped.get(line) for line in range(first, last + 1)]
        lines = [one for one in known if one is not None]
        if len(lines) < len(known) or lines[-1][0] - lines[0][0] != last - first:
            return None
        here, there = self.old.begins, self.new.begins
        (line, opening), (final, closing) = lines[0], lines[-1]
        stop = end - here[first] if first == last else opening.size
        low = opening.place(start - here[first], stop)
        high = low if first == last else closing.place(0, end - here[last])
        if low is None or high is None:
            return None
        same = all(one.looks_same for _, one in lines)
        return Place(there[line] + low[0], there[final] + high[1], 1.0, same)

    def around(self, start: int, end: int) -> "Hole | None":
        """Return what changed at a passage: all units between its unchanged neighbours.

        None when these do not stand beside each other's in the new text, or the passage
        holds an unchanged one itself.
        """
        to_new, _ = self._units
        first, last = _holding(self.old.unit_begins, start, end)
        if first < 0 or max(to_new[first : last + 1]) >= 0:
            return None
        while first and to_new[first - 1] < 0:
            first -= 1
        if first not in self._holes:
            stop = last + 1
            while stop < len(to_new) and to_new[stop] < 0:
                stop += 1
            self._holes[first] = self._hole(first, stop)
        return self._holes[first]

    def _hole(self, first: int, stop: int) -> "Hole | None":
        to_new, to_old = self._units
        low = to_new[first - 1] + 1 if first else 0
        high = to_new[stop] if stop < len(to_new) else len(to_old)
        if low > high or max(to_old[low:high], default=-1) >= 0:
            return None
        return Hole(self, range(first, stop), range(low, high))

    def sentences_of(self, start: int, end: int) -> str:
        """Return the old units that hold a passage."""
        first, last = _holding(self.old.unit_begins, start, end)
        spans = self.old.units.spans
        return self.old.text[spans[first][0] : spans[last][1]]

    def fresh_outside(self, units: range) -> str:
        """Return the text of the new units that are no old ones, but for some."""
        text, spans = self.new.text, self.new.units.spans
        fresh = (at for at, old in enumerate(self._units[1]) if old < 0 and at not in units)
        return "\n".join(text[slice(*spans[at])] for at in fresh)

    @property
    def gave_up(self) -> bool:
        """Say whether all lines were aligned and are too unlike."""
        return self._all is not None and self._all.gave_up

    @property
    def all(self) -> Alignment:
        """The alignment of all lines."""
        if self._all is None:
            to_new, to_old = self._units
            self._all = self.align(range(len(to_new)), range(len(to_old)))
        return self._all

    def align(self, here: range, there: range) -> Alignment:
        """Align some old units and some new ones."""
        to_new, _ = self._units
        table = Table()
        whole_old, whole_new = [""] * len(here), [""] * len(there)
        for unit in here:
            partner = to_new[unit]
            if partner in there:
                number = table.fresh()
                whole_old[unit - here.start] = whole_new[partner - there.start] = number
        return Alignment(
            _words(self.old, here, whole_old, table), _words(self.new, there, whole_new, table)
        )


def _only(to_new: list[int], to_old: list[int], line: int) -> int | None:
    """Return the one new line that stands where one old line stood."""
    before = to_new[line - 1] if line else -1
    after = to_new[line + 1] if line + 1 < len(to_new) else len(to_old)
    if (line and before < 0) or after != before + 2 or to_old[before + 1] >= 0:
        return None
    return before + 1


class Stretch:
    """An old stretch of text and the new one at its place, compared from both ends."""

    def __init__(self, was: str, here: int, now: str, there: int) -> None:
        """Compare them; the offsets are where they begin."""
        self._was, self._here, self._now, self._there = was, here, now, there
        self._cut = Cut(was, now)

    def lost(self, start: int, end: int) -> bool:
        """Say whether the one change is that the passage was taken out."""
        cut, here = self._cut, self._here
        return cut.one_change and here + cut.low <= start and end <= here + cut.high

    def place(self, start: int, end: int) -> Place | None:
        """Follow a passage without a look at its words, when its edges are sure.

        They are where the passage lies outside of what changed, where a part was cut
        off, and where it holds all of the change and is spelt much as before.
        """
        cut, there = self._cut, self._there
        start, end = start - self._here, end - self._here
        shift = cut.shift(start, end)
        if shift is not None:
            return Place(start + there + shift, end + there + shift, 1.0)
        if cut.one_change and cut.grown < 0:
            left = cut.place(start, end)
            if left and left.score >= _LEFT_OVER:
                return Place(left.start + there, left.end + there, left.score)
        if end - start < _LEAST_SPELT or not start <= cut.low <= cut.high <= end:
            return None
        was, now = self._was[start:end], self._now[start : end + cut.grown]
        if "\n" in was or "\n" in now:
            return None
        alike = Indel.normalized_similarity(was, now)
        return (
            Place(start + there, end + there + cut.grown, alike) if alike >= _SPELT_ALIKE else None
        )


class Hole(Stretch):
    """Old units that became other units at the same place."""

    def __init__(self, both: Comparison, here: range, there: range) -> None:
        self._both, self._units = both, (here, there)
        old, new = both.old.units.spans, both.new.units.spans
        low = old[here[0]][0]
        there_low, there_high = (new[there[0]][0], new[there[-1]][1]) if there else (0, 0)
        was, now = both.old.text[low : old[here[-1]][1]], both.new.text[there_low:there_high]
        super().__init__(was, low, now, there_low)

    @cached_property
    def pairs(self) -> Alignment:
        """The alignment of the units, made when it is needed."""
        return self._both.align(*self._units)

    @cached_property
    def _fresh(self) -> frozenset[str]:
        """The words of what is new elsewhere."""
        return frozenset(simple_words(self._both.fresh_outside(self._units[1])))

    def elsewhere(self, start: int, end: int) -> bool:
        """Say whether enough words of a passage's sentences are new elsewhere, to look there.

        Cheap, and said too often rather than too seldom.
        """
        if not self._fresh:
            return False
        passage = self._both.sentences_of(start, end)
        if not is_spaced(passage):
            return True
        words = simple_words(passage)
        return sum(map(self._fresh.__contains__, words)) >= _ELSEWHERE * len(words)


def _words(side: Side, units: range, whole: list[str], table: Table) -> Words:
    """Return the units that have a number as one word each, and the words of the rest."""
    text, spans = side.text, side.units.spans[units.start : units.stop]
    start = end = spans[0][0] if spans else 0
    words = Words(text, start, start, table)
    for (low, high), number in zip(spans, whole, strict=True):
        if number:
            if start < end:
                words.add(start, end, table)
            words.add_whole(low, high, number)
            start = high
        end = high
    if start < end:
        words.add(start, end, table)
    return words
