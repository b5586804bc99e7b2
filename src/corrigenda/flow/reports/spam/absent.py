"""The passage is not in the story."""

from __future__ import annotations

from corrigenda.flow.reports.spam.facts import Facts, Part

POINTS = 2


def absent(facts: Facts) -> Part | None:
    """Our text may be older than the reader's page, so it counts only beside something else."""
    if facts.on_page is not False:
        return None
    return Part("absent", POINTS, "The passage does not stand in the story as we last read it.")
