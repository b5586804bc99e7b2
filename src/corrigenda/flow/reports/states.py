"""The states of a report, and of a letter before it is one."""

from __future__ import annotations

from enum import StrEnum

from corrigenda.lib.states import Table


class ReportState(StrEnum):
    """Where a report is."""

    RECEIVED = "received"
    HELD = "held"
    JOINED = "joined"
    ANSWERED = "answered"
    REJECTED = "rejected"


REPORT = Table(
    "state",
    {
        ReportState.RECEIVED: frozenset({ReportState.HELD, ReportState.JOINED}),
        ReportState.HELD: frozenset({ReportState.RECEIVED, ReportState.REJECTED}),
        ReportState.JOINED: frozenset({ReportState.ANSWERED}),
        # Waits again when its declined case is reopened.
        ReportState.ANSWERED: frozenset({ReportState.JOINED}),
        # Taken back: whoever rejects with one key must be able to be wrong.
        ReportState.REJECTED: frozenset({ReportState.RECEIVED}),
    },
)


class LetterState(StrEnum):
    """Where a letter is."""

    WAITING = "waiting"
    PLACED = "placed"
    REJECTED = "rejected"


LETTER = Table(
    "state",
    {
        LetterState.WAITING: frozenset({LetterState.PLACED, LetterState.REJECTED}),
        # Taken back: by one key, or by a guess that it was a machine's.
        LetterState.REJECTED: frozenset({LetterState.WAITING}),
        LetterState.PLACED: frozenset(),
    },
)
