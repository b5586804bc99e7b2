"""Which words a change puts in the place of which. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex
from rapidfuzz.distance import OSA, Levenshtein

from corrigenda.lexicon.lists import (
    NEGATING_PREFIXES,
    OPPOSITE_ENDINGS,
    OPPOSITE_PREFIXES,
    OPPOSITE_WORDS,
)

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"[{_UNSPACED}]\p{{M}}*|(?:[[\p{{L}}\p{{N}}\p{{M}}\u200c\u200d]--[{_UNSPACED}]]|['’](?=\p{{L}}))+",
    regex.VERSION1,
)
_CASELESS = regex.compile(r"\p{Lo}")
_SYLLABIC = regex.compile(r"[\p{Han}\p{Katakana}ー]")
_HIRAGANA = regex.compile(r"[\p{Hiragana}ー]+\Z")
# Vowel signs of Arabic and Hebrew, the line that stretches a word, and joiners.
_UNWRITTEN = regex.compile(r"[\u064b-\u065f\u0670\u0640\u0591-\u05c7\u200c\u200d]")
_CONFUSED = frozenset("的地得了着在再做作已以那哪吗嘛象像即既后後里裡ーッっ")
"""Chinese and Japanese signs that are mixed up in writing and are in no name by themselves."""
_LEAST_NAME = 3
_LONG = 8
_STEM = 4

Pair = tuple[list[str], list[str]]


def words(text: str) -> list[str]:
    """The words of a text as they are written; without spaces each sign is one."""
    return [found.group() for found in _WORD.finditer(text)]


def changed(before: list[str], after: list[str]) -> Iterator[Pair]:
    """The runs of words that differ, each with what stands in its place; either may be empty."""
    old: list[str] = []
    new: list[str] = []
    for code in Levenshtein.opcodes(before, after):
        if code.tag == "equal":
            if old or new:
                yield old, new
            old, new = [], []
        else:
            # Neighbours go together: of one word cut in two, one is new and one is changed.
            old = old + before[code.src_start : code.src_end]
            new = new + after[code.dest_start : code.dest_end]
    if old or new:
        yield old, new


def may_be_a_name(pair: Pair) -> bool:
    """Whether a change in a script without capitals is more than spelling.

    There a name looks like any word. Where the difference is one letter (two of a long word) it
    counts as spelling, so a name that differs from another by one letter is not told apart. Of
    Chinese signs each counts, but those that are mixed up in writing; Hiragana writes no names.
    """
    old, new = ("".join(side) for side in pair)
    if not _CASELESS.search(old + new) or _bare(old) == _bare(new):
        return False
    if _SYLLABIC.search(old + new):
        return not set(old + new) <= _CONFUSED and not _only_kana(old, new)
    if _only_kana(old, new):
        return False
    longest = max(len(_bare(old)), len(_bare(new)))
    if longest < _LEAST_NAME:
        return False
    return int(OSA.distance(_bare(old), _bare(new))) > (2 if longest >= _LONG else 1)


def is_spelling(pair: Pair) -> bool:
    """Whether two runs are the same words spelt otherwise: one letter in three, two a word."""
    old, new = "".join(pair[0]).lower(), "".join(pair[1]).lower()
    edits = int(OSA.distance(old, new))
    most = 2 * max(len(pair[0]), len(pair[1]))
    return edits <= min(most, max(1, max(len(old), len(new)) // 3))


def turns_round(pair: Pair) -> bool:
    """Whether a word becomes its opposite: legal, illegal; rose, fell."""
    if len(pair[0]) != len(pair[1]):
        return False
    return any(
        _opposite(old.lower(), new.lower()) or _opposite(new.lower(), old.lower())
        for old, new in zip(*pair, strict=True)
    )


def names_contrary(old: list[str], new: list[str]) -> bool:
    """Whether a word has its contrary anywhere in what stands in its place: rose, has fallen.

    Args:
        old, new: folded words.
    """
    return any(not _CONTRARY[word].isdisjoint(new) for word in old if word in _CONTRARY)


def _contrary() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in OPPOSITE_WORDS:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


_CONTRARY = _contrary()


def _opposite(old: str, new: str) -> bool:
    if (old, new) in OPPOSITE_WORDS:
        return True
    # Neither a beginning nor an ending alone is another.
    if old[-_STEM:] != new[-_STEM:] and old[: _STEM - 1] != new[: _STEM - 1]:
        return False
    if len(old) >= _STEM and any(prefix + old == new for prefix in NEGATING_PREFIXES):
        return True
    for one, other in OPPOSITE_PREFIXES:
        stem = old.removeprefix(one)
        if stem != old and len(stem) >= _STEM and new == other + stem:
            return True
    for one, other in OPPOSITE_ENDINGS:
        stem = old.removesuffix(one)
        if stem != old and len(stem) >= _STEM - 1 and new == stem + other:
            return True
    return False


def _bare(word: str) -> str:
    """The letters, taken apart: of Hangul syllables and of letters with their marks."""
    return unicodedata.normalize("NFKD", _UNWRITTEN.sub("", word))


def _only_kana(old: str, new: str) -> bool:
    return all(not side or _HIRAGANA.match(side) for side in (old, new))
