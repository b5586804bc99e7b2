"""Cutting text into words, in scripts with spaces and without."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate, chain, repeat
from unicodedata import is_normalized

from corrigenda.anchoring.folding import all_composed
from corrigenda.anchoring.patterns import pattern

# Written without spaces: each character, with its marks, is a word of its own.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_INNER = r"\u00ad\u200b-\u200d\u2060\ufeff"
_WORD_CHAR = rf"[[\p{{L}}\p{{N}}\p{{M}}_{_INNER}]--[{_UNSPACED}]]"
_UNSPACED_CHAR = rf"[[{_UNSPACED}]&&[\p{{L}}\p{{N}}]][\p{{M}}{_INNER}]*"
# "28,000", "3.5" and "don't" are one word each.
_SPACED_WORD = (
    rf"[[\p{{L}}\p{{N}}\p{{M}}_]--[{_UNSPACED}]]"
    rf"(?:{_WORD_CHAR}+|(?<=\p{{N}})[.,](?=\p{{N}})|(?<=\p{{L}})['’](?=\p{{L}}))*+"
)
# A flag is told apart here: \X counts back to the first of a row of flags.
_FLAG = r"[\U0001f1e6-\U0001f1ff]{1,2}[\p{M}\u200d]*+"
_SYMBOL = r"(?=[\p{So}\p{Sc}\p{Extended_Pictographic}--[©®™]])\X"
# What most words are, told by plain sets: the general rule costs four times as much,
# and says the same. A run of ideographs or kana is cut afterwards.
_LETTERS = r'[A-Za-z]++(?=[ \n,;:.!?)"”])'
_IDEOGRAPH = r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fef]"
_IDEOGRAPHS = rf"{_IDEOGRAPH}+(?={_IDEOGRAPH}|[ \n，。、！？」])"
_WORD = pattern(f"{_LETTERS}|{_IDEOGRAPHS}|{_UNSPACED_CHAR}|{_SPACED_WORD}|{_FLAG}|{_SYMBOL}")
_LAST_IDEOGRAPH = pattern(_IDEOGRAPH)
_PIECE = pattern(f"{_UNSPACED_CHAR}|{_SPACED_WORD}|\\s+|{_FLAG}|\\X")
# What needs the rule above: marks, joiners, symbols, scripts without spaces.
# (and the parts of Hangul syllables, which are composed).
_ODD = pattern(rf"[\p{{M}}\p{{Cf}}\p{{So}}\p{{Sc}}\u1100-\u11ff{_UNSPACED}--[$£€°]]")
# Characters that were looked at and need no more than folding; these need not even
# that, since they are in no word.
_PLAIN = set("\u00a0\u202f\u2009\u2026")
_PLAIN_WORD = re.compile(r"(\w+(?:(?:[.,](?<=\d.)(?=\d)|'(?<=[^\W\d_].)(?=[^\W\d_]))\w+)*|[$£€°])")
# Accents that stand apart, and what is not seen, within words that are plain else.
_ACCENTS = r"\u0300-\u036f"
_DRESSED_WORD = re.compile(
    rf"(\w[\w{_ACCENTS}{_INNER}]*"
    rf"(?:(?:[.,](?<=\d.)(?=\d)|'(?<=[^\W\d_].)(?=[^\W\d_]))\w[\w{_ACCENTS}{_INNER}]*)*|[$£€°])"
)
_DRESS = re.compile(f"[{_ACCENTS}{_INNER}]")
_ANY_UNSPACED = pattern(f"[{_UNSPACED}]")
_SIMPLE_WORD = re.compile(r"\w+")
_LETTERS_A_WORD = 6
_BOUND = pattern(rf"[[\p{{L}}\p{{N}}\p{{M}}_]--[{_UNSPACED}]]")


class Table(defaultdict[str, str]):
    """The id of each folded word: one character.

    One character a word: runs of words are slices, quick to cut and to hash.
    Past the last character, a million words in, all words count as the same.
    """

    def __init__(self) -> None:
        numbers = chain(map(chr, range(sys.maxunicode)), repeat(chr(sys.maxunicode)))
        self.fresh = numbers.__next__  # an id that no word has
        super().__init__(self.fresh)


class Words:
    """The words of a stretch of text: spans (code points) and ids.

    Two words have the same id, from the shared table, when they fold alike. A part
    of the text that the other text has, too, may stand as one word (`add_whole`).
    """

    def __init__(self, text: str, start: int, end: int, table: Table) -> None:
        """Cut text[start:end]; `table` gives each folded word its id."""
        self.text, self.start, self.end = text, start, start
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.ids = ""
        self.whole: dict[int, float] = {}
        if start < end:
            self.add(start, end, table)

    def add(self, start: int, end: int, table: Table) -> None:
        """Cut what comes next, text[start:end], into words."""
        cut = _cut_plain if _is_plain(self.text[start:end]) else _cut_any
        starts, ends, folded = cut(self.text, start, end)
        self.starts += starts
        self.ends += ends
        self.ids += "".join(map(table.__getitem__, folded))
        self.end = end

    def add_whole(self, start: int, end: int, number: str) -> None:
        """Take what comes next as one word, which weighs as much as all in it."""
        self.whole[len(self.ids)] = 1 + (end - start) / _LETTERS_A_WORD
        self.starts.append(start)
        self.ends.append(end)
        self.ids += number
        self.end = end

    def __len__(self) -> int:
        return len(self.ids)

    def between(self, left: int, right: int) -> float:
        """Return how many words stand between two words; in whole parts, about."""
        count: float = right - left - 1
        if self.whole:
            count += sum(self.whole[at] for at in range(left + 1, right) if at in self.whole)
        return count

    def word(self, index: int) -> str:
        """Return one word as it stands."""
        return self.text[self.starts[index] : self.ends[index]]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of words that overlap text[start:end]."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


_Cut = tuple[list[int], list[int], list[str]]


def _is_plain(stretch: str) -> bool:
    """Say whether each character of a text is a letter, or none, by itself.

    Accents and what is not seen may stand in between.
    """
    if stretch.isascii():
        return True
    unknown = set(stretch) - _PLAIN
    for char in unknown:
        odd = _ODD.match(char) and not _DRESS.match(char)
        if odd or len(char.casefold()) > 1 or not is_normalized("NFKC", char):
            return False
        _PLAIN.add(char)
    return True


def _cut_plain(text: str, start: int, end: int) -> _Cut:
    """Cut a text that is plain: all is folded at once, and offsets are sums."""
    stretch = text[start:end]
    if stretch.isascii():
        found = _PLAIN_WORD.split(stretch.lower())
        words = found[1::2]
    elif _DRESS.search(stretch):
        found = _DRESSED_WORD.split(stretch.replace("\u2019", "'").replace("\u02bc", "'"))
        words = all_composed(found[1::2])
    else:
        found = _PLAIN_WORD.split(stretch.casefold().replace("\u2019", "'").replace("\u02bc", "'"))
        words = found[1::2]
    offsets = list(accumulate(map(len, found), initial=start))
    return offsets[1:-1:2], offsets[2::2], words


def _cut_any(text: str, start: int, end: int) -> _Cut:
    """Cut a text in any script."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    at = start
    for word in _WORD.findall(text, start, end):
        # Whether a word begins at a character depends on no other: the next
        # place of the word is the one that was matched.
        at = text.find(word, at)
        size = len(word)
        if size > 1 and word[-1] > "\u3040" and _LAST_IDEOGRAPH.match(word[-1]):
            starts.extend(range(at, at + size))
            ends.extend(range(at + 1, at + size + 1))
            words.extend(word)
        else:
            starts.append(at)
            ends.append(at + size)
            words.append(word)
        at += size
    return starts, ends, all_composed(words)


def is_spaced(text: str) -> bool:
    """Say whether a text has no script that is written without spaces."""
    return text.isascii() or not _ANY_UNSPACED.search(text)


def simple_words(text: str) -> list[str]:
    """Cut a text at everything that is no letter or digit; a quick look, not the rule."""
    return _SIMPLE_WORD.findall(text.lower())


def pieces(text: str) -> list[str]:
    """Cut a text into words, runs of white space and single other characters.

    The pieces join to the text, exactly.
    """
    return [match[0] for match in _PIECE.finditer(text)]


def is_bound(text: str, at: int) -> bool:
    """Say whether offset `at` is not in the middle of a word."""
    if at <= 0 or at >= len(text):
        return True
    return not (_BOUND.match(text[at - 1]) and _BOUND.match(text[at]))


def stands_free(text: str, start: int, end: int, half: tuple[bool, bool]) -> bool:
    """Say whether text[start:end] cuts no word that the passage did not cut.

    `half` says whether the passage itself began, and ended, inside a word.
    """
    return (half[0] or is_bound(text, start)) and (half[1] or is_bound(text, end))


def is_number(word: str) -> bool:
    """Say whether a word is written with digits."""
    return not word.isalpha() and any(char.isdigit() for char in word)
