"""The states of a case."""

from __future__ import annotations

from enum import StrEnum

from corrigenda.lib.states import Table


class CaseState(StrEnum):
    """Where a case is."""

    NEW = "new"
    CHECKING = "checking"
    AWAITING_SOURCE = "awaiting_source"
    DECIDED = "decided"
    PUBLISHED = "published"
    DECLINED = "declined"
    CLOSED = "closed"


_OPEN = frozenset({CaseState.DECIDED, CaseState.DECLINED})

CASE = Table(
    "state",
    {
        CaseState.NEW: _OPEN | {CaseState.CHECKING, CaseState.AWAITING_SOURCE},
        CaseState.CHECKING: _OPEN | {CaseState.NEW, CaseState.AWAITING_SOURCE},
        CaseState.AWAITING_SOURCE: _OPEN | {CaseState.NEW, CaseState.CHECKING},
        # Back to new when a second person refuses the correction.
        CaseState.DECIDED: frozenset({CaseState.PUBLISHED, CaseState.CLOSED, CaseState.NEW}),
        # Decided again when a published correction is superseded.
        CaseState.PUBLISHED: frozenset({CaseState.CLOSED, CaseState.DECIDED}),
        CaseState.DECLINED: frozenset({CaseState.NEW}),
        CaseState.CLOSED: frozenset({CaseState.DECIDED}),
    },
)

UNDECIDED = (CaseState.NEW, CaseState.CHECKING, CaseState.AWAITING_SOURCE)
ENDED = (CaseState.DECLINED, CaseState.CLOSED)
