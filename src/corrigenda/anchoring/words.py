"""Cutting text into words, in scripts with spaces and without."""

import sys
from array import array
from bisect import bisect_left, bisect_right

from corrigenda.anchoring.folding import fold_word
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
_SYMBOL = r"(?=[\p{So}\p{Sc}\p{Extended_Pictographic}--[©®™]])\X"
_WORD = pattern(f"{_UNSPACED_CHAR}|{_SPACED_WORD}|{_SYMBOL}")
_PIECE = pattern(f"{_UNSPACED_CHAR}|{_SPACED_WORD}|\\s+|\\X")
_BOUND = pattern(rf"[[\p{{L}}\p{{N}}\p{{M}}_]--[{_UNSPACED}]]")


class Words:
    """The words of a stretch of text: spans (code points) and ids.

    Two words have the same id, from the shared table, when they fold alike.
    """

    def __init__(self, text: str, start: int, end: int, table: dict[str, int]) -> None:
        """Cut text[start:end]; `table` gives each folded word its number."""
        self.text, self.start, self.end = text, start, end
        self.starts, self.ends = array("l"), array("l")
        numbers: list[int] = []
        for match in _WORD.finditer(text, start, end):
            first, last = match.span()
            self.starts.append(first)
            self.ends.append(last)
            numbers.append(table.setdefault(fold_word(match[0]), len(table)))
        # One character a word: runs of words are slices, quick to cut and to hash.
        # Past the last character, a million words in, all words count as the same.
        self.ids = "".join(chr(min(number, sys.maxunicode)) for number in numbers)

    def __len__(self) -> int:
        return len(self.ids)

    def word(self, index: int) -> str:
        """Return one word as it stands."""
        return self.text[self.starts[index] : self.ends[index]]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of words that overlap text[start:end]."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


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
