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
_BOUND = pattern(rf"[[\p{{L}}\p{{N}}\p{{M}}_]--[{_UNSPACED}]]")


class Table(dict[str, str]):
    """The id of each word: one character, the same for words that fold alike.

    One character a word: runs of words are slices, quick to cut and to hash.
    Past the last character, a million words in, all words count as the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ids: dict[str, str] = {}

    def __missing__(self, word: str) -> str:
        number = chr(min(len(self._ids), sys.maxunicode))
        self[word] = found = self._ids.setdefault(fold_word(word), number)
        return found


class Words:
    """The words of a stretch of text: spans (code points) and ids.

    Two words have the same id, from the shared table, when they fold alike.
    """

    def __init__(self, text: str, start: int, end: int, table: Table) -> None:
        """Cut text[start:end]; `table` gives each folded word its id."""
        self.text, self.start, self.end = text, start, end
        self.starts, self.ends = array("l"), array("l")
        words: list[str] = []
        at = start
        for word in _WORD.findall(text, start, end):
            # Whether a word begins at a character depends on no other: the next
            # place of the word is the one that was matched.
            at = text.find(word, at)
            size = len(word)
            if size > 1 and word[-1] > "\u3040" and _LAST_IDEOGRAPH.match(word[-1]):
                self.starts.extend(range(at, at + size))
                self.ends.extend(range(at + 1, at + size + 1))
                words.extend(word)
            else:
                self.starts.append(at)
                self.ends.append(at + size)
                words.append(word)
            at += size
        self.ids = "".join(map(table.__getitem__, words))

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
