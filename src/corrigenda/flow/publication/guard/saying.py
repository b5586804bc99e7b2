"""What a sentence says that can be checked: its figures, dates, names, negations, quotations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import regex

from corrigenda.lexicon.lists import (
    CAPITAL_DATE_WORDS,
    DATE_WORDS,
    NEGATING_SIGNS,
    NEGATIONS,
    word_set,
)
from corrigenda.lexicon.numbers import is_number

_ADDRESS = regex.compile(r"\(?https?://\S+|\bwww\.\S+|\[\^[^\]]*\]|\]\([^)]*\)")
_FIGURE = regex.compile(r"\p{N}+(?:[.,:\u00a0\u202f '’，]\p{N}+)*|\b\p{L}{1,2}\p{N}[\p{L}\p{N}.]*")
_THOUSANDS = regex.compile(r"[.,\s'’，](?=\p{N}{3}(?!\p{N}))")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*")
_NEGATING = regex.compile(NEGATING_SIGNS)
_QUOTED = regex.compile(
    r"“([^”]{12,})”|„([^“”]{12,})[“”]|«([^»]{12,})»|\"([^\"]{12,})\"|「([^」]{6,})」"
)
_SIMPLE = frozenset({"one", "first", "second", "third", "half", "один", "одна", "одне"}) | word_set(
    "eins erste ersten erster erstes erstem zweite zweiten zweiter zweites zweitem dritte dritten "
    "dritter drittes drittem halb halbe halben halber halbes"
)
"""Number words that seldom count anything."""


@dataclass(frozen=True, slots=True)
class Said:
    """Of one sentence; each counted, as it is written.

    `full` are the names with another one beside them: of people, mostly, and of offices.
    """

    figures: Counter[str] = field(default_factory=Counter)
    dates: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    full: set[str] = field(default_factory=set)
    negations: Counter[str] = field(default_factory=Counter)
    quotations: tuple[str, ...] = ()


def said_in(sentence: str) -> Said:
    """What a sentence says; addresses and the numbers of footnotes aside."""
    text = _ADDRESS.sub(" ", sentence)
    said = Said(quotations=tuple("".join(filter(None, one)) for one in _QUOTED.findall(text)))
    for match in _FIGURE.finditer(text):
        said.figures[_THOUSANDS.sub("", match.group()).casefold()] += 1
    said.negations.update(match.group() for match in _NEGATING.finditer(text))
    before = ""
    for number, match in enumerate(_WORD.finditer(text)):
        word = match.group()
        _sort(said, word, first=number == 0)
        beside = text[: match.start()].endswith(f"{before} ")
        if beside and before.istitle() and word.istitle():
            said.full.update((before, word))
        before = word
    return said


def named_in(text: str) -> set[str]:
    """Every word and figure of a text, as they are compared."""
    return {word.casefold() for word in _WORD.findall(text)} | set(said_in(text).figures)


def _sort(said: Said, word: str, *, first: bool) -> None:
    lower = word.casefold().replace("’", "'")
    if is_number(lower) and lower not in _SIMPLE:
        said.figures[lower] += 1
    elif lower in DATE_WORDS or (lower in CAPITAL_DATE_WORDS and word[0].isupper()):
        said.dates[lower] += 1
    elif lower in NEGATIONS or lower.endswith("n't"):
        said.negations[lower] += 1
    elif not first and word[0].isupper() and len(word) > 1:
        said.names[word] += 1
