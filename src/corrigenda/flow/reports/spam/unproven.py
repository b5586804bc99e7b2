"""The outlet is being flooded, and nobody worked for this report."""

from __future__ import annotations

from corrigenda.flow.reports.spam.facts import Facts, Part

POINTS = 5


def unproven(facts: Facts) -> Part | None:
    """From the form without JavaScript, or from a browser that cannot solve the puzzle."""
    if not facts.unproven:
        return None
    return Part(
        "unproven", POINTS, "It came in a flood of reports, by a way that cannot prove any work."
    )
