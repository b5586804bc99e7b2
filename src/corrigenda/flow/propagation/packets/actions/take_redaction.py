"""Forget the words of a packet that its house has redacted."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.propagation.models import IncomingPacket, Subscriber
from corrigenda.flow.propagation.packet_models import PacketType
from corrigenda.flow.propagation.packets.form import Head
from corrigenda.flow.reports.actions.unsay import unsay
from corrigenda.lib import clock


def take_redaction(head: Head, paired: Sequence[Subscriber]) -> bool:
    """Erase what the packet said, and tell the desk; whether it was news. In a transaction.

    What came in by it goes from the reports: the new words, the notice, the link. The words that
    stand in this house's own stories are this house's to judge, so the desk is told where they
    are. A packet that has not come yet is noted, so that it is not taken when it comes late.
    """
    news = [_redact(head, one) for one in paired]
    return any(news)


def _redact(head: Head, subscriber: Subscriber) -> bool:
    assert head.about is not None
    now = clock.now()
    row, made = IncomingPacket.objects.select_for_update().get_or_create(
        subscriber=subscriber,
        packet_id=head.about,
        defaults={
            "outlet": subscriber.outlet,
            "root": f"{head.house} {head.about}",
            "type": PacketType.CORRECTION,
            "sha256": "",
            "received_at": now,
            "swept_at": now,
            "redacted_at": now,
        },
    )
    if made:
        return True
    if row.redacted_at:
        return False
    row.remembered.all().delete()
    unsay(row.places.values_list("report_id", flat=True))
    # Its hash goes, too: of a short text it would tell the words to whoever tries some.
    IncomingPacket.objects.filter(pk=row.pk).update(
        payload={}, sha256="", redacted_at=now, swept_at=row.swept_at or now, answer_due_at=None
    )
    record(
        SYSTEM, "packet.redact", subscriber.outlet, row,
        name=subscriber.name, house=subscriber.house, places=row.places.count(),
    )  # fmt: skip
    return True
