"""What the API takes and gives about telling."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from ninja import Field, Schema
from pydantic import ConfigDict

from corrigenda.surfaces.api.schemas import Moment

State = Literal["waiting", "failed", "sent", "given_up"]
Channel = Literal["email", "chat", "webhook", "packet"]


class DeliveriesIn(Schema):
    """Which deliveries are asked for."""

    state: State | None = None
    channel: Channel | None = None
    before: Moment | None = Field(None, description="Made before this moment.")
    limit: int = Field(50, ge=1, le=200)


class DeliveryOut(Schema):
    """One attempt to tell someone."""

    id: int
    outlet: str
    channel: Channel
    kind: str = Field(description="The type of event, or digest, test, reader.confirm and so on.")
    target: str = Field(description="What it is about, such as case:17.")
    to: str = Field(description="To whom; never a reader's address.")
    state: State
    tries: int
    error: str
    made_at: datetime
    due_at: datetime
    sent_at: datetime | None


class DeliveriesOut(Schema):
    """Deliveries, the newest first."""

    deliveries: list[DeliveryOut]


class EndpointIn(Schema):
    """An endpoint that gets signed webhooks."""

    model_config = ConfigDict(extra="forbid")

    name: str
    url: str
    events: list[str] = Field(description="Types of event that it is told.", max_length=50)


class NewEndpointIn(EndpointIn):
    """A new endpoint."""

    outlet: str = Field("", description="Slug; may be left out where there is only one.")


class ChangedEndpointIn(EndpointIn):
    """An endpoint as it is to be."""

    is_on: bool = True


class EndpointOut(Schema):
    """An endpoint, without its secret."""

    id: int
    outlet: str
    name: str
    url: str
    events: list[str]
    is_on: bool
    off_because: str


class SecretEndpointOut(EndpointOut):
    """An endpoint, with a secret that is told this once."""

    secret: str


class EndpointsOut(Schema):
    """Endpoints, in the order they were added."""

    endpoints: list[EndpointOut]
