"""What the API gives about one case."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from corrigenda.surfaces.api.casefile_schemas import CareOut, ToldOut
from corrigenda.surfaces.api.cases_schemas import CaseOut
from corrigenda.surfaces.api.decisions_schemas import CorrectionOut


class SuggestionOut(Schema):
    """What readers suggest, and how many of them."""

    says: str
    should_say: str
    readers: int


class ReplyOut(Schema):
    """What the reader wrote to the desk from their receipt, once."""

    text: str
    at: datetime
    seen_at: datetime | None = Field(description="When an editor first read it; null while new.")
    seen_by: str


class CaseReportOut(Schema):
    """A report, without anything of who sent it."""

    id: int
    says: str
    should_say: str
    why: str
    source: str
    kind: str
    language: str
    channel: str
    received_at: datetime
    reply: ReplyOut | None


class PlaceOut(Schema):
    """Another place where the passage stands."""

    url: str
    says: str
    anchor: str
    found_by: str


class SpotOut(Schema):
    """One of several places where the words stand."""

    start: int
    before: str
    words: str
    after: str


class StandingOut(Schema):
    """The passage with the text around it."""

    version: int = Field(description="Of the story; 0 where only readers saw the passage.")
    seen_at: datetime | None
    before: str
    passage: str
    after: str
    current: int = Field(description="The newest version of the story.")
    spots: list[SpotOut] = Field(description="Of an ambiguous passage: choose by `place`.")


class StoryOut(Schema):
    """Who wrote and edited the story, and whether its page is there."""

    authors: list[str]
    byline: list[str] = Field(description="Where the story names no authors.")
    edited_by: list[str] = Field(description="Who edited it, the last one first.")
    version: int
    version_from: str = Field(description="push, read or ingest; empty before it was read.")
    edited_at: datetime | None
    published_at: datetime | None
    withdrawn_at: datetime | None
    unread_since: datetime | None = Field(description="Since when its page cannot be read.")
    page_status: int = Field(description="What the page answers instead, such as 410; or 0.")
    read_error: str


class CaseNoteOut(Schema):
    """A note of the desk."""

    id: int
    who: str
    at: datetime
    text: str


class SourceCheckOut(Schema):
    """Somebody who was asked; never the link."""

    id: int
    name: str
    email: str
    question: str = Field(description="said, correct, name, figures, told, or words of the desk.")
    asked_by: str
    asked_at: datetime
    expires_at: datetime
    open: bool
    answer: str = Field(description="confirmed, disputed, or empty.")
    comment: str
    answered_at: datetime | None
    withdrawn_at: datetime | None


class SpeakerOut(Schema):
    """Who said the passage, and why the rules say so."""

    name: str
    named: bool = Field(description="False for somebody who is described, not named.")
    inferred: bool = Field(description="Named elsewhere; here he, she, it, they, or nothing.")
    rule: str
    because: str = Field(description="The words of the story that it rests on.")


class CreditOut(Schema):
    """An agency or an outlet that the passage is credited to."""

    name: str
    whole: bool = Field(description="The story as a whole is, not this passage alone.")
    inferred: bool
    rule: str
    because: str
    address: str = Field(description="Of its desk, by the house's policy; or empty.")
    told: list[ToldOut] = Field(description="What it was told of the case, the oldest first.")


class SaidOut(Schema):
    """Who said the passage, by rules; what they cannot tell is null or empty."""

    quotation: list[str] = Field(description="Its parts: more than one over several paragraphs.")
    quotation_rule: str
    speaker: SpeakerOut | None
    unsure: str = Field(
        description="Why there is no speaker: nobody, two, pronoun, language, long; or empty."
    )
    credits: list[CreditOut]


class EarlierOut(Schema):
    """Another case on the story."""

    id: int
    says: str
    state: str
    opened_at: datetime


class DraftOut(Schema):
    """What you were writing about a case."""

    typed: dict[str, str]
    saved_at: datetime
    lost: bool = Field(description="Somebody else decided the case meanwhile.")


class UndoOut(Schema):
    """Until when a decision can be taken back, and whether by you."""

    until: datetime
    yours: bool


class TrailOut(Schema):
    """Something that was done."""

    at: datetime
    who: str
    verb: str
    detail: dict[str, Any]


class CaseInFullOut(Schema):
    """A case with all that the desk's screen of it tells."""

    case: CaseOut
    care: CareOut
    standing: StandingOut
    suggestions: list[SuggestionOut]
    reports: list[CaseReportOut] = Field(description="The newest 200.")
    places: list[PlaceOut]
    said: SaidOut | None = Field(description="Null where our own reading lacks the passage.")
    story: StoryOut
    earlier: list[EarlierOut] = Field(description="At most 20, the newest first.")
    notes: list[CaseNoteOut] = Field(description="At most 100, the newest first.")
    source_checks: list[SourceCheckOut] = Field(description="At most 50, the newest first.")
    corrections: list[CorrectionOut] = Field(description="The newest first.")
    trail: list[TrailOut] = Field(description="The last 200 entries, the oldest first.")
    draft: DraftOut | None
    undo: UndoOut | None
    others: list[str] = Field(description="Who else has it open.")
    decline_reason: str
