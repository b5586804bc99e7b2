"""What the API takes and gives about subscribers and packets."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from corrigenda.flow.propagation.models import (
    Acknowledgement,
    IncomingPacket,
    Sending,
    StoryHad,
)
from corrigenda.flow.propagation.packets.ledger import put_together
from corrigenda.flow.publication.queries import permalink


class NewSubscriberIn(Schema):
    """A subscriber to be added."""

    model_config = ConfigDict(extra="forbid")

    outlet: str = Field("", description="Slug; may be left out where there is only one.")
    url: str = Field("", description="Of its Corrigenda, whose key is pinned.")
    name: str = Field("", description="Empty for the one that its Corrigenda says.")
    email: str = Field("", description="Where packets are sent as mail, too.")
    inbox: str = Field("", description="Where packets are posted, if it has no Corrigenda.")
    gets_all: bool = Field(False, description="It is told of every correction.")


class ChangedSubscriberIn(Schema):
    """A subscriber as it is to be."""

    model_config = ConfigDict(extra="forbid")

    name: str
    email: str = ""
    inbox: str = Field("", description="Where packets are posted, if it has no Corrigenda.")
    gets_all: bool = False
    is_heard: bool = Field(True, description="Its packets open cases here.")
    posts_again: bool = Field(
        False, description="Post to its inbox again, though that answered that it is gone."
    )


class PinIn(Schema):
    """A key that somebody compared with what the house says."""

    model_config = ConfigDict(extra="forbid")

    kid: str


class SubscriberOut(Schema):
    """A subscriber."""

    id: int
    outlet: str
    name: str
    house: str = Field(description="The origin of its Corrigenda; empty where it has none.")
    email: str
    inbox: str = Field(description="Where its packets are posted; empty if they are not.")
    inbox_off_at: datetime | None = Field(
        description="When its inbox answered 410 Gone: nothing is posted there since."
    )
    kid: str = Field(description="The id of the pinned key.")
    other_kid: str = Field(description="Of a key that it shows and the pinned one did not sign.")
    gets_all: bool
    is_heard: bool
    unreached_at: datetime | None = Field(description="When the desk was told that it is down.")
    stories: int
    packets_sent: int
    packets_answered: int
    packets_taken: int


class SubscribersOut(Schema):
    """Subscribers, by name."""

    subscribers: list[SubscriberOut]


class PlaceOut(Schema):
    """A place in a subscriber's archive."""

    url: str
    state: str


class AnsweredOut(Schema):
    """What one outlet of a subscriber's house says became of a packet."""

    outlet: str = Field(description="Its name; empty where an older version did not keep it.")
    answered_at: datetime
    not_swept: str
    counts: dict[str, int]

    @classmethod
    def of(cls, row: Acknowledgement) -> Self:
        """As the API tells it."""
        return cls(
            outlet=row.name,
            answered_at=row.answered_at,
            not_swept=row.verdict,
            counts=row.counts,
        )


class SentOut(Schema):
    """A packet that went to a subscriber, with what it says became of it."""

    packet: UUID
    type: str
    permalink: str
    sent_at: datetime
    answered_at: datetime | None
    not_swept: str = Field(
        description="ours, known or unheard: why it was not looked for there; or empty."
    )
    counts: dict[str, int] = Field(description="Places by state, of all its outlets.")
    places: list[PlaceOut]
    by_outlet: list[AnsweredOut]

    @classmethod
    def of(cls, row: Sending) -> Self:
        """As the API tells it."""
        became = put_together(row.answers.all())
        return cls(
            packet=row.packet.packet_id,
            type=row.packet.type,
            permalink=permalink(row.packet.entry),
            sent_at=row.made_at,
            answered_at=row.answered_at,
            not_swept=became.verdict,
            counts=became.counts,
            places=[PlaceOut(**one) for one in became.places],
            by_outlet=[AnsweredOut.of(one) for one in row.answers.all()],
        )


class TakenPacketOut(Schema):
    """A packet that came from a subscriber."""

    packet: UUID
    received_at: datetime
    swept_at: datetime | None
    redacted_at: datetime | None
    not_swept: str = Field(description="ours, known or unheard: why it was not looked for.")
    counts: dict[str, int] = Field(description="Stories by state, as they were acknowledged.")

    @classmethod
    def of(cls, row: IncomingPacket) -> Self:
        """As the API tells it."""
        return cls(
            packet=row.packet_id,
            received_at=row.received_at,
            swept_at=row.swept_at,
            redacted_at=row.redacted_at,
            not_swept=row.verdict,
            counts=row.answered.get("counts", {}),
        )


class SubscriberInFullOut(SubscriberOut):
    """A subscriber, with the newest packets."""

    sent: list[SentOut]
    came: list[TakenPacketOut]


class FeedOut(Schema):
    """The private address of a feed, told this once."""

    url: str


class StoriesAsked(Schema):
    """Which of the stories."""

    after: int = Field(0, ge=0, le=10_000_000, description="How many are left out.")
    limit: int = Field(100, ge=1, le=1000)


class StoriesIn(Schema):
    """Addresses of stories that a subscriber had."""

    model_config = ConfigDict(extra="forbid")

    urls: list[str] = Field(max_length=10_000)


class StoryOut(Schema):
    """A story that a subscriber had."""

    id: int
    url: str
    headline: str
    how: str = Field(description="push, import or list.")
    at: datetime

    @classmethod
    def of(cls, row: StoryHad) -> Self:
        """As the API tells it."""
        return cls(
            id=row.pk,
            url=row.article.url,
            headline=row.article.headline,
            how=row.how,
            at=row.at,
        )


class StoriesOut(Schema):
    """Stories, the last one noted first."""

    stories: list[StoryOut]


class NotedOut(Schema):
    """What came of a list of addresses."""

    new: int
    known: int
    unknown: list[str] = Field(description="At which no story of the outlet stands.")
