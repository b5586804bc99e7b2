"""The states of a correction, and of the change to the story beside it."""

from __future__ import annotations

from enum import StrEnum

from corrigenda.lib.states import Table


class CorrectionState(StrEnum):
    """Where a correction is. A fix ends as approved: nothing of it is published."""

    DRAFT = "draft"
    IN_APPROVAL = "in_approval"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class ChangeState(StrEnum):
    """Where the change to the story itself is."""

    REQUESTED = "requested"
    APPLIED = "applied"
    VERIFIED = "verified"
    OVERDUE = "overdue"


CORRECTION = Table(
    "state",
    {
        CorrectionState.DRAFT: frozenset({CorrectionState.IN_APPROVAL, CorrectionState.APPROVED}),
        CorrectionState.IN_APPROVAL: frozenset({CorrectionState.APPROVED, CorrectionState.DRAFT}),
        CorrectionState.APPROVED: frozenset({CorrectionState.PUBLISHED}),
        CorrectionState.PUBLISHED: frozenset({CorrectionState.SUPERSEDED}),
        CorrectionState.SUPERSEDED: frozenset(),
    },
)

CHANGE = Table(
    "state",
    {
        ChangeState.REQUESTED: frozenset({ChangeState.APPLIED, ChangeState.OVERDUE}),
        ChangeState.APPLIED: frozenset({ChangeState.VERIFIED, ChangeState.OVERDUE}),
        ChangeState.OVERDUE: frozenset({ChangeState.APPLIED, ChangeState.VERIFIED}),
        # Verified is not for ever: a later version may bring the old words back.
        ChangeState.VERIFIED: frozenset({ChangeState.REQUESTED}),
    },
)
