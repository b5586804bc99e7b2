"""Where a case is, in one word and one colour."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.flow.cases.listed import Listed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.surfaces.desk.wording import CASE_STATES

ANCHORS = {
    "changed": "Changed since",
    "gone": "Gone from the story",
    "ambiguous": "Stands several times",
    "": "Only readers saw it",
}
"""What the queue says of a passage that does not stand as it was reported."""


@dataclass(frozen=True, slots=True)
class Status:
    """A badge: its words, and the class that colours it."""

    words: str
    tone: str


_OF_PUBLISHED = {
    ChangeState.REQUESTED.value: Status("Published, story to change", "published"),
    ChangeState.APPLIED.value: Status("Published, story to verify", "published"),
    ChangeState.VERIFIED.value: Status("Published, story changed", "verified"),
    ChangeState.OVERDUE.value: Status("Published, story overdue", "overdue"),
}


def status_of(case: Case | Listed, correction: Correction | None) -> Status:
    """The badge of a case.

    Args:
        correction: its newest one, with its change.
    """
    if correction is not None:
        tone = _of_correction(case, correction)
        if tone is not None:
            return tone
    return Status(CASE_STATES[case.state], case.state)


def _of_correction(case: Case | Listed, correction: Correction) -> Status | None:
    change = getattr(correction, "change", None)
    state = change.state if change is not None else ""
    if correction.state == CorrectionState.IN_APPROVAL:
        return Status("Waiting for approval", "in_approval")
    if correction.undone_at is not None:
        return None
    if correction.state == CorrectionState.DRAFT:
        # Sent back; once somebody checks it, that is the news.
        return Status("Sent back", "checking") if case.state == CaseState.NEW else None
    if correction.is_silent:
        done = case.state == CaseState.CLOSED
        return Status("Fixed", "verified") if done else Status(f"Fix {state}", state)
    if case.state == CaseState.DECIDED:
        return Status("Being published", "decided")
    return _OF_PUBLISHED.get(state)
