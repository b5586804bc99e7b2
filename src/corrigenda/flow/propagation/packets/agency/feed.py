"""Entries of an Atom or RSS feed that say that they are corrections. Pure."""

from __future__ import annotations

from corrigenda.flow.propagation.packets.agency.item import (
    MOST_ITEMS,
    Item,
    clean,
    names,
    paragraphs_in,
)
from corrigenda.flow.propagation.packets.agency.labels import says_canceled, says_correction
from corrigenda.flow.propagation.packets.errors import PacketError
from corrigenda.lib.feeds import Entry, entries_in


def read(data: bytes) -> list[Item]:
    """The entries.

    Raises:
        PacketError: it is no feed, or has none.
    """
    title, entries = entries_in(data, limit=MOST_ITEMS)
    items = [_item(title, one) for one in entries if one.guid]
    if not items:
        raise PacketError("It holds neither news items nor entries of a feed.")
    return items


def _item(title: str, entry: Entry) -> Item:
    said = (entry.title, *entry.categories)
    return Item(
        guid=clean(entry.guid, 2000),
        version=0,
        source=clean(title, 200),
        headline=clean(entry.title, 500),
        paragraphs=paragraphs_in(entry.content),
        note=clean(entry.title, 500) if any(map(says_correction, said)) else "",
        link=entry.link,
        earlier=names(entry.earlier),
        related=names(entry.related),
        is_correction=any(map(says_correction, said)),
        is_canceled=any(map(says_canceled, said)),
    )
