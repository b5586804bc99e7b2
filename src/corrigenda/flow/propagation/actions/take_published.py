"""Take over what was published: its error is remembered, and the archive is swept for it."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from django.db.models import Exists, Max, OuterRef, QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.actions.remember import remember
from corrigenda.flow.propagation.models import Copy, Cursor, Sweep
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
from corrigenda.lib.each import in_one_go
from corrigenda.lib.prepared import Prepared, prepared

OVERLAP = timedelta(minutes=10)
"""Entries may become visible in another order than that of their keys, for so long at most."""
STALE = timedelta(days=3)
"""Of older entries the error is remembered, but nobody waits for a sweep: after a long stop, or
on the day this was set up. Anybody may still ask for one."""
_NAME = "entries"


def take_published(limit: int = 50) -> int:
    """Take over entries of the log; returns how many."""
    cursor, _ = Cursor.objects.get_or_create(name=_NAME, defaults={"low": 0, "at": clock.now()})
    waiting = _untaken(limit)(cursor.low)
    in_one_go(waiting, _take)
    _move(cursor, before=waiting[0].pk if waiting else None)
    return len(waiting)


@cache
def _untaken(limit: int) -> Prepared[[int], Entry]:
    taken = Sweep.objects.filter(case=OuterRef("correction__case"), entry__gte=OuterRef("pk"))

    @prepared
    def entries(low: int) -> QuerySet[Entry]:
        return (
            Entry.objects.filter(pk__gt=low)
            .exclude(Exists(taken))
            .select_related("outlet", "correction__case", "correction__change__version")
            .defer("correction__change__version__block_data")
            .order_by("pk")[:limit]
        )

    return entries


def _move(cursor: Cursor, before: int | None) -> None:
    """Past what was taken before, so that a long log is not looked through again for each lot."""
    old = Entry.objects.filter(pk__gt=cursor.low, published_at__lt=clock.now() - OVERLAP)
    if before is not None:
        old = old.filter(pk__lt=before)
    settled = old.aggregate(low=Max("pk"))["low"]
    if settled:
        Cursor.objects.filter(pk=cursor.pk, low__lt=settled).update(low=settled, at=clock.now())


def _take(entry: Entry) -> None:
    case: Case = entry.correction.case
    now = clock.now()
    remember(entry.correction, at=entry.published_at, entry=entry)
    sweep, new = Sweep.objects.get_or_create(case=case, defaults={"asked_at": now, "entry": entry})
    if new or sweep.entry_id is None or sweep.entry_id < entry.pk:
        changes: dict[str, object] = {"entry": entry}
        if _is_swept(entry):
            changes |= {"asked_at": now, "due_at": now, "is_partial": False, "error": ""}
        Sweep.objects.filter(pk=sweep.pk).update(**changes)


def _is_swept(entry: Entry) -> bool:
    """Whether anybody waits for it. What is a copy itself stands on the ledger that it came from:
    its own correction finds the same places again."""
    if entry.published_at < clock.now() - STALE or entry.expunged_at is not None:
        return False
    return not Copy.objects.filter(own_case=entry.correction.case_id).exists()
