"""What a word is in the archive, and the words of a text with their places.

A word is a run of letters, digits and combining marks; in scripts that are written without
spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) it is one character with its marks.
"28,000" and "don't" are two words each, so that a figure written otherwise (28 000) is no edit.
Words are folded as in anchoring: normal form, case, and what nobody sees.
"""

import re
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import is_normalized

import regex

from corrigenda.anchoring.folding import all_composed

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_INNER = r"\u00ad\u200b-\u200d\u2060\ufeff"
_ANY_WORD = regex.compile(
    rf"[[{_UNSPACED}]&&[\p{{L}}\p{{N}}]][\p{{M}}{_INNER}]*"
    rf"|[[\p{{L}}\p{{N}}\p{{M}}]--[{_UNSPACED}]][[\p{{L}}\p{{N}}\p{{M}}{_INNER}]--[{_UNSPACED}]]*",
    regex.VERSION1,
)
# What needs the rule above: marks, joiners, scripts without spaces, parts of Hangul syllables.
_ODD = regex.compile(rf"[\p{{M}}\p{{Cf}}\u1100-\u11ff{_UNSPACED}]", regex.VERSION1)
_ASCII = re.compile(r"([a-z0-9]+)")
_PLAIN = re.compile(r"([^\W_]+)")
_ASCII_FOUND = re.compile(r"[a-z0-9]+").findall
# Characters that were looked at and fold by casefold alone.
_SIMPLE = {chr(code) for code in range(128)}
_MOST_SIMPLE = 50_000


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text; `starts` and `ends` are its code points."""

    folded: list[str]
    starts: list[int]
    ends: list[int]


def is_simple(text: str) -> bool:
    """Say whether `casefold` folds a text, and no word of it needs the rule for any script."""
    if text.isascii():
        return True
    unknown = set(text) - _SIMPLE
    for char in unknown:
        if len(char.casefold()) > 1 or _ODD.match(char) or not is_normalized("NFKC", char):
            return False
        if len(_SIMPLE) < _MOST_SIMPLE:
            _SIMPLE.add(char)
    return True


def cut(text: str) -> Words:
    """Cut a text into words."""
    if text.isascii():
        return _cut_simple(_ASCII.split(text.lower()))
    if is_simple(text):
        return _cut_simple(_PLAIN.split(text.casefold()))
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for match in _ANY_WORD.finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        words.append(match[0])
    return Words(all_composed(words), starts, ends)


def folded_words(text: str) -> list[str]:
    """Return the words alone, where their places are not needed."""
    return _ASCII_FOUND(text.lower()) if text.isascii() else cut(text).folded


def _cut_simple(pieces: list[str]) -> Words:
    """Words stand at the odd places of a text that was split at them."""
    offsets = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], offsets[0:-1:2], offsets[1::2])
