"""The same words, sent to many stories."""

from __future__ import annotations

from corrigenda.flow.reports.spam.facts import Facts, Part

_STEPS = ((40, 5), (15, 4), (6, 3), (3, 2))
"""From so many other stories on, so many points. A name that is misspelt everywhere is reported
everywhere, so a few mean nothing."""


def repeated(facts: Facts) -> Part | None:
    """Only of what is longer than a few words: "after" is right in many stories."""
    for pages, points in _STEPS:
        if facts.pages_with_it >= pages:
            why = f"The same words were sent to {facts.pages_with_it} other stories within a day."
            return Part("repeated", points, why)
    return None
