"""A field that people do not see was filled in."""

from __future__ import annotations

from corrigenda.flow.reports.spam.facts import Facts, Part

POINTS = 5


def trap(facts: Facts) -> Part | None:
    """A program fills in every field it finds; so do some browsers, for their people."""
    if not facts.trapped:
        return None
    return Part("trap", POINTS, "A field of the form that people cannot see was filled in.")
