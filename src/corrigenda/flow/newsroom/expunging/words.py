"""Texts as the words that erasing compares. Pure.

Words are compared without case, normal form, width, invisible characters and the style of quotes,
and what stands between two of them does not count: `Orla Venn` is found in `ORLA  VENN`, in
`orla-venn` of an address and in `Orla “Venn”`, never in `Orla Vennberg`. In scripts that put no
spaces between words every character is one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from corrigenda.anchoring import fold

Words = tuple[str, ...]
MOST_WORDS = 40
"""Words of one phrase."""
MOST_PHRASES = 50
MOST_CHARS = 500
"""Characters of one phrase."""

_CUT = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]\p{M}*"
    r"|[\p{L}\p{M}\p{N}--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
    r"\p{Tibetan}]]+",
    regex.V1,
)
_INVISIBLE = regex.compile("[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text as written (code points)."""

    text: str
    start: int
    end: int


def words_in(text: str) -> Iterator[Word]:
    """Every word of a text, in order."""
    folded = fold(text)
    for found in _CUT.finditer(folded.text):
        yield Word(found.group(), *folded.origin(found.start(), found.end()))


def words_of(phrase: str) -> Words:
    """A phrase as it is compared; empty where it has neither letter nor digit."""
    return tuple(one.text for one in words_in(phrase))


def squeezed(text: str) -> str:
    """A text in which the words of `words_of` are found by `in`, where they are in it at all.

    A hundred times as fast as `words_in`; what is found must be looked at by word.
    """
    if text.isascii():
        return text.lower()
    seen = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold()
    return unicodedata.normalize("NFKD", seen)


def phrases_of(lines: Sequence[str]) -> list[str]:
    """What somebody gave to be erased: trimmed, without empty lines and repetitions."""
    found = {words_of(said): said for line in lines if (said := " ".join(line.split()))}
    return list(found.values())
