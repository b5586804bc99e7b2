"""The figures and dates of a text: their values, what is measured, and what is counted.

Two texts agree where the same numbers stand in the same order ("from 8 to 12" is not "from 12 to
8"), so do dates and units, and what stands behind a figure is no other word, but for its spelling:
300 people, 300 soldiers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.archive.guard.inflection import same_noun
from corrigenda.archive.guard.numerals import Number, joined, numerals
from corrigenda.archive.words import Words, is_unspaced
from corrigenda.lexicon.changed import is_spelling
from corrigenda.lexicon.dates import dated, may_be_told_from_now, told_from_now
from corrigenda.lexicon.numbers import MANY, PARTS, SCALES, WRITTEN_ON, worth
from corrigenda.lexicon.small import SMALL_WORDS
from corrigenda.lexicon.units import MEASURES, UNITS

_SIGNS = re.compile(r"[%‰°$€£¥₴₽₹₩]")
_BESIDE = re.compile(r"[\s\u00a0\u202f\u2009-]{0,2}")
_HALF_OF_THE_DAY = re.compile(r"[-\s]?([ap])\.? ?m\b", re.IGNORECASE)
_ORDINAL = frozenset(("st", "nd", "rd", "th", "ма", "га", "го", "ша", "й", "та"))
_YEARS = range(1000, 2101)
"""Before a Russian г. a year; else it is a gram."""
_LEAST_SPELT = 5
"""Letters of a word that may be spelt otherwise; of shorter ones another is near: cars, cats."""
_AROUND = 3
"""Words that may be put in between a figure and what it counts: 12 new bridges."""
_MOST_KEPT = 100_000

_Word = tuple[str, int]
"""A folded word, or the end of one, and its place among the words."""


class _Telling(dict[str, bool]):
    """Whether a folded word may be part of a figure or a date."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[word] = (
            word in UNITS
            or word in PARTS
            or word in SCALES
            or word in MANY
            or word in ("cent", "п", "дев")
            or worth(word) is not None
            or may_be_told_from_now(word)
            or dated(word, word.capitalize()) is not None
        )
        return found


_TELLING = _Telling()


@dataclass(slots=True)
class Figures:
    """What a text says in figures; each kind in its order."""

    numbers: list[str]
    dates: list[str]
    units: list[str]
    parts: list[str]
    """Half, twice."""
    counted: list[tuple[str, ...]]
    """The words behind each of `numbers`; none where they are a unit, a date, or small."""

    def agree(self, other: Figures) -> bool:
        """Say whether another text says the same in figures."""
        return (
            self.numbers == other.numbers
            and self.dates == other.dates
            and self.units == other.units
            and self.parts == other.parts
            and all(map(_count_alike, self.counted, other.counted))
        )


def figures(text: str, words: Words) -> Figures:
    """Return the figures, dates and their units.

    Args:
        text: the stretch of text.
        words: its words.
    """
    told = map(_TELLING.__getitem__, words.folded)
    telling = [at for at, is_telling in enumerate(told) if is_telling]
    found = Figures([], [], [], [], [])
    units = [(match.start(), match[0]) for match in _SIGNS.finditer(text)]
    for number in numerals(text, words, telling):
        found.numbers.append(number.written)
        behind = _behind(words, number, text)
        units += _measured(text, number, behind)
        found.counted.append(_counted(words, number, text, behind))
    for at in telling:
        word = words.folded[at]
        if word in UNITS:
            units.append((words.starts[at], UNITS[word]))
        elif word == "cent" and at and words.folded[at - 1] == "per":
            units.append((words.starts[at], "%"))
        elif word in PARTS:
            found.parts.append(word)
        else:
            date = _dated(text, words, at)
            if date:
                found.dates.append(date)
    units.sort()
    found.units = [unit for _, unit in units]
    return found


def _dated(text: str, words: Words, at: int) -> str | None:
    word, end = joined(words, at)
    beside = words.folded[at + 1 : at + 2] + words.folded[max(0, at - 1) : at]
    for one in beside:
        found = told_from_now(word, one)
        if found:
            return found
    return dated(word, text[words.starts[at] : end])


def _behind(words: Words, number: Number, text: str) -> _Word | None:
    """Return what stands right behind a number, written on to it or beside it."""
    at = bisect_right(words.ends, number.end)
    if at == len(words.ends):
        return None
    start = words.starts[at]
    if start < number.end:
        return words.folded[at][number.end - start :], at
    return (words.folded[at], at) if _BESIDE.fullmatch(text, number.end, start) else None


def _measured(text: str, number: Number, behind: _Word | None) -> list[tuple[int, str]]:
    """Return the unit behind a number, with its place."""
    half = _HALF_OF_THE_DAY.match(text, number.end)
    if half:
        return [(number.end, half[1].lower() + "m")]
    unit = MEASURES.get(behind[0]) if behind else None
    if behind and behind[0] == "г" and number.value in _YEARS:
        unit = "year"
    return [(number.end, unit)] if unit else []


def _counted(words: Words, number: Number, text: str, behind: _Word | None) -> tuple[str, ...]:
    """Return the words behind a number, from what it counts on; none behind an article."""
    if number.is_article:
        return ()
    if behind and behind[0] in _ORDINAL and words.starts[behind[1]] < number.end:
        after = behind[1] + 1
        behind = (words.folded[after], after) if after < len(words.folded) else None
    if behind is None:
        return ()
    word, at = behind
    if word == "of" and at + 1 < len(words.folded):
        # Dozens of people.
        word, at = words.folded[at + 1], at + 1
    if (
        not word
        or word in MEASURES
        or word in UNITS
        or word in WRITTEN_ON
        or word in SMALL_WORDS
        or word in PARTS
        or worth(word) is not None
        or is_unspaced(word)
        or word[:1].isdecimal()
        or dated(word, text[words.starts[at] : words.ends[at]])
    ):
        return ()
    return (word, *words.folded[at + 1 : at + 1 + _AROUND])


def _count_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two figures count the same, as far as can be told."""
    if not one or not other:
        return True
    first, second = one[0], other[0]
    return any(_alike(first, word) for word in other) or any(_alike(second, word) for word in one)


def _alike(one: str, other: str) -> bool:
    if one == other or same_noun(one, other):
        return True
    return min(len(one), len(other)) >= _LEAST_SPELT and is_spelling(([one], [other]))
