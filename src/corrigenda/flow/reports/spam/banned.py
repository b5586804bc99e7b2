"""A reader at a banned address says that the ban does not mean them."""

from __future__ import annotations

from corrigenda.flow.reports.spam.facts import Facts, Part

POINTS = 5


def banned(facts: Facts) -> Part | None:
    """Many readers may share one address: a school, a train, a village."""
    if not facts.banned:
        return None
    return Part("banned", POINTS, "Reports from this connection are banned at the moment.")
