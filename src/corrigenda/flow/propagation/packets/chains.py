"""Where a correction of ours comes from, if other houses' packets led to it."""

from __future__ import annotations

from uuid import UUID

from corrigenda.flow.propagation.models import IncomingPacket, PacketPlace
from corrigenda.flow.propagation.packets.form import MOST_CHAIN, Link
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import urls


def chain_of(entry: Entry) -> list[Link]:
    """The packets behind an entry, the first one first; empty for a correction of our own."""
    places = PacketPlace.objects.filter(
        report__in=entry.correction.case.joined.values("report")
    ).select_related("packet__subscriber")
    links: dict[str, Link] = {}
    for place in places.order_by("pk")[:MOST_CHAIN]:
        for link in (*links_of(place.packet), own_link(place.packet)):
            links.setdefault(link.name, link)
    return list(links.values())[-MOST_CHAIN:]


def links_of(packet: IncomingPacket) -> list[Link]:
    """The packets from which a packet that came in says to come."""
    given = packet.payload.get("chain") or []
    return [Link(urls.origin_of(one["house"]), UUID(one["packet"])) for one in given]


def own_link(packet: IncomingPacket) -> Link:
    """A packet that came in, as one that others come from."""
    return Link(packet.subscriber.house, packet.packet_id)
