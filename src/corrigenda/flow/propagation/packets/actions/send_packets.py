"""Make the packets of published corrections, and note to whom they go."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from corrigenda.flow.propagation.models import (
    ChannelKind,
    Delivery,
    Packet,
    Sending,
    StoryHad,
    Subscriber,
)
from corrigenda.flow.propagation.packet_models import PacketType
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.chains import chain_of
from corrigenda.flow.propagation.packets.leads import lead_of
from corrigenda.flow.propagation.packets.signing import our_house
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.records import record_of
from corrigenda.lib import clock
from corrigenda.lib.each import each
from corrigenda.lib.prepared import Prepared, prepared

FRESH = timedelta(days=30)
"""Entries for which packets are made by themselves; older ones when it is noted that a
subscriber had their story."""


def send_packets(limit: int = 20) -> int:
    """Make packets of new entries of outlets that have subscribers; returns how many."""
    return each(_unsent(limit)(clock.now() - FRESH), send_entry)


@cache
def _unsent(limit: int) -> Prepared[[datetime], Entry]:
    made = Packet.objects.filter(entry=OuterRef("pk"))
    outlets = Subscriber.objects.filter(ended_at=None).values("outlet")

    @prepared
    def entries(since: datetime) -> QuerySet[Entry]:
        return (
            Entry.objects.filter(outlet__in=outlets, published_at__gte=since, expunged_at=None)
            .exclude(Exists(made))
            .select_related("outlet", "article__current", "correction__case__version", "supersedes")
            .order_by("published_at", "pk")[:limit]
        )

    return entries


def send_entry(entry: Entry) -> bool:
    """Make the packet of an entry and send it to every subscriber that ought to have it.

    Doing it again is harmless: whoever has it is not sent it again.
    """
    if entry.expunged_at:
        return False
    with transaction.atomic():
        packet = packet_of(entry)
        if not packet.payload:  # expunged: words around those of the entry
            return False
        for subscriber in _receivers(entry, packet):
            send_to(packet, subscriber)
    return True


def send_to(packet: Packet, subscriber: Subscriber) -> None:
    """Note that a packet goes to a subscriber, by each way that it has."""
    now = clock.now()
    Sending.objects.get_or_create(packet=packet, subscriber=subscriber, defaults={"made_at": now})
    ways = [(ChannelKind.PACKET, f"subscriber:{subscriber.pk}")] if subscriber.is_posted_to else []
    if subscriber.email:  # Where no mail is sent from here it waits until some is.
        ways.append((ChannelKind.EMAIL, "email"))
    for channel, line in ways:
        Delivery.objects.get_or_create(
            key=f"packet:{packet.pk}:{subscriber.pk}:{channel}",
            defaults={
                "outlet_id": packet.outlet_id,
                "channel": channel,
                "line": line,
                "kind": f"packet.{packet.type}",
                "target": f"case:{packet.entry.correction.case_id}",
                "to": subscriber.name,
                "payload": {"packet": str(packet.packet_id)},
                "made_at": now,
                "since": now,
                "due_at": now,
                "subscriber": subscriber,
            },
        )


def packet_of(entry: Entry) -> Packet:
    """The packet of an entry, made where there is none; its payload is empty once expunged."""
    known = Packet.objects.filter(entry=entry, type=PacketType.CORRECTION).first()
    if known is not None:
        return known
    chain = chain_of(entry)
    made, new = Packet.objects.get_or_create(
        entry=entry,
        type=PacketType.CORRECTION,
        defaults={
            "outlet": entry.outlet,
            "houses": sorted({one.house for one in chain}),
            "made_at": clock.now(),
        },
    )
    if new:
        # Its id stands in what is signed, so it is made first.
        made.payload = _payload(entry, made, chain)
        made.save(update_fields=["payload"])
    return made


def _payload(entry: Entry, packet: Packet, chain: list[form.Link]) -> dict[str, object]:
    record = record_of(entry.public_id)
    assert record is not None
    head = form.head(
        form.CORRECTION,
        packet.packet_id,
        house=our_house(),
        outlet=entry.outlet.name,
        at=packet.made_at,
    )
    whole = record.passage is None or not entry.before
    said = form.correction(
        record,
        before=entry.before,
        earlier=_earlier(entry),
        lead=lead_of(entry) if whole else "",
        chain=chain,
    )
    return {**head, **said}


def _earlier(entry: Entry) -> list[str]:
    """What stood there before each of the corrections that this one corrects."""
    words: list[str] = []
    one = entry.supersedes
    while one is not None and len(words) < form.MOST_EARLIER:
        if one.before and one.before != entry.before and not one.expunged_at:
            words.append(one.before)
        one = one.supersedes
    return words


def _receivers(entry: Entry, packet: Packet) -> QuerySet[Subscriber]:
    """Those that had the story or get everything, and from whom it does not come."""
    had = StoryHad.objects.filter(article=entry.article_id).values("subscriber")
    return (
        Subscriber.objects.filter(outlet=entry.outlet_id, ended_at=None)
        .filter(Q(pk__in=had) | Q(gets_all_since__lte=entry.published_at))
        .exclude(house__in=[one for one in packet.houses if one])
        .order_by("pk")
    )
