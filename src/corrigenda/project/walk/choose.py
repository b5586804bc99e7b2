"""Chooses in any story a word to mend and a passage to dispute. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import OSA

from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.cases.touches import touches

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_FIGURE = regex.compile(r"\p{Nd}+(?:[.,\u00a0 ]\p{Nd}{3})*")
BODY = (Role.body, Role.list, Role.quote)


class NothingToChooseError(ValueError):
    """The story is too short to walk through."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Words in a block, and what they should say instead."""

    block: str
    start: int
    end: int
    after: str

    @property
    def says(self) -> str:
        """The words as they stand."""
        return self.block[self.start : self.end]


def choose_word(blocks: Sequence[Block]) -> Choice:
    """A word to be fixed silently: a misspelling if one can be guessed, or any plain word.

    A misspelling is a word that stands once and is one letter short of a word that the
    story has elsewhere. Where there is none the exercise doubles a letter.

    Raises:
        NothingToChooseError: no word can be changed without touching what the story says.
    """
    bodies = [one.text for one in blocks if one.role in BODY]
    counts = Counter(word for text in bodies for word in _WORD.findall(text))
    guessed: list[tuple[int, Choice]] = []
    plain = None
    for text in bodies:
        for match in _WORD.finditer(text):
            word = match.group()
            if counts[word] != 1 or len(word) < 4 or word != word.lower():
                continue
            meant = _meant(word, counts)
            choice = Choice(text, match.start(), match.end(), meant or word[:2] + word[1:])
            if touches(text, choice.start, choice.end, choice.after):
                continue
            if meant:
                guessed.append((counts[meant], choice))
            plain = plain or choice
    if guessed:
        return max(guessed, key=lambda one: one[0])[1]
    if plain is None:
        raise NothingToChooseError("The text has no word of four letters that stands once.")
    return plain


def choose_passage(blocks: Sequence[Block], word: Choice) -> Choice:
    """A figure to be disputed, or, in a story without figures, the first words of a paragraph.

    Raises:
        NothingToChooseError: there is no other paragraph.
    """
    others = [one.text for one in blocks if one.role in BODY and one.text != word.block]
    joined = " ".join(others)
    for text in others:
        for match in _FIGURE.finditer(text):
            if joined.count(match.group()) == 1:
                return Choice(text, match.start(), match.end(), _other_figure(match.group()))
    for text in others:
        words = list(_WORD.finditer(text))
        if len(words) > 5:
            end = words[3].end()
            return Choice(text, 0, end, f"{text[:end]} (so it was)")
    raise NothingToChooseError("The text has no second paragraph to dispute.")


def _meant(word: str, counts: Counter[str]) -> str:
    near = [
        other
        for other in counts
        if len(other) == len(word) + 1
        and len(other) > 4
        and OSA.distance(word, other) == 1
        # A plural is no misspelling of its singular.
        and other[:-1] != word
        and other[0] == word[0]
    ]
    return max(near, key=lambda other: counts[other], default="")


def _other_figure(figure: str) -> str:
    last = next(i for i in range(len(figure) - 1, -1, -1) if figure[i].isdigit())
    first = 0 if figure[0].isdigit() else last
    digit = str(int(figure[first]) % 9 + 1)
    return figure[:first] + digit + figure[first + 1 :]
