"""What a variant says otherwise, for the person who judges it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corrigenda.flow.publication.guard.saying import said_in

_MOST = 6
"""Words of each side that are told."""
Difference = dict[str, str | list[str]]


def differing(
    words: str, found: str, *, figures_agree: bool, names_agree: bool, negation_agrees: bool
) -> list[Difference]:
    """Which figures, names or negations differ between what was searched for and what was found.

    A difference that the guard of the index sees is always told, be it without its words.
    """
    here, there = said_in(words), said_in(found)
    sides = {
        "figure": (here.figures + here.dates, there.figures + there.dates, figures_agree),
        "name": (here.names, there.names, names_agree),
        "negation": (here.negations, there.negations, negation_agrees),
    }
    return [
        {"what": what, "here": list(_only(one, other)), "there": list(_only(other, one))}
        for what, (one, other, agree) in sides.items()
        if not agree
    ]


def _only(one: Counter[str], other: Counter[str]) -> Iterator[str]:
    yield from list((one - other).elements())[:_MOST]
