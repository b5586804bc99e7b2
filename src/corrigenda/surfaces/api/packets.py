"""`/api/packets`: packets of other houses come in, and a subscriber fetches those for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import ConfigDict, Field

from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import MOST_BYTES, read_envelope
from corrigenda.flow.propagation.packets.errors import PacketError
from corrigenda.flow.propagation.packets.feed import feed_of, subscriber_of
from corrigenda.flow.publication.sealing import UnsealedError
from corrigenda.surfaces.api.auth import CmsToken, outlet_of
from corrigenda.surfaces.api.schemas import Problem
from corrigenda.surfaces.caller import caller

router = Router(tags=["packets"])
items = Router(tags=["packets"], auth=CmsToken())
IN_A_MINUTE = 300
"""Packets that are taken from one address in a minute; the others are sent again."""


class EnvelopeIn(Schema):
    """A packet with the keys that lead to the one that signed it."""

    model_config = ConfigDict(extra="forbid")

    packet: str = Field(description="A compact JWS: a correction, a redaction or an answer.")
    keys: list[dict[str, Any]] = Field(
        default_factory=list,
        max_length=100,
        description="As `keys.all` in /.well-known/corrigenda.json of the house that signed.",
    )


class TakenOut(Schema):
    """That a packet is kept. What becomes of it comes later, as an acknowledgement."""

    id: str
    type: str


class ItemsOut(Schema):
    """What came of an agency's items."""

    items: int
    corrections: int = Field(description="Items that correct or take back what came before.")
    changes: int = Field(description="Changes of words that are looked for in the archive now.")


class FeedIn(Schema):
    """Whose feed is asked for."""

    token: str = Field("", max_length=100)
    after: UUID | None = Field(None, description="The last packet of the page before.")


@router.post(
    "",
    response={202: TakenOut, 200: TakenOut, **dict.fromkeys((403, 409, 413, 422, 429), Problem)},
    summary="Take a packet",
    operation_id="take_packet",
)
def take(request: HttpRequest, given: EnvelopeIn) -> Status[TakenOut]:
    """Verified and durable when it is acknowledged; sending it again is harmless: 200."""
    if len(request.body) > MOST_BYTES:
        raise PacketError(f"A packet with its keys has at most {MOST_BYTES:,} bytes.")
    key = f"packets:{hash_address(caller(request))}"
    count(key, limit=IN_A_MINUTE, window=timedelta(minutes=1))
    taken = take_packet(read_envelope(given.model_dump()))
    return Status(202 if taken.new else 200, TakenOut(id=taken.id, type=taken.type))


@router.get(
    "",
    response={200: dict[str, Any], 404: Problem, 503: Problem},
    summary="The packets for a subscriber",
    operation_id="packets",
)
def feed(request: HttpRequest, asked: Query[FeedIn]) -> dict[str, Any]:
    """A JSON Feed, by the token of its address or as a bearer token; older ones by `next_url`."""
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    token = asked.token or (bearer.strip() if scheme.lower() == "bearer" else "")
    subscriber = subscriber_of(token)
    if subscriber is None:
        raise HttpError(404, "There is no such feed. Ask the house for its address.")
    try:
        page = feed_of(subscriber, asked.after)
    except UnsealedError as error:
        raise HttpError(503, "The house cannot sign at the moment; try later.") from error
    if page is None:
        raise HttpError(404, "There is no such page. Begin with the newest, without `after`.")
    if page.last is None:
        return page.document
    given = {"token": asked.token} if asked.token else {}
    older = urlencode({**given, "after": page.last})
    return {**page.document, "next_url": f"{subscriber.outlet.desk_url}{request.path}?{older}"}


@items.post(
    "",
    response={200: ItemsOut, **dict.fromkeys((401, 413, 422), Problem)},
    summary="Take an agency's items",
    operation_id="take_items",
)
def take_agency(request: HttpRequest) -> ItemsOut:
    """NewsML-G2, ninjs, Atom or RSS as it came; taking it again is harmless.

    A correction opens a case on each story of the outlet in which its old words stand.
    """
    taken = take_items(outlet_of(request), request.body)
    return ItemsOut(items=taken.items, corrections=taken.corrections, changes=taken.changes)
