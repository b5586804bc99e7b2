"""Look for the words of packets in the archive, and file what is found by the front door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.anchoring import Selector
from corrigenda.flow.propagation.models import IncomingPacket, PacketPlace
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.actions.remember_told import remember_told
from corrigenda.flow.propagation.packets.finding import Place, Wanted, find_in, selectors
from corrigenda.flow.propagation.packets.fitting import fitted, is_corrected
from corrigenda.flow.propagation.packets.newest import newest_told
from corrigenda.flow.propagation.packets.saying import why_of
from corrigenda.flow.reports.actions.point_at import Pointed, point_at
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=2)


def sweep_packets(limit: int = 2) -> int:
    """Take the next batch of the archive for packets that wait; returns how many were claimed.

    A batch is one transaction with the mark of how far the sweep has come, so a process that is
    killed leaves nothing half done, and a packet whose words stand in ten thousand stories holds
    up nobody.
    """
    packets = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(packets, sweep_batch)
    return len(packets)


def _waiting(now: datetime) -> QuerySet[IncomingPacket]:
    return (
        IncomingPacket.objects.filter(swept_at=None)
        .select_related("outlet", "subscriber")
        .order_by("received_at", "pk")
    )


def sweep_now(packet: IncomingPacket) -> tuple[int, int]:
    """Look through all of the archive while the caller waits; places found, and that fit."""
    while packet.swept_at is None:
        sweep_batch(packet)
        packet.refresh_from_db()
    return packet.places.count(), packet.places.filter(fits=True).count()


def sweep_batch(packet: IncomingPacket) -> bool:
    """Look through one batch; whether it was the last one."""
    content = form.read_correction(packet.payload)
    wanted = Wanted(content.before or Selector(content.lead), content.earlier)
    if not packet.cursor and content.names_an_error:
        remember_told(packet, selectors(wanted), content.after)
    batch = find_in(packet.outlet, wanted, after=packet.cursor)
    now = clock.now()
    with transaction.atomic():
        row = IncomingPacket.objects.select_for_update().get(pk=packet.pk)
        if row.redacted_at or row.cursor != packet.cursor:
            return False
        newest = newest_told(row)
        if newest is not None and not _file_all(newest, batch.places):
            return False
        row.cursor = batch.cursor
        row.leased_until = None
        # Words that their house gave back meanwhile are looked for no more.
        is_last = batch.is_last or newest is None
        if is_last:
            row.swept_at = row.answer_due_at = now
        row.save(update_fields=["cursor", "leased_until", "swept_at", "answer_due_at"])
    return is_last


def _file_all(packet: IncomingPacket, places: Sequence[Place]) -> bool:
    """They are places of the packet with the newest fix, though another one was looked for.

    Locked, so that it is not redacted meanwhile; whether it was not by then.
    """
    row = IncomingPacket.objects.select_for_update().get(pk=packet.pk)
    if row.redacted_at:
        return False
    content = form.read_correction(row.payload)
    for place in places:
        file_packet(row, content, place)
    if places:
        answer_soon(row)
    return True


def answer_soon(packet: IncomingPacket) -> None:
    """What was acknowledged for good has more places; the end of a sweep tells them anyway."""
    swept = IncomingPacket.objects.filter(pk=packet.pk, swept_at__isnull=False)
    swept.update(answer_due_at=clock.now())


def file_packet(packet: IncomingPacket, content: form.Content, place: Place) -> None:
    """Report a place, and note that it is the packet's; inside a transaction, once a story."""
    after = content.after
    changes = content.before is not None and after is not None
    if changes and _stands_corrected(place, after or ""):
        return
    fix = fitted(place.found, place.before, after or "") if changes else None
    report = point_at(
        place.version,
        place.start,
        place.end,
        Pointed(
            why=why_of(content, place, fits=fix is not None),
            # An empty suggestion means that nothing is suggested.
            should_say=fix or "",
            source_url=content.permalink,
        ),
        client_id=report_id(packet, place.version.article_id),
        channel=Channel.PACKET,
    )
    if report is None:
        report = Report.objects.get(client_id=report_id(packet, place.version.article_id))
    PacketPlace.objects.get_or_create(
        packet=packet,
        article_id=place.version.article_id,
        defaults={"report": report, "fits": fix is not None},
    )


def report_id(packet: IncomingPacket, article: int) -> UUID:
    """The id of the report on a story: the same at every try."""
    name = f"corrigenda:packet:{packet.subscriber_id}:{packet.packet_id}:{article}"
    return uuid5(NAMESPACE_URL, name)


def _stands_corrected(place: Place, after: str) -> bool:
    return is_corrected(place.version.text, place.start, place.end, place.before, after)
