"""What goes in and out of the decisions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from ninja import Field, Schema

KindIn = Literal["fix", "correction", "clarification", "editors_note", "withdrawal"]


class WordsIn(Schema):
    """A decision as far as its words go."""

    kind: KindIn
    after: str = Field(
        "", description="The new words of the passage; empty: the story stays as it is."
    )
    delete: bool = Field(False, description="The passage goes, whatever `after` says.")
    words: str = Field("", description="The notice; a fix has none.")


class DecisionIn(WordsIn):
    """What is to be done about a case."""

    reason: str = Field("", description="For the desk, never public.")
    placement: Literal["", "top", "passage", "end"] = Field(
        "", description="Where the notice stands; empty for where the house has it."
    )
    placement_reason: str = ""
    accepted: list[str] = Field(
        [], description="Checks whose advice you have read and go against.", max_length=20
    )


class FindingOut(Schema):
    """What a check of the wording found."""

    check: str
    level: Literal["must", "should"] = Field(description="must refuses the notice.")
    message: str
    span: list[int] | None = Field(description="Code points of the notice, from and to.")
    suggestion: str
    source: str


class ChecksOut(Schema):
    """What the checks find, and what would change in the story."""

    findings: list[FindingOut]
    before: str
    after: str
    placement: str = Field(description="Where the house has a notice of this kind.")
    second_person_because: str = Field(description="Empty when nobody need approve it.")


class WayOut(Schema):
    """How far a change has come that was asked of the CMS."""

    requested_at: datetime
    due_at: datetime
    applied_at: datetime | None
    verified_at: datetime | None
    missing: list[str] = Field(description="What the last look at the story did not find.")
    trouble: str = Field(
        description="untouched, other_words, both, lost or no_notice; empty where nothing is wrong."
    )
    there: str = Field(description="The words that stand at the place instead.")
    heard_at: datetime | None = Field(description="When the CMS took the webhook.")
    hook_tries: int
    hook_error: str


class CorrectionOut(Schema):
    """A correction."""

    id: int
    case: int
    kind: str
    state: str
    before: str
    after: str
    words: str
    placement: str
    second_person_because: str
    overridden: list[dict[str, Any]]
    decided_by: str
    decided_at: datetime
    approved_at: datetime | None
    reason: str = Field(description="For the desk, never public.")
    placement_reason: str
    approved_by: str
    approval_reason: str
    permalink: str = Field(description="Of its entry in the log; empty before it is published.")
    change: str = Field(description="State of the change to the story; empty without one.")
    asked: int = Field(description="How often the CMS was asked.")
    way: WayOut | None = Field(description="Of the change into the story; null without one.")


class CorrectionsOut(Schema):
    """Corrections that wait for a second person, the oldest first."""

    corrections: list[CorrectionOut]


class ChangesOut(Schema):
    """Corrections whose change of the story is asked for, due first."""

    corrections: list[CorrectionOut]
    more: bool


class ReasonIn(Schema):
    """Why."""

    reason: str = Field("", max_length=2_000)


class PolicyOut(Schema):
    """A house's policy, whole."""

    outlet: str
    policy: dict[str, Any]


class PolicyIn(Schema):
    """The whole policy; what it leaves out has its default."""

    policy: dict[str, Any]
