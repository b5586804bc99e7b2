"""What the API takes and gives about the care of a case."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema
from pydantic import AwareDatetime


class SeverityIn(Schema):
    """A severity."""

    severity: str = Field(description="low, normal, high or urgent")
    was: str | None = Field(None, description="What it was when you looked.")


class OwnerIn(Schema):
    """Whose it is."""

    owner: str | None = Field(description="A user name; null for nobody.")


class DueIn(Schema):
    """A due time."""

    due_at: AwareDatetime | None
    was: AwareDatetime | None = Field(None, description="What it was when you looked.")


class HoldIn(Schema):
    """A hold."""

    reason: str = Field("", description="For the desk, never public.")
    until: AwareDatetime | None = Field(None, description="When an answer is expected.")


class NoteIn(Schema):
    """A note."""

    text: str


class NoteOut(Schema):
    """A note that was kept, and who is told of it."""

    id: int
    mentioned: list[str]
    unknown: list[str] = Field(description="Names that are nobody's who may read the case.")


class AskIn(Schema):
    """Who is asked, and what."""

    name: str
    email: str = Field("", description="Empty: you hand the link over.")
    question: str = Field("said", description="said, correct, name, figures or told")
    own: str = Field("", description="Words of your own instead; nothing that a reader said.")


class AskOut(Schema):
    """A link, told this once."""

    id: int
    url: str
    mailed: bool
    unsent: str = Field(description="Why it was not mailed; empty when it was, or need not be.")


class RepliesIn(Schema):
    """Whose replies were read."""

    reports: list[Annotated[int, Field(ge=1, lt=2**63)]] = Field(
        max_length=200, description="The ids of their reports."
    )


class RepliesOut(Schema):
    """What came of it."""

    seen: int = Field(description="How many of them were new.")


class AgencyIn(Schema):
    """Which agency is told."""

    agency: str = Field(description="Its name, as `said.credits` of the case has it.")


class ToldOut(Schema):
    """A delivery to an agency."""

    what: str = Field(description="agency.asked, agency.corrected or packet.correction.")
    channel: str = Field(description="email or packet.")
    state: str = Field(description="waiting, failed, sent or given_up.")
    at: datetime


class AgencyOut(Schema):
    """The deliveries that were made."""

    told: list[ToldOut]


class PresenceOut(Schema):
    """Who else has the case open."""

    others: list[str]


class CareOut(Schema):
    """How a case is cared for."""

    id: int
    state: str
    severity: str
    severity_reason: str
    owner: str | None
    due_at: datetime | None
    due_by_hand: bool = Field(description="False: by policy.")
    hold_since: datetime | None
    hold_until: datetime | None
    hold_reason: str = Field(description="For the desk, never public.")
    hold_by: str
