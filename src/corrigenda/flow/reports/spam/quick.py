"""The form was sent sooner than a person could have filled it in."""

from __future__ import annotations

from corrigenda.flow.reports.spam.facts import Facts, Part

SECONDS = 3.0
POINTS = 3
FORGED = 2


def quick(facts: Facts) -> Part | None:
    """By the mark of time that the form carries, which nobody else can make."""
    if facts.forged:
        return Part("quick", FORGED, "The form did not come from our page: its mark is not ours.")
    if facts.seconds is None or facts.seconds >= SECONDS:
        return None
    told = max(0.0, facts.seconds)
    return Part("quick", POINTS, f"The form was filled in and sent within {told:.1f} seconds.")
