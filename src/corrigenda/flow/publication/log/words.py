"""By which words an entry is found. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from corrigenda.flow.corrections.search.words import joined
from corrigenda.flow.newsroom.bylines import fold

_AUTHOR = "\ue004"
"""Stands before an author (a private-use character, which no text has)."""
_DIGITS = 20


def words_of(texts: Iterable[str], authors: Iterable[str]) -> str:
    """The words of an entry's texts, and a mark for each who wrote the story.

    An author is found as a whole and by no search for words: whether the log names authors is
    the house's to say, and it may say otherwise tomorrow.
    """
    marks = [author_mark(str(name)) for name in authors]
    return " ".join([*dict.fromkeys(marks), joined(texts)]).strip()


def author_mark(name: str) -> str:
    """What stands among an entry's words for an author of its story."""
    return f"{_AUTHOR}{hashlib.sha256(fold(name).encode()).hexdigest()[:_DIGITS]}"
