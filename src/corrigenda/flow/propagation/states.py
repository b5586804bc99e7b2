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
        # A variant becomes a copy only by a person's word, never by itself; a copy whose story says
        # something else by now is a variant, also when it was confirmed and is not filed yet.
        CopyState.FOUND: frozenset(
            {CopyState.VARIANT, CopyState.CONFIRMED, CopyState.DECLINED, CopyState.GONE}
        ),
        CopyState.VARIANT: frozenset({CopyState.CONFIRMED, CopyState.DECLINED, CopyState.GONE}),
        CopyState.CONFIRMED: frozenset(
            {
                CopyState.VARIANT,
                CopyState.REQUESTED,
                CopyState.CORRECTED,
                CopyState.DECLINED,
                CopyState.GONE,
            }
        ),
        # Back when its report is in a case that nobody decided.
        CopyState.REQUESTED: frozenset(
            {CopyState.CONFIRMED, CopyState.CORRECTED, CopyState.DECLINED, CopyState.GONE}
        ),
        # Back by hand, of what is kept by hand: somebody may have said the wrong thing. Of a story
        # the old words may come back: a sweep finds it then once more.
        CopyState.CORRECTED: frozenset({CopyState.FOUND, CopyState.VARIANT, CopyState.CONFIRMED}),
        CopyState.DECLINED: frozenset({CopyState.CONFIRMED}),
        # Its page may come back, and its words into the story: a sweep finds it then once more.
        CopyState.GONE: frozenset({CopyState.FOUND, CopyState.VARIANT, CopyState.CONFIRMED}),
    },
)
