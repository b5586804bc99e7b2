"""The feed of a subscriber: its packets, signed now, as a JSON Feed.

https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

from corrigenda.flow.propagation.models import Packet, Sending, Subscriber
from corrigenda.flow.propagation.packets.envelope import EXTENSION
from corrigenda.flow.propagation.packets.signing import signed
from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.lib import ids

MOST = 200


def subscriber_of(token: str) -> Subscriber | None:
    """Whose feed a token opens."""
    if not token:
        return None
    found = Subscriber.objects.filter(feed_hash=ids.token_hash(token), ended_at=None)
    return found.select_related("outlet").first()


def feed_of(subscriber: Subscriber) -> dict[str, Json]:
    """What was sent to a subscriber, the newest first.

    Raises:
        UnsealedError: the key that signs was sealed with another secret.
    """
    sent = Sending.objects.filter(subscriber=subscriber).exclude(packet__payload={})
    # By when it was sent: one of years ago goes to whoever is noted today as having had its story.
    newest = sent.select_related("packet").order_by("-made_at", "-pk")[:MOST]
    items: list[Json] = [_item(one.packet) for one in newest]
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{subscriber.outlet.name}: corrections for {subscriber.name}",
        "items": items,
        EXTENSION: {"keys": [one.to_dict() for one in house_keys().all]},
    }


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
