"""File that a version says again what a packet or an agency's item put right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db.models import F

from corrigenda.flow.articles.models import Version
from corrigenda.flow.propagation.copies.adapting import counterpart
from corrigenda.flow.propagation.copies.memory import again, corrected
from corrigenda.flow.propagation.copies.quoting import Told, is_told
from corrigenda.flow.propagation.copies.seeking import Sought
from corrigenda.flow.propagation.models import AgencyChange, IncomingPacket, Remembered
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.actions.sweep_items import file_item
from corrigenda.flow.propagation.packets.actions.sweep_packets import answer_soon, file_packet
from corrigenda.flow.propagation.packets.finding import Place


def still_told(rows: list[Remembered]) -> list[Remembered]:
    """Those that nobody took back since they were read, inside the caller's transaction.

    What others told is locked until it ends, in the order of the keys: a packet that is redacted
    or corrected meanwhile waits, and finds the reports that were filed.
    """
    packets = [row.packet_id for row in rows if row.packet_id]
    items = [row.item_id for row in rows if row.item_id]
    heard = IncomingPacket.objects.select_for_update().filter(pk__in=packets).order_by("pk")
    standing = {one.pk: one for one in heard if one.redacted_at is None}
    list(AgencyChange.objects.select_for_update().filter(pk__in=items).order_by("pk"))
    now = Remembered.objects.in_bulk([row.pk for row in rows])
    # Of this house's own, `as_of_now` may have put in the newest words: the key alone tells.
    return [row for row in rows if _stands(row, now.get(row.pk), standing)]


def _stands(row: Remembered, now: Remembered | None, heard: dict[int, IncomingPacket]) -> bool:
    if now is None or (now.packet_id, now.item_id) != (row.packet_id, row.item_id):
        return False
    return row.packet_id is None or row.packet_id in heard


def recall_told(version: Version, row: Remembered) -> Callable[[], None] | None:
    """What files that the version says it again; None where it does not, or the story is known.

    The texts are compared here; what is returned is called inside a transaction, once
    `still_told` has locked the row's packet or item.
    """
    told = row.packet or row.item
    if told is None or _is_known(told, version):
        return None
    content = form.read_correction(told.payload) if isinstance(told, IncomingPacket) else None
    if not _names_an_error(told, content):
        return None
    place = _place(version, row, content.notice if content else "")
    return partial(_file, told, content, place) if place is not None else None


def _file(told: IncomingPacket | AgencyChange, content: form.Content | None, place: Place) -> None:
    """Do it once for a story: as a sweep would have."""
    if _is_known(told, place.version):
        return
    if isinstance(told, IncomingPacket) and content is not None:
        file_packet(told, content, place)
        answer_soon(told)
    elif isinstance(told, AgencyChange) and file_item(told, place):
        AgencyChange.objects.filter(pk=told.pk).update(found=F("found") + 1)


def _is_known(told: IncomingPacket | AgencyChange, version: Version) -> bool:
    return told.places.filter(article=version.article_id).exists()


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
