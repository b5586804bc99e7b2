"""The states of a case."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from corrigenda.lib.states import Table, TransitionError


class HasState(Protocol):
    """A row with a state, such as a case."""

    state: str


class CaseState(StrEnum):
    """Where a case is."""

    NEW = "new"
    CHECKING = "checking"
    AWAITING_SOURCE = "awaiting_source"
    DECIDED = "decided"
    PUBLISHED = "published"
    DECLINED = "declined"
    CLOSED = "closed"


UNDECIDED = (CaseState.NEW, CaseState.CHECKING, CaseState.AWAITING_SOURCE)
_OPEN = frozenset({CaseState.DECIDED, CaseState.DECLINED})

CASE = Table(
    "state",
    {
        CaseState.NEW: _OPEN | {CaseState.CHECKING, CaseState.AWAITING_SOURCE},
        CaseState.CHECKING: _OPEN | {CaseState.NEW, CaseState.AWAITING_SOURCE},
        CaseState.AWAITING_SOURCE: _OPEN | {CaseState.NEW, CaseState.CHECKING},
        # Back to where it was when the decision is taken back, to new when a second person
        # refuses the correction.
        CaseState.DECIDED: frozenset({CaseState.PUBLISHED, CaseState.CLOSED, *UNDECIDED}),
        # Decided again when a published correction is superseded.
        CaseState.PUBLISHED: frozenset({CaseState.CLOSED, CaseState.DECIDED}),
        CaseState.DECLINED: frozenset(UNDECIDED),
        CaseState.CLOSED: frozenset({CaseState.DECIDED}),
    },
)

ENDED = (CaseState.DECLINED, CaseState.CLOSED)
DECIDED = (CaseState.DECIDED, CaseState.PUBLISHED)
"""Decided, and not done: these still take reports about what was decided."""


def require_undecided(row: HasState) -> None:
    """Let what is done only before the decision go on.

    Raises:
        TransitionError: the case was decided; the table's way back is for undoing it.
    """
    if row.state not in UNDECIDED:
        raise TransitionError("The case was decided already: look at it again.")
