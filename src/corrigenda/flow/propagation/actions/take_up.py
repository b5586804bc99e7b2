"""Go on with a subscriber that was unpaired, where it was left."""

from __future__ import annotations

from datetime import datetime

from corrigenda.flow.propagation.actions.unpair import ENDED
from corrigenda.flow.propagation.delivery_states import DELIVERY, DeliveryState
from corrigenda.flow.propagation.models import Delivery, Packet, Sending, Subscriber
from corrigenda.flow.propagation.packet_models import PacketType
from corrigenda.flow.propagation.packets.actions.send_packets import (
    packet_of,
    send_entry,
    send_to,
)
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock


def take_up(subscriber: Subscriber, since: datetime) -> None:
    """Send what waited when it was unpaired, and what was published of its stories since then.

    Inside the transaction that pairs with it again. Answers to its own packets go on by themselves:
    those of a subscriber that was unpaired stay due (`answer_packets`).
    """
    now = clock.now()
    waited = Delivery.objects.filter(
        subscriber=subscriber, state=DeliveryState.GIVEN_UP, error=ENDED
    )
    for one in waited.order_by("pk"):
        DELIVERY.advance(
            one, DeliveryState.WAITING, due_at=now, since=now, tries=0, error="", leased_until=None
        )
    entries = Entry.objects.filter(
        article__in=subscriber.stories.values("article"),
        published_at__gte=since,
        superseded_by=None,
        expunged_at=None,
    )
    rows = entries.select_related("outlet", "article__current", "correction__case")
    for entry in rows.order_by("pk"):
        send_entry(entry)
    _what_became_of_sent(subscriber)


def _what_became_of_sent(subscriber: Subscriber) -> None:
    """Send redactions of what it was sent, and what stands in place of it by now."""
    sent = Sending.objects.filter(subscriber=subscriber)
    entries = sent.filter(packet__type=PacketType.CORRECTION).values("packet__entry")
    redactions = Packet.objects.filter(type=PacketType.REDACTION, entry__in=entries)
    unsent = redactions.exclude(pk__in=sent.values("packet"))
    for packet in unsent.select_related("entry__correction").order_by("pk"):
        send_to(packet, subscriber)
    rows = Entry.objects.filter(pk__in=entries, superseded_by__isnull=False)
    newest = {one.pk: one for one in map(_newest, rows.order_by("pk"))}
    for entry in newest.values():
        if entry.expunged_at:
            continue
        packet = packet_of(entry)
        if packet.payload and subscriber.house not in packet.houses:
            send_to(packet, subscriber)


def _newest(entry: Entry) -> Entry:
    while later := Entry.objects.filter(supersedes=entry).first():
        entry = later
    return entry
