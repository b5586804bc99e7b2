"""`/api/channels` and `/api/lines`: an outlet's mail and chat, and what is down."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import ConfigDict

from corrigenda.flow.newsroom import actors
from corrigenda.flow.propagation.actions.retry import retry_line
from corrigenda.flow.propagation.actions.set_chat import set_chat
from corrigenda.flow.propagation.actions.try_channel import try_channel
from corrigenda.flow.propagation.events import IN_CHAT
from corrigenda.flow.propagation.models import ChannelKind, ChatRoom
from corrigenda.flow.propagation.queries import Down, chat_of, down_for
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.api.staff_auth import by_staff_token, staff_of
from corrigenda.surfaces.api.telling import delivery_out, outlet_called, outlets_allowing
from corrigenda.surfaces.api.telling_schemas import DeliveryOut

channels = Router(tags=["telling"], auth=by_staff_token)
lines = Router(tags=["telling"], auth=by_staff_token)
PROBLEMS = dict.fromkeys((401, 403, 404, 422), Problem)


class ChatIn(Schema):
    """Where the chat takes messages, and what it is told."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field("", description="Of its incoming webhook; empty keeps the one that is there.")
    groups: list[str] = Field(description=", ".join(one.value for one in IN_CHAT), max_length=50)


class ChatOut(Schema):
    """A chat, without its address, which is a secret."""

    outlet: str
    host: str
    groups: list[str]


class TestIn(Schema):
    """What is tried; an endpoint has a test of its own."""

    model_config = ConfigDict(extra="forbid")

    channel: Literal["email", "chat"]


class LineOut(Schema):
    """A line that is down."""

    line: str
    name: str
    down_since: datetime
    waiting: int = Field(description="Deliveries of your outlets that wait behind it.")


class LinesOut(Schema):
    """The lines that are down, the longest first."""

    lines: list[LineOut]


class LineIn(Schema):
    """A line, as it is listed."""

    model_config = ConfigDict(extra="forbid")

    line: str


@channels.get("/chat", response={200: ChatOut, **PROBLEMS}, operation_id="chat")
def chat(request: HttpRequest, outlet: str = "") -> ChatOut:
    """The chat of an outlet that you administer."""
    room = chat_of(outlet_called(staff_of(request), outlet))
    if room is None:
        raise HttpError(404, "The outlet has no chat: set one with PUT.")
    return _chat(room)


@channels.put("/chat", response={200: ChatOut, **PROBLEMS}, operation_id="set_chat")
def put_chat(request: HttpRequest, given: ChatIn, outlet: str = "") -> ChatOut:
    """Set where it takes messages, and what it is told."""
    staff = staff_of(request)
    house = outlet_called(staff, outlet)
    room = chat_of(house)
    if not given.url.strip() and room is None:
        raise HttpError(422, "Give the address of the chat's incoming webhook as `url`.")
    url = given.url if given.url.strip() or room is None else room.url
    kept = set_chat(house, url, given.groups, by=actors.of(staff))
    assert kept is not None  # only an empty address takes it away
    return _chat(kept)


@channels.api_operation(
    ["DELETE"], "/chat", response={204: None, **PROBLEMS}, operation_id="remove_chat"
)
def remove_chat(request: HttpRequest, outlet: str = "") -> Status[None]:
    """Take it away."""
    staff = staff_of(request)
    set_chat(outlet_called(staff, outlet), "", (), by=actors.of(staff))
    return Status(204, None)


@channels.post("/test", response={200: DeliveryOut, **PROBLEMS}, operation_id="test_channel")
def test(request: HttpRequest, given: TestIn, outlet: str = "") -> DeliveryOut:
    """Send a test now, to your own address or to the chat; the answer says what came of it."""
    staff = staff_of(request)
    house = outlet_called(staff, outlet)
    return delivery_out(try_channel(house, ChannelKind(given.channel), by=actors.of(staff)))


@lines.get("", response={200: LinesOut, **PROBLEMS}, operation_id="lines")
def down(request: HttpRequest) -> LinesOut:
    """What is down of what your outlets use."""
    found = down_for(outlets_allowing(staff_of(request), "telling.read"))
    return LinesOut(lines=[_line(one) for one in found])


@lines.post("/retry", response={200: LineOut, **PROBLEMS}, operation_id="retry_line")
def try_line(request: HttpRequest, given: LineIn) -> LineOut:
    """Try it now, with what waits behind it; 404 when it is not down any more."""
    staff = staff_of(request)
    outlets = outlets_allowing(staff, "telling.retry")
    found = next((one for one in down_for(outlets) if one.line.key == given.line), None)
    if found is None:
        raise HttpError(404, "No such line of your outlets is down.")
    for outlet in outlets:
        retry_line(found.line, outlet=outlet, by=actors.of(staff))
    return _line(found)


def _chat(room: ChatRoom) -> ChatOut:
    return ChatOut(outlet=room.outlet.slug, host=room.url.split("/")[2], groups=room.groups)


def _line(one: Down) -> LineOut:
    assert one.line.down_since is not None  # else it would not be listed
    return LineOut(
        line=one.line.key, name=one.name, down_since=one.line.down_since, waiting=one.waiting
    )
