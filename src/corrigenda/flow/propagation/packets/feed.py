"""The feed of a subscriber: its packets, signed now, as a JSON Feed.

https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from corrigenda.flow.propagation.models import Packet, Sending, Subscriber
from corrigenda.flow.propagation.packets.envelope import EXTENSION
from corrigenda.flow.propagation.packets.signing import signed
from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.lib import ids

MOST = 200
"""Packets of a page."""


class Page(NamedTuple):
    """A page of a feed.

    Attributes:
        document: as JSON Feed has it, without `next_url`.
        last: the packet that the next page comes after; None where there is no more.
    """

    document: dict[str, Json]
    last: UUID | None


def subscriber_of(token: str) -> Subscriber | None:
    """Whose feed a token opens."""
    if not token:
        return None
    found = Subscriber.objects.filter(feed_hash=ids.token_hash(token), ended_at=None)
    return found.select_related("outlet").first()


def feed_of(subscriber: Subscriber, after: UUID | None = None) -> Page | None:
    """What was sent to a subscriber, the newest first, `MOST` at a time.

    Args:
        after: the last packet of the page before; None for the newest.

    Returns:
        None where `after` is no packet of this feed.

    Raises:
        UnsealedError: the key that signs was sealed with another secret.
    """
    sent = Sending.objects.filter(subscriber=subscriber).exclude(packet__payload={})
    if after:
        known = Sending.objects.filter(subscriber=subscriber, packet__packet_id=after).first()
        if known is None:
            return None
        same = Q(made_at=known.made_at, pk__lt=known.pk)
        sent = sent.filter(same | Q(made_at__lt=known.made_at))
    # By when it was sent: one of years ago goes to whoever is noted today as having had its story.
    newest = list(sent.select_related("packet").order_by("-made_at", "-pk")[: MOST + 1])
    shown = newest[:MOST]
    items: list[Json] = [_item(one.packet) for one in shown]
    document: dict[str, Json] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{subscriber.outlet.name}: corrections for {subscriber.name}",
        "items": items,
        EXTENSION: {"keys": [one.to_dict() for one in house_keys().all]},
    }
    return Page(document, shown[-1].packet.packet_id if len(newest) > MOST else None)


def _item(packet: Packet) -> dict[str, Json]:
    payload = packet.payload
    said = str(payload.get("headline") or "Words were removed by law.")
    item: dict[str, Json] = {
        "id": f"urn:uuid:{packet.packet_id}",
        "title": said,
        "content_text": said,
        "date_published": packet.made_at.isoformat(),
        EXTENSION: {"packet": signed(payload)},
    }
    if payload.get("permalink"):
        item["url"] = str(payload["permalink"])
    return item
