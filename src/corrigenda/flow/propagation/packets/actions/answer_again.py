"""Have a packet answered again of which a declined place was reopened after all was settled."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from django.db.models import Exists, Max, OuterRef, QuerySet

from corrigenda.flow.newsroom.models import AuditEntry
from corrigenda.flow.propagation.events import Type
from corrigenda.flow.propagation.models import Cursor, Event, IncomingPacket, PacketPlace
from corrigenda.lib import clock
from corrigenda.lib.each import in_one_go
from corrigenda.lib.prepared import Prepared, prepared

OVERLAP = timedelta(minutes=10)
"""Entries may become visible in another order than that of their keys, for so long at most."""
VERB = "case.reopen"
_NAME = "reopened"


def answer_again(limit: int = 50) -> int:
    """Take over that cases were reopened; returns how many.

    A packet of which every place is settled is looked at no more (`answer_packets`): its house
    would never hear that one of them was corrected after all.
    """
    cursor, _ = Cursor.objects.get_or_create(name=_NAME, defaults={"low": 0, "at": clock.now()})
    waiting = _untaken(limit)(cursor.low)
    in_one_go(waiting, _take)
    if not waiting:
        _move(cursor)
    return len(waiting)


@cache
def _untaken(limit: int) -> Prepared[[int], AuditEntry]:
    taken = Event.objects.filter(entry=OuterRef("pk"))

    @prepared
    def entries(low: int) -> QuerySet[AuditEntry]:
        rows = AuditEntry.objects.filter(pk__gt=low, verb=VERB).exclude(Exists(taken))
        return rows.order_by("pk")[:limit]

    return entries


def _take(entry: AuditEntry) -> None:
    event = {"outlet_id": entry.outlet_id, "type": Type.NOTHING, "at": entry.at}
    _, new = Event.objects.get_or_create(
        entry=entry, defaults={"key": f"audit:{entry.pk}", **event}
    )
    if not new:
        return
    places = PacketPlace.objects.filter(report__joined__case=int(entry.target.partition(":")[2]))
    # Also one that is due: it may be looked at right now, as it was before.
    answered = IncomingPacket.objects.filter(
        pk__in=places.values("packet"), redacted_at=None, number__gt=0
    )
    answered.update(answer_due_at=clock.now())


def _move(cursor: Cursor) -> None:
    old = AuditEntry.objects.filter(pk__gt=cursor.low, at__lt=clock.now() - OVERLAP)
    low = old.aggregate(low=Max("pk"))["low"]
    if low:
        Cursor.objects.filter(pk=cursor.pk, low__lt=low).update(low=low, at=clock.now())
