"""Is a passage said, or told of? Pure.

A notice quotes the words that were wrong, and so may a later story about the correction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corrigenda.anchoring import fold
from corrigenda.anchoring.words import is_spaced
from corrigenda.archive.words import words_in
from corrigenda.flow.cases.touches import paragraph_around

_TELLING = 5
"""Words of the new passage that do not stand beside the old one by chance."""
_TELLING_SIGNS = 12
"""As many signs, where each is a word."""


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as it was published.

    Attributes:
        notice: its words.
        after: the passage as it reads since, with its sentence.
    """

    notice: str
    after: str


def is_told(text: str, start: int, end: int, told: Iterable[Told]) -> bool:
    """Whether `text[start:end]` only tells what was wrong.

    Its paragraph holds the notice, or beside the old words the new ones too.
    """
    low, high = paragraph_around(text, start, end)
    around = fold(text[low:high]).text
    rest = fold(text[low:start]).text + " " + fold(text[end:high]).text
    for one in told:
        notice, after = fold(one.notice).text.strip(), fold(one.after).text.strip()
        if notice and notice in around:
            return True
        # A word or two stand in many a paragraph that tells of nothing.
        if _is_telling(after) and after in rest:
            return True
    return False


def _is_telling(after: str) -> bool:
    return words_in(after) >= (_TELLING if is_spaced(after) else _TELLING_SIGNS)
