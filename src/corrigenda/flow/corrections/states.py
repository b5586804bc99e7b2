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
        # Back while nothing has left: what was decided becomes a draft, and what a second person
        # approved waits for one again.
        CorrectionState.APPROVED: frozenset(
            {CorrectionState.PUBLISHED, CorrectionState.DRAFT, CorrectionState.IN_APPROVAL}
        ),
        CorrectionState.PUBLISHED: frozenset({CorrectionState.SUPERSEDED}),
        CorrectionState.SUPERSEDED: frozenset(),
    },
)

CHANGE = Table(
    "state",
    {
        ChangeState.REQUESTED: frozenset({ChangeState.APPLIED, ChangeState.OVERDUE}),
        ChangeState.APPLIED: frozenset({ChangeState.VERIFIED, ChangeState.OVERDUE}),
        # Requested again when the CMS is asked once more.
        ChangeState.OVERDUE: frozenset(
            {ChangeState.APPLIED, ChangeState.VERIFIED, ChangeState.REQUESTED}
        ),
        # Verified is not for ever: a later version may bring the old words back.
        ChangeState.VERIFIED: frozenset({ChangeState.REQUESTED}),
    },
)
