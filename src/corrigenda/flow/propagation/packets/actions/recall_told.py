"""File that a version says again what a packet or an agency's item put right."""

from __future__ import annotations

from django.db.models import F

from corrigenda.flow.articles.models import Version
from corrigenda.flow.propagation.copies.adapting import counterpart
from corrigenda.flow.propagation.copies.memory import again, corrected
from corrigenda.flow.propagation.copies.quoting import Told, is_told
from corrigenda.flow.propagation.copies.seeking import Sought
from corrigenda.flow.propagation.models import AgencyChange, IncomingPacket, Remembered
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.actions.sweep_items import file_item
from corrigenda.flow.propagation.packets.actions.sweep_packets import file_packet
from corrigenda.flow.propagation.packets.finding import Place
from corrigenda.lib import clock


def still_told(rows: list[Remembered]) -> list[Remembered]:
    """Those that nobody took back since they were read, inside the caller's transaction.

    What others told is locked until it ends, in the order of the keys: a packet that is redacted
    or corrected meanwhile waits, and finds the reports that were filed.
    """
    packets = [row.packet_id for row in rows if row.packet_id]
    items = [row.item_id for row in rows if row.item_id]
    if not packets and not items:
        return rows
    heard = IncomingPacket.objects.select_for_update().filter(pk__in=packets).order_by("pk")
    standing = {one.pk: one for one in heard if one.redacted_at is None}
    list(AgencyChange.objects.select_for_update().filter(pk__in=items).order_by("pk"))
    now = Remembered.objects.in_bulk([row.pk for row in rows])
    return [row for row in rows if _stands(row, now.get(row.pk), standing)]


def _stands(row: Remembered, now: Remembered | None, heard: dict[int, IncomingPacket]) -> bool:
    if row.correction_id:
        return True
    if now is None or (now.packet_id, now.item_id) != (row.packet_id, row.item_id):
        return False
    return row.packet_id is None or row.packet_id in heard


def recall_told(version: Version, row: Remembered) -> None:
    """Do it once for a story, inside the caller's transaction: as a sweep would have."""
    told = row.packet or row.item
    if told is None or told.places.filter(article=version.article_id).exists():
        return
    content = form.read_correction(told.payload) if isinstance(told, IncomingPacket) else None
    if not _names_an_error(told, content):
        return
    place = _place(version, row, content.notice if content else "")
    if place is None:
        return
    if row.packet is not None and content is not None:
        file_packet(row.packet, content, place)
        _answer_again(row.packet)
    elif row.item is not None and file_item(row.item, place):
        type(row.item).objects.filter(pk=row.item.pk).update(found=F("found") + 1)


def _names_an_error(told: IncomingPacket | AgencyChange, content: form.Content | None) -> bool:
    """What only led to stories was remembered by older versions, and accuses corrected ones."""
    if isinstance(told, AgencyChange):
        return told.is_canceled or not told.is_whole
    return content is not None and content.names_an_error


def _place(version: Version, row: Remembered, notice: str) -> Place | None:
    what = Sought(row.words, row.start, row.end)
    told = [Told(notice, corrected(what, row.after))]
    for start, end in again(what, row.after, version.text):
        if not is_told(version.text, start, end, told):
            first, last = counterpart(what, version.text[start:end])
            before = row.words[row.start : row.end]
            return Place(version, start + first, start + last, before)
    return None


def _answer_again(packet: IncomingPacket) -> None:
    """What was acknowledged for good has one place more; the end of a sweep tells it anyway."""
    swept = IncomingPacket.objects.filter(pk=packet.pk, swept_at__isnull=False)
    swept.update(answer_due_at=clock.now())
