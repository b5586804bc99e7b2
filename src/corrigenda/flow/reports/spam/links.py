"""More links than a correction needs."""

from __future__ import annotations

import re

from corrigenda.flow.reports.spam.facts import LONGEST, Facts, Part

LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'\])]{4,}", re.IGNORECASE)
FEW = 2
"""Links in the explanation that any reader may want to give."""
MANY = 4


def links(facts: Facts) -> Part | None:
    """A source has a field of its own; the story's new words hardly ever hold a link."""
    there = {one.lower() for one in LINK.findall(facts.story)}
    proposed = {one.lower() for one in LINK.findall(facts.should_say[:LONGEST])} - there
    explained = {one.lower() for one in LINK.findall(facts.why[:LONGEST])} - there
    points = (2 if len(proposed) == 1 else 4 if proposed else 0) + (
        0 if len(explained) <= FEW else 2 if len(explained) <= MANY else 4
    )
    if not points:
        return None
    if not proposed:
        return Part("links", points, f"The explanation holds {len(explained)} links.")
    count = "a link" if len(proposed) == 1 else f"{len(proposed)} links"
    return Part("links", min(points, 4), f"The words proposed for the story hold {count}.")
