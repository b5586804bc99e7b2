"""The states of a report."""

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
        ReportState.ANSWERED: frozenset(),
        ReportState.REJECTED: frozenset(),
    },
)
