"""Post a packet, or an acknowledgement of one, to a subscriber's inbox; signed as it is sent."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid5

from corrigenda import __version__
from corrigenda.flow.propagation.channels.posting import allowed, undelivered
from corrigenda.flow.propagation.errors import UndeliveredError
from corrigenda.flow.propagation.models import Delivery, IncomingPacket, Packet
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.actions.switch_off_inbox import GONE, switch_off_inbox
from corrigenda.flow.propagation.packets.signing import our_house, sealed_envelope
from corrigenda.flow.publication.sealing import UnsealedError
from corrigenda.lib import clock, http, urls

_ANSWERS = UUID("6f1c1e52-2c1f-4c8b-9e0a-8d7a4f5b2c31")


def send(delivery: Delivery) -> None:
    """Post it. What the other house keeps is what it acknowledges later; here its status counts.

    Raises:
        UndeliveredError: the subscriber did not take it, or there is nothing to send any more.
            A program that answers 410 is posted nothing more.
    """
    subscriber, outlet = delivery.subscriber, delivery.outlet
    if subscriber is None or subscriber.ended_at or not subscriber.inbox:
        raise UndeliveredError("It is no subscriber any more.", retry=False)
    if not subscriber.is_posted_to:
        raise UndeliveredError(GONE, retry=False)
    try:
        body = json.dumps(sealed_envelope(_payload(delivery)), ensure_ascii=False).encode()
    except UnsealedError as error:
        raise UndeliveredError(str(error)) from error
    try:
        http.post(
            subscriber.inbox,
            body,
            {"content-type": "application/json"},
            allow_private=allowed(outlet, subscriber.inbox),
            user_agent=http.user_agent(__version__, outlet.desk_url),
        )
    except (http.FetchError, urls.UrlError) as error:
        # A Corrigenda that answers so is set up wrongly, and is tried again.
        if _is_gone(error) and not subscriber.house:
            switch_off_inbox(subscriber)
            raise UndeliveredError(GONE, retry=False) from error
        raise undelivered(error) from error


def _is_gone(error: Exception) -> bool:
    return isinstance(error, http.BadStatus) and error.status == HTTPStatus.GONE


def _payload(delivery: Delivery) -> dict[str, Any]:
    if "answer" in delivery.payload:
        return _answer(delivery)
    packet = Packet.objects.filter(packet_id=str(delivery.payload.get("packet"))).first()
    if packet is None or not packet.payload:
        raise UndeliveredError("Its words were expunged meanwhile.", retry=False)
    return packet.payload


def _answer(delivery: Delivery) -> dict[str, Any]:
    """The newest acknowledgement, whichever this one was made for."""
    row = IncomingPacket.objects.filter(pk=delivery.payload["answer"]).first()
    if row is None or row.redacted_at:
        raise UndeliveredError("There is nothing to acknowledge any more.", retry=False)
    head = form.head(
        form.ACKNOWLEDGEMENT,
        uuid5(_ANSWERS, f"{row.subscriber_id}:{row.packet_id}:{row.number}"),
        house=our_house(),
        outlet=delivery.outlet.name,
        at=clock.now(),
    )
    return {
        **head,
        "slug": delivery.outlet.slug,
        "packet": str(row.packet_id),
        "number": row.number,
        **row.answered,
    }
