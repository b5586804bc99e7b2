"""How often a text says no, and whether a word became its opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from corrigenda.archive.guard.names import Run
from corrigenda.archive.words import Words
from corrigenda.lexicon.changed import names_contrary, turns_round
from corrigenda.lexicon.lists import DENYING, NEGATING_SIGNS, NEGATIONS

_SHORT = re.compile(r"n['’ʼ]t\b", re.IGNORECASE)
_SIGNS = regex.compile(NEGATING_SIGNS)


def negations(text: str, words: Words) -> tuple[int, int]:
    """Return how many negations a text holds, and how many verbs that say no: denied."""
    found = _count(NEGATIONS, words) + len(_SHORT.findall(text))
    if not text.isascii():
        found += len(_SIGNS.findall(text))
    return found, _count(DENYING, words)


def _count(listed: frozenset[str], words: Words) -> int:
    if listed.isdisjoint(words.folded):
        return 0
    return sum(map(listed.__contains__, words.folded))


def turned_round(before: list[str], after: list[str], runs: Sequence[Run]) -> bool:
    """Say whether a word was put in the place of its opposite: legal, illegal.

    Args:
        before, after: all words.
        runs: where they differ.
    """
    for old, new in runs:
        pair = before[old.start : old.stop], after[new.start : new.stop]
        if all(pair) and (turns_round(pair) or names_contrary(*pair)):
            return True
    return False
