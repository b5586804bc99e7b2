"""The states of a copy: another place where a corrected passage stands."""

from __future__ import annotations

from enum import StrEnum

from corrigenda.lib.states import Table


class CopyState(StrEnum):
    """Where a copy is."""

    FOUND = "found"
    VARIANT = "variant"
    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    CORRECTED = "corrected"
    DECLINED = "declined"
    GONE = "gone"


COPY = Table(
    "state",
    {
        # A variant becomes a copy only by a person's word, never by itself.
        CopyState.FOUND: frozenset({CopyState.CONFIRMED, CopyState.DECLINED, CopyState.GONE}),
        CopyState.VARIANT: frozenset({CopyState.CONFIRMED, CopyState.DECLINED, CopyState.GONE}),
        CopyState.CONFIRMED: frozenset(
            {CopyState.REQUESTED, CopyState.CORRECTED, CopyState.DECLINED, CopyState.GONE}
        ),
        CopyState.REQUESTED: frozenset({CopyState.CORRECTED, CopyState.DECLINED, CopyState.GONE}),
        CopyState.CORRECTED: frozenset(),
        CopyState.DECLINED: frozenset({CopyState.CONFIRMED}),
        # Its page may come back, and its words into the story: a sweep finds it then once more.
        CopyState.GONE: frozenset({CopyState.FOUND, CopyState.VARIANT}),
    },
)
