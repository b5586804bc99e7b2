"""What the API takes and gives about cases."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import ConfigDict


class CasesIn(Schema):
    """Which cases are asked for."""

    outlet: str = Field("", description="The outlet's slug; empty for all of yours.")
    state: str = Field("", description="new, checking, … or open: those not decided.")
    lane: Literal["", "typo", "fact"] = ""
    url: str = Field("", description="Of a story, at any of its addresses.")
    before: int | None = Field(None, description="Cases with a smaller number; to go on.")
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class CaseOut(Schema):
    """A case."""

    id: int
    outlet: str
    url: str = Field(description="Of the story.")
    headline: str
    state: str
    lane: str
    lane_reason: str
    says: str = Field(description="The passage as it was reported.")
    anchor: str = Field(description="unchanged, changed, gone, ambiguous; empty: only readers saw.")
    readers: int
    first_report_at: datetime
    last_report_at: datetime
    since_declined: int = Field(description="Reports that joined it after it was declined.")
    since_decided: int = Field(description="Readers' reports that joined it after it was decided.")


class CasesOut(Schema):
    """Cases, the newest first."""

    cases: list[CaseOut]


class SplitIn(Schema):
    """The reports that are to be a case of their own."""

    model_config = ConfigDict(extra="forbid")

    reports: Annotated[list[int], Field(max_length=5_000)]


class MergeIn(Schema):
    """The case that gets the reports."""

    model_config = ConfigDict(extra="forbid")

    into: int


class PointIn(Schema):
    """One of the places where the words of a case stand."""

    model_config = ConfigDict(extra="forbid")

    version: Annotated[int, Field(ge=0, lt=2**31)] = Field(
        description="Of the story, when you looked."
    )
    start: Annotated[int, Field(ge=0, lt=2**31)] = Field(description="Of one of the `spots`.")


class LaneIn(Schema):
    """A lane."""

    model_config = ConfigDict(extra="forbid")

    lane: Literal["typo", "fact"]


class ReopenIn(Schema):
    """Why a declined case is looked at again."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(description="For the desk, never public.")
