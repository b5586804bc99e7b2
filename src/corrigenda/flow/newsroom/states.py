"""The states of an erasure."""

from __future__ import annotations

from enum import StrEnum

from corrigenda.lib.states import Table


class ErasureState(StrEnum):
    """How far words are on their way out."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    DONE = "done"
    WITHDRAWN = "withdrawn"


ERASURE = Table(
    "state",
    {
        ErasureState.ASKED: frozenset({ErasureState.CONFIRMED, ErasureState.WITHDRAWN}),
        ErasureState.CONFIRMED: frozenset({ErasureState.DONE}),
        ErasureState.DONE: frozenset(),
        ErasureState.WITHDRAWN: frozenset(),
    },
)
