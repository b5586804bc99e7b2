"""Capitals and exclamation marks."""

from __future__ import annotations

import re

from corrigenda.flow.reports.spam.facts import Facts, Part

_MARKS = re.compile(r"[!！]{3,}|[?？!！]{5,}|[$€₽¥]{3,}")
SHARE = 0.85
LETTERS = 30
WORDS = 6


def shouting(facts: Facts) -> Part | None:
    """Agencies, headlines and some people write in capitals, so it counts little."""
    loud = _is_loud(facts.written) and not _is_loud(facts.says)
    marked = _MARKS.search(facts.written) and not _MARKS.search(facts.story)
    if loud:
        return Part("shouting", 3 if marked else 2, "It is written in capitals.")
    return (
        Part("shouting", 1, "It has rows of exclamation marks or money signs.") if marked else None
    )


def _is_loud(text: str) -> bool:
    cased = [one for one in text if one.isupper() or one.islower()]
    if len(cased) < LETTERS or len(text.split()) < WORDS:
        return False
    return sum(one.isupper() for one in cased) / len(cased) >= SHARE
