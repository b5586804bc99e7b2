"""What a change to the text touches that can alter its meaning. Pure.

A change of spelling is no change of fact; a change of a figure, a name, a date,
a negation or words inside quotation marks may be. Names are words with a capital
inside a sentence, so in scripts without capitals they are not recognised.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

import regex

from corrigenda.flow.cases.touch_words import DATE_WORDS, NEGATIONS, NUMBER_WORDS


class Touch(StrEnum):
    """What of a sentence's meaning a change touches."""

    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    NEGATION = "negation"
    QUOTATION = "quotation"


_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_FIGURE = regex.compile(
    r"(?:(?<![\p{L}\p{N}])[-−])?\p{Sc}?\p{N}+(?:[.,:\u00a0\u202f ]\p{N}+)*(?:\s?[%‰\p{Sc}])?"
)
_THOUSANDS = regex.compile(r"[.,\s](?=\p{N}{3}(?!\p{N}))")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_SENTENCE_START = regex.compile(r"(?:^|[.!?…:]['\"”»)]*\s+|\n+)['\"“„«(\-–—]*\Z")
# A quotation that goes on in the next paragraph is not closed in this one. Where no end is taken
# for one, the search stops at the next opening mark too: else time grows with the square.
_QUOTED = regex.compile(
    r"“[^”]*(?:”|\Z)|„[^“”]*(?:[“”]|\Z)|»[^«»]*«|«[^»]*(?:»|\Z)|\"[^\"]*\"|「[^「」]*」"
)


def touches(text: str, start: int, end: int, after: str) -> frozenset[Touch]:
    """What replacing `text[start:end]` by `after` touches.

    Args:
        text: the version's text.
        start, end: the passage, in code points.
        after: the new words.
    """
    first, last = _paragraph(text, start, end)
    before_paragraph = text[first:last]
    after_paragraph = text[first:start] + after + text[end:last]
    if before_paragraph == after_paragraph:
        return frozenset()
    common = {word.lower() for word in _WORD.findall(text) if word.islower()}
    before_facts = _facts(before_paragraph, common)
    after_facts = _facts(after_paragraph, common)
    found = {touch for touch in before_facts if before_facts[touch] != after_facts[touch]}
    if _quotations(before_paragraph) != _quotations(after_paragraph):
        found.add(Touch.QUOTATION)
    return frozenset(found)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    first = text.rfind("\n\n", 0, start)
    last = text.find("\n\n", end)
    return (0 if first < 0 else first + 2), (len(text) if last < 0 else last)


def _facts(paragraph: str, common: set[str]) -> dict[Touch, Counter[str]]:
    facts: dict[Touch, Counter[str]] = {
        touch: Counter() for touch in Touch if touch is not Touch.QUOTATION
    }
    for match in _FIGURE.finditer(paragraph):
        facts[Touch.FIGURE][_figure(match.group())] += 1
    for match in _WORD.finditer(paragraph):
        word = match.group()
        lower = word.lower().translate(_APOSTROPHES)
        if lower in NUMBER_WORDS:
            facts[Touch.FIGURE][lower] += 1
        if lower in DATE_WORDS:
            facts[Touch.DATE][lower] += 1
        elif word[0].isupper() and not _ordinary(paragraph, match.start(), lower, common):
            facts[Touch.NAME][word] += 1
        if lower in NEGATIONS or lower.endswith("n't"):
            facts[Touch.NEGATION][lower] += 1
    return facts


def _figure(written: str) -> str:
    """The same for 28,000 and 28 000, but not for 1.5 and 15."""
    plain = _THOUSANDS.sub("", written)
    return regex.sub(r"\s(?=\D)", "", regex.sub(r"[.,:]", ".", plain))


def _ordinary(paragraph: str, at: int, lower: str, common: set[str]) -> bool:
    """A capital at the start of a sentence, on a word that the story also has without one."""
    return lower in common and bool(_SENTENCE_START.search(paragraph[max(0, at - 12) : at]))


def _quotations(paragraph: str) -> list[str]:
    return _QUOTED.findall(paragraph)
