"""Many new words, and not one of the story's among them."""

from __future__ import annotations

import re

from corrigenda.flow.reports.spam.facts import LONGEST, Facts, Part

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]|[^\W_]{3,}")
LEAST = 12
TELLING = 5
"""Letters from which a word says what a text is about; of Chinese and the like every sign does."""
POINTS = 2


def unrelated(facts: Facts) -> Part | None:
    """A correction keeps some of the words around what it changes."""
    new = [one.lower() for one in _WORD.findall(facts.should_say[:LONGEST])]
    old = {one.lower() for one in _WORD.findall(facts.story)}
    said = {one.lower() for one in _WORD.findall(facts.says[:LONGEST])}
    telling = said | {one for one in old if len(one) >= TELLING or len(one) == 1}
    if len(new) < LEAST or not old or telling & set(new):
        return None
    return Part("unrelated", POINTS, "The words proposed share nothing with those of the story.")
