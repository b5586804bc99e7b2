"""What other houses say of their copies, in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.flow.propagation.packets.ledger import AtHouse
from corrigenda.flow.propagation.states import CopyState

SHOWN = 10
"""Houses that are named; those with most left to correct come first."""


@dataclass(frozen=True, slots=True)
class HouseLine:
    """One house."""

    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Houses:
    """The houses that answered.

    Attributes:
        more: how many are not named.
    """

    lines: list[HouseLine]
    more: int


NONE = Houses([], 0)


def houses_of(told: Sequence[AtHouse]) -> Houses:
    """A line for each, up to `SHOWN`."""
    first = sorted(told, key=lambda one: (one.corrected - one.followed, one.name))
    lines = [HouseLine(one.name, _said(one)) for one in first[:SHOWN]]
    return Houses(lines, max(0, len(told) - SHOWN))


def _said(house: AtHouse) -> str:
    if house.verdict:
        return "not looked for"
    if not house.total:
        return "found in no story"
    parts = [
        (house.followed, f"{house.corrected:,} of {house.followed:,} corrected"),
        *(
            (house.counts.get(state, 0), f"{house.counts.get(state, 0):,} {state.value}")
            for state in (CopyState.DECLINED, CopyState.GONE)
        ),
    ]
    return ", ".join(words for number, words in parts if number)
