"""Which words tell by themselves where they stand. Pure."""

from __future__ import annotations

from corrigenda.anchoring import Selector
from corrigenda.anchoring.words import is_spaced
from corrigenda.flow.cases.twins import words_of

_PROOF = 8
_SIDE = 2
_SIDE_OF_SIGNS = 4
"""Where a word is one character, two of them are part of a word."""


def proves(words: str) -> bool:
    """Whether words are found by themselves; fewer need what stood around them as well.

    Eight signs of a script without spaces are too few: in Thai they are two words.
    """
    return len(words_of(words)) >= _PROOF and (is_spaced(words) or Selector(words).proves_itself)


def tells(side: str) -> bool:
    """Whether what stood on one side of a passage is more than stands anywhere."""
    return len(words_of(side)) >= (_SIDE if is_spaced(side) else _SIDE_OF_SIGNS)
