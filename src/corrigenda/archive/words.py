"""What a word is in the archive, and the words of a text with their places.

A word is a run of letters, digits and combining marks; in scripts that are written without
spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) it is one character with its marks.
"28,000" and "don't" are two words each, so that a figure written otherwise (28 000) is no edit.
So is "пʼять", whichever apostrophe it has: U+02BC is a letter to Unicode, and a quote to anchoring.
Words are folded as in anchoring: normal form, case, and what nobody sees.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import category, is_normalized

import regex

from corrigenda.anchoring.folding import all_composed

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_INNER = r"\u00ad\u200b-\u200d\u2060\ufeff"
# A letter that folds to an apostrophe parts words as every other apostrophe does.
_APOSTROPHE = "\u02bc"
# Marks that fold to nothing: a word may have them, and none is made of them alone.
_DROPPED_MARKS = r"\ufe0e\ufe0f"
_PARTS = rf"[{_UNSPACED}{_APOSTROPHE}]"
_ANY_WORD = regex.compile(
    rf"[[{_UNSPACED}]&&[\p{{L}}\p{{N}}]][\p{{M}}{_INNER}]*"
    rf"|[[\p{{L}}\p{{N}}\p{{M}}]--{_PARTS}--[{_DROPPED_MARKS}]]"
    rf"[[\p{{L}}\p{{N}}\p{{M}}{_INNER}]--{_PARTS}]*",
    regex.VERSION1,
)
_UNSPACED_CHAR = regex.compile(f"[{_UNSPACED}]", regex.VERSION1)
# What needs the rule above: marks, joiners, scripts without spaces, parts of Hangul syllables.
_ODD = regex.compile(rf"[\p{{M}}\p{{Cf}}\u1100-\u11ff{_UNSPACED}]", regex.VERSION1)
_ASCII = re.compile(r"([a-z0-9]+)")
# Chinese and Japanese whose signs fold to themselves.
_SIGNS = "\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fef"
_PLAIN = re.compile(rf"([{_SIGNS}]|[^\W_{_APOSTROPHE}{_SIGNS}]+)")
_SIGN = re.compile(f"[{_SIGNS}]")
_NO_SIGNS_FOUND = re.compile(f"[^{_SIGNS}]+").findall
_ASCII_FOUND = re.compile(r"[a-z0-9]+").findall
# ASCII letters and digits as "a", all else as a space.
_MARKS = bytes(ord("a") if chr(code).isalnum() and code < 0x80 else 0x20 for code in range(256))


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text; `starts` and `ends` are its code points."""

    folded: list[str]
    starts: list[int]
    ends: list[int]


def _is_simple(char: str) -> bool:
    """Say whether `casefold` folds a character, and it needs no rule for special scripts."""
    if category(char) == "Cn":
        return False  # `regex` is of a later Unicode and may know a letter there
    if category(char)[0] in "PSZ" and not char.casefold().isalnum():
        return True  # in no word
    return (
        len(char.casefold()) == 1
        and is_normalized("NFKC", char)
        and (not _ODD.match(char) or bool(_SIGN.match(char)))
    )


# Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese, Japanese, Korean; punctuation, currencies.
_LOOKED_AT = (
    range(0x80, 0x590),
    range(0x5D0, 0x64B),
    range(0x66A, 0x670),
    range(0x2000, 0x2060),
    range(0x20A0, 0x20C0),
    range(0x3000, 0x3100),
    range(0x4E00, 0x9FF0),
    range(0xAC00, 0xD7A4),
    range(0xFF01, 0xFF10),
    range(0xFF1A, 0xFF21),
)
_NOT_SIMPLE = re.compile(
    "[^\\x00-\\x7f"
    + "".join(chr(code) for codes in _LOOKED_AT for code in codes if _is_simple(chr(code)))
    + "]"
)


def is_unspaced(word: str) -> bool:
    """Say whether a word is one character of a script that is written without spaces."""
    return word > "\u0e00" and bool(_UNSPACED_CHAR.match(word))


def signs_in(text: str) -> int:
    """Count the Chinese and Japanese signs, each of which is a word that folds to itself."""
    return len(text) - sum(map(len, _NO_SIGNS_FOUND(text)))


def only_signs(words: Iterable[str]) -> str:
    """Return those words that are such signs, one after another."""
    return "".join(word for word in words if len(word) == 1 and _SIGN.match(word))


def is_simple(text: str) -> bool:
    """Say whether `casefold` folds a text, and no word of it needs the rule for any script."""
    return text.isascii() or not _NOT_SIMPLE.search(text)


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
    if text.isascii():
        return _ASCII_FOUND(text.lower())
    return _PLAIN.findall(text.casefold()) if is_simple(text) else cut(text).folded


def words_in(text: str) -> int:
    """Count the words of a text."""
    if text.isascii():
        marks = text.encode().translate(_MARKS)
        return marks.count(b" a") + marks.startswith(b"a")
    return len(folded_words(text))


def _cut_simple(pieces: list[str]) -> Words:
    """Words stand at the odd places of a text that was split at them."""
    offsets = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], offsets[0:-1:2], offsets[1::2])
