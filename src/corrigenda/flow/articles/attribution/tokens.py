"""The words of a text as the rules for names read them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

WORD: Final = re.compile(r"[^\s,;:()\[\]\ue000—–]+")
POSSESSIVE: Final = re.compile(r"[’']s$|(?<=s)[’']$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, and where it stands in the text that was given."""

    start: int
    end: int
    word: str

    @property
    def bare(self) -> str:
        """The word without marks, in lower case."""
        return self.word.strip(".,’'\"“”…!?").casefold()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital: "Lind", "al-Amin"."""
        word = self.word.lstrip("'’\"“(")
        return word[:1].isupper() or (word[:3].casefold() in ("al-", "el-") and word[3:4].isupper())


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The words from `start` to `end`."""
    return [Token(one.start(), one.end(), one.group()) for one in WORD.finditer(text, start, end)]
