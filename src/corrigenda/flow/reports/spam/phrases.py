"""What advertisements and frauds say."""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda.flow.reports.spam.facts import Facts, Part
from corrigenda.flow.reports.spam.links import LINK
from corrigenda.flow.reports.spam.phrase_list import PHRASES

POINTS, MOST = 3, 7
WEAK = {"urging": 2, "praise": 1}
"""What honest people say as well, at times."""
WITH_A_LINK = 2
"""More for an offer that says where to go."""


def phrases(facts: Facts) -> Part | None:
    """Each kind counts once; what the story itself says does not count."""
    written, story = f"{facts.written}\n{facts.source}", facts.story
    found = []
    for kind, pattern in _patterns():
        hit = pattern.search(written)
        if hit and not pattern.search(story):
            found.append((kind, hit.group().strip()))
    if not found:
        return None
    points = sum(WEAK.get(kind, POINTS) for kind, _ in found)
    if any(kind not in WEAK for kind, _ in found) and LINK.search(facts.written):
        points += WITH_A_LINK
    words = ", ".join(f"“{hit[:40]}”" for _, hit in found[:3])
    return Part("phrases", min(points, MOST), f"It says what advertisements say: {words}.")


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (kind, re.compile("|".join(alternatives), re.IGNORECASE))
        for kind, alternatives in PHRASES.items()
    ]
