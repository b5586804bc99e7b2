"""The words in this stage's own tables, and how they are erased from them."""

from __future__ import annotations

from django.db.models import Q

from corrigenda.flow.newsroom.actions.expunge import (
    Job,
    expunge_delete,
    expunge_find,
    expunge_rows,
)
from corrigenda.flow.propagation.models import (
    ChatRoom,
    Copy,
    Delivery,
    Endpoint,
    Event,
    Line,
    Remembered,
    Sweep,
)
from corrigenda.flow.propagation.packet_models import (
    Acknowledgement,
    AgencyChange,
    AgencyItem,
    IncomingPacket,
    Packet,
    PacketType,
)
from corrigenda.flow.propagation.packets.redact import redact_all

_PLACED = ("says", "selector_data", "differs", "should_say", "title", "url")


def expunge_own(job: Job) -> None:
    """Erase from what is told, from the ledger of copies, and from packets."""
    _told(job)
    _copies(job)
    _packets(job)


def _told(job: Job) -> None:
    """A mail or webhook that has not gone yet goes without the words."""
    of_outlet = job.of("outlet")
    expunge_rows(job, "told", Event, ("facts",), within=of_outlet)
    expunge_rows(job, "told", Delivery, ("payload", "error"), within=of_outlet)
    expunge_rows(job, "told", Endpoint, ("name", "off_because"), within=of_outlet)
    expunge_rows(job, "told", ChatRoom, ("groups",), within=of_outlet)
    expunge_rows(job, "told", Line, ("error",))


def _copies(job: Job) -> None:
    """An error with the words in it is remembered no more: its hashes would tell them by trying."""
    placed = (*_PLACED, "refused")
    expunge_rows(job, "copies", Copy, placed, within=job.of("outlet"))
    expunge_rows(job, "copies", Sweep, ("words", "after", "error"), within=job.of("case__outlet"))
    remembered = job.of("correction__outlet") | job.of("packet__outlet") | job.of("item__outlet")
    expunge_delete(job, "copies", Remembered, ("words", "after"), remembered)


def _packets(job: Job) -> None:
    of_outlet = job.of("outlet")
    _expunge_packets(job)
    answered = job.of("sending__packet__outlet")
    expunge_rows(job, "packets", Acknowledgement, ("places",), within=answered)
    expunge_rows(job, "packets", IncomingPacket, ("payload", "answered"), within=of_outlet)
    expunge_rows(job, "packets", AgencyItem, ("headline", "text"), within=of_outlet)
    changed = ("source", "headline", "note", "link", "selector_data", "after")
    expunge_rows(job, "packets", AgencyChange, changed, within=of_outlet)


def _expunge_packets(job: Job) -> None:
    """A packet has words around the entry's own: it is redacted, not changed under its id."""
    within = job.of("outlet") & Q(type=PacketType.CORRECTION)
    found = list(expunge_find(job, Packet, ("payload",), within=within))
    job.counts["packets"] += len(found)
    if not job.looks:
        redact_all(Packet.objects.filter(pk__in=found).values_list("entry", flat=True))
