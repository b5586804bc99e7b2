"""What the API takes and gives, as OpenAPI says it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict

from corrigenda.flow.publication.courses import Outcome
from corrigenda.lib.languages import is_tag
from corrigenda.lib.text import check_text

# The actions check sizes and characters and say what to do; here stand the types, and what a
# page may say wrongly but a CMS should be told.


def _in_utc(moment: datetime) -> datetime:
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return zoned.astimezone(UTC)
    except OverflowError:
        raise ValueError("The moment lies outside the calendar.") from None


def _language(tag: str) -> str:
    if tag and not is_tag(tag):
        raise ValueError("A language is a language tag, such as en or pt-BR.")
    return tag


def _name(name: str) -> str:
    return check_text(name, field="The name", max_chars=200)


Name = Annotated[str, AfterValidator(_name)]
Moment = Annotated[datetime, AfterValidator(_in_utc)]


class AlreadyIn(Schema):
    """A passage of a story, as a report points at it."""

    model_config = ConfigDict(extra="forbid")

    outlet: str = Field("", description="The outlet's slug.")
    url: str = Field(description="Of the story, as the reader's browser has it.")
    selector: dict[str, Any] = Field(
        description="W3C TextQuoteSelector, refinedBy a TextPositionSelector in `block`; "
        "positions are code points."
    )
    block: str = Field("", description="The text of the blocks that the passage touches.")
    language: str = ""


class AlreadyOut(Schema):
    """How many reported it."""

    already_reported: int = Field(
        description="Other readers who reported the passage; at most 1,000 are counted."
    )


class ReportIn(AlreadyIn):
    """A reader's report on a passage."""

    client_id: UUID = Field(description="Made by the sender; sending again under it is harmless.")
    should_say: str = ""
    why: str = ""
    source: str = Field("", description="A URL that shows it.")
    kind: str = Field("", description="typo, fact, clarification, translation, attribution, other")
    contact: str = Field("", description="An e-mail address to tell the outcome to.")
    proof: str = Field(
        "",
        description="The solution of the challenge in an answer of 428; `unable` from a sender "
        "that cannot solve it, whose report is then held.",
    )
    appeal: str | None = Field(
        None,
        description="From a reader at a banned address who wants a person to look at the report.",
    )


class ReportOut(Schema):
    """A receipt."""

    receipt: str
    receipt_url: str
    already_reported: int = Field(description="Other readers who reported the same passage before.")
    held: bool = Field(
        False, description="It waits for a person to look whether it is abuse: not with an editor."
    )
    held_text: str = Field("", description="What to tell its reader then, in their language.")


class ReceiptsIn(Schema):
    """The receipts that a reader's device has kept."""

    model_config = ConfigDict(extra="forbid")

    receipts: list[Annotated[str, Field(max_length=2000)]] = Field(
        max_length=20, description="Each as its token, or as the address of its page."
    )
    language: Annotated[str, AfterValidator(_language)] = Field(
        "", description="Of the labels; without it each is in the language of its outlet."
    )


class ReceiptState(Schema):
    """How far a report has come."""

    state: Outcome
    label: str = Field(description="The same in a word, as its page says it.")
    updated_at: datetime = Field(description="When it came to this.")


class ReceiptsOut(Schema):
    """In the order in which they were asked for."""

    receipts: list[ReceiptState | None] = Field(
        description="null for one that is unknown, or whose words were deleted."
    )


class BlockIn(Schema):
    """One block of a version."""

    role: str = Field(
        description="headline, standfirst, byline, body, quote, caption, table, list or aside"
    )
    text: str


class ArticleIn(Schema):
    """A version of an article, as blocks or as HTML."""

    model_config = ConfigDict(extra="forbid")

    url: str
    outlet: str = Field("", description="The slug of the token's outlet; may be left out.")
    blocks: list[BlockIn] | None = None
    html: str | None = None
    language: Annotated[str, AfterValidator(_language)] = ""
    published_at: Moment | None = None
    authors: list[Name] = Field(default_factory=list)
    edited_by: list[Name] = Field(
        default_factory=list, description="Who made this version; shown to the desk only."
    )
    section: str = Field("", max_length=200, description="Where it stands in the house: world.")
    had_by: list[Name] = Field(
        default_factory=list,
        max_length=500,
        description="Subscribers to whom the story went, by name or house: they get its packets.",
    )


class ArticleOut(Schema):
    """The version that is kept."""

    url: str
    version: int
    sha256: str
    new: bool
    unknown_subscribers: list[str] = Field(description="Of `had_by`, those that there are not.")


class FixesIn(Schema):
    """Which changes are asked for."""

    since: Moment | None = Field(None, description="Asked for at this moment or later.")


class FixesOut(Schema):
    """Changes asked of the CMS, oldest first."""

    fixes: list[dict[str, Any]]


class NoticesIn(Schema):
    """Whose notices are asked for."""

    url: str = Field(description="Of the story.")
    format: Literal["json", "html", "jsonld"] = Field(
        "json",
        description="html: to be included as it is. jsonld: schema.org, to be put into a "
        "script element of the page as it is.",
    )
    place: Literal["", "top", "passage", "end"] = Field(
        "", description="Only what stands at one place of the story; the hold stands at the top."
    )


class NoticesOut(Schema):
    """The notices that stand on an article."""

    url: str
    notices: list[dict[str, Any]]
    hold: dict[str, Any] | None = Field(
        description="That part of the story is being checked, where the house shows it."
    )
    withdrawn: bool = Field(description="Whether the story was withdrawn.")
    withdrawn_page: str | None = Field(
        description="The page that says why, to be shown where the story stood."
    )


class WordsIn(Schema):
    """Whose words are asked for."""

    outlet: str = Field(description="As in the tag's data-outlet.")
    language: str = Field("en", description="Of the dialog.")


class WordsOut(Schema):
    """What the outlet says in its own words; what is missing is said in ours."""

    title: str | None = None
    contact_note: str | None = None
    sent: str | None = None
    receipt_note: str | None = None


class RelatedIn(Schema):
    """To which story others are asked for."""

    url: str = Field(description="Of the story.")
    format: Literal["json", "html"] = Field(
        "json", description="html: to be included as it is; empty where there is no story."
    )


class CorrectedOut(Schema):
    """The newest notice that stands on a story."""

    says: str = Field(description="The mark in the language of the page, such as Corrected.")
    label: str
    permalink: str
    published_at: datetime


class RelatedStory(Schema):
    """A story that is about the same."""

    headline: str
    url: str
    published_at: datetime
    day: str = Field(description="The date as the house writes it.")
    corrected: CorrectedOut | None


class RelatedOut(Schema):
    """The stories that are about the same, the most alike first."""

    url: str
    heading: str
    language: str
    direction: Literal["ltr", "rtl"]
    stories: list[RelatedStory]


class Problem(Schema):
    """RFC 9457 problem document."""

    type: str
    title: str
    status: int
    detail: str
