"""Acknowledge packets: what became of the places in the archive, whenever that has changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.propagation.models import ChannelKind, Delivery, IncomingPacket
from corrigenda.flow.propagation.packets.outcome import is_final, outcome_of
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=1)
SOONEST, LATEST = timedelta(seconds=2), timedelta(hours=1)


def answer_packets(limit: int = 20) -> int:
    """Look at packets that are due to be acknowledged; returns how many were claimed."""
    now = clock.now()
    packets = claim(_due, lease=LEASE, limit=limit, now=now)
    each(packets, _answer)
    return len(packets)


def _due(now: datetime) -> QuerySet[IncomingPacket]:
    # Of an unpaired house they stay due: it hears of them where it is paired with again.
    return (
        IncomingPacket.objects.filter(answer_due_at__lte=now, subscriber__ended_at=None)
        .select_related("subscriber")
        .order_by("answer_due_at")
    )


def _answer(packet: IncomingPacket) -> None:
    outcome, now = outcome_of(packet), clock.now()
    with transaction.atomic():
        row = IncomingPacket.objects.select_for_update().get(pk=packet.pk)
        row.leased_until = None
        # What came since it was claimed is not in the outcome yet: it stays due.
        if row.answer_due_at == packet.answer_due_at:
            row.answer_due_at = None if is_final(outcome) else now + _wait(row.received_at, now)
        if row.number == 0 or outcome != row.answered:
            row.number += 1
            row.answered = outcome
            _deliver(row, now)
        row.save(update_fields=["leased_until", "answer_due_at", "number", "answered"])


def _wait(since: datetime, now: datetime) -> timedelta:
    """Often while it is new; a desk that takes a week need not be told of within seconds."""
    return min(max((now - since) / 60, SOONEST), LATEST)


def _deliver(packet: IncomingPacket, now: datetime) -> None:
    subscriber = packet.subscriber
    if not subscriber.inbox:
        return
    Delivery.objects.get_or_create(
        key=f"answer:{packet.pk}:{packet.number}",
        defaults={
            "outlet_id": packet.outlet_id,
            "channel": ChannelKind.PACKET,
            "line": f"subscriber:{subscriber.pk}",
            "kind": "packet.answer",
            "to": subscriber.name,
            "payload": {"answer": packet.pk},
            "made_at": now,
            "since": now,
            "due_at": now,
            "subscriber": subscriber,
        },
    )
