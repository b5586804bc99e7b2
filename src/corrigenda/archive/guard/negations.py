"""How often a text says no, and whether a word became its opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from corrigenda.archive.guard.names import Run
from corrigenda.archive.words import Words
from corrigenda.lexicon.changed import turns_round
from corrigenda.lexicon.lists import NEGATING_SIGNS, NEGATIONS

_SHORT = re.compile(r"n['’ʼ]t\b", re.IGNORECASE)
_SIGNS = regex.compile(NEGATING_SIGNS)


def negations(text: str, words: Words) -> int:
    """Return how many negations a text holds."""
    found = sum(map(NEGATIONS.__contains__, words.folded)) + len(_SHORT.findall(text))
    return found if text.isascii() else found + len(_SIGNS.findall(text))


def turned_round(before: list[str], after: list[str], runs: Sequence[Run]) -> bool:
    """Say whether a word was put in the place of its opposite: legal, illegal.

    Args:
        before, after: all words.
        runs: where they differ.
    """
    return any(
        turns_round((before[old.start : old.stop], after[new.start : new.stop]))
        for old, new in runs
    )
