"""Take over what happened on the line, once, and say who is told of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from corrigenda.flow.cases.models import Case, Mention
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.newsroom.models import AuditEntry, Outlet
from corrigenda.flow.propagation.actions.tell import tell
from corrigenda.flow.propagation.events import OF_VERBS, Type
from corrigenda.flow.propagation.models import Cursor, Event
from corrigenda.flow.propagation.reading import happened
from corrigenda.flow.publication.models import Checkpoint
from corrigenda.flow.publication.renderers.checkpoint_json import checkpoint_json
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each
from corrigenda.lib.prepared import Prepared, prepared

LEASE = timedelta(seconds=30)
STALE = timedelta(days=3)
"""What is older is nobody's news any more: after a long stop, or on the day this was set up."""
OVERLAP = timedelta(minutes=10)
"""Entries may become visible in another order than that of their keys, for so long at most."""
LOOK_AT_THE_CLOCK = timedelta(minutes=1)
SOON = timedelta(hours=1)


def gather(limit: int = 200) -> int:
    """Take over entries of the audit trail, mentions, due times, checkpoints; returns how many."""
    found = _from_audit(limit) + _from_mentions(limit)
    return found + _from_clock(limit) + _from_checkpoints(limit)


def _from_audit(limit: int) -> int:
    cursor = _cursor("audit")
    waiting = _untold_entries(limit)(cursor.low, clock.now() - STALE)
    done = sum(_take(entry) for entry in waiting)
    if not waiting:
        _move(cursor)
    return done


@cache
def _untold_entries(limit: int) -> Prepared[[int, datetime], AuditEntry]:
    taken = Event.objects.filter(entry=OuterRef("pk"))

    @prepared
    def entries(low: int, since: datetime) -> QuerySet[AuditEntry]:
        return (
            AuditEntry.objects.filter(pk__gt=low, verb__in=list(OF_VERBS), at__gte=since)
            .exclude(Exists(taken))
            .select_related("outlet", "staff")
            .order_by("pk")[:limit]
        )

    return entries


def _take(entry: AuditEntry) -> bool:
    found = happened(entry)
    if found.later:
        return False
    return _told(
        Event(
            key=f"audit:{entry.pk}",
            entry=entry,
            outlet=entry.outlet,
            type=found.type,
            case=found.case,
            correction=found.correction,
            by=entry.staff,
            at=entry.at,
            facts=found.facts,
        )
    )


def _told(event: Event) -> bool:
    """Store the event and what comes of it; False when another process was first."""
    try:
        with transaction.atomic():
            event.save(force_insert=True)
            if event.type != Type.NOTHING:
                tell(event)
    except IntegrityError:
        if not Event.objects.filter(key=event.key).exists():
            raise
        return False
    return True


def _cursor(name: str) -> Cursor:
    known = Cursor.objects.filter(name=name).first()
    if known:
        return known
    old = AuditEntry.objects.filter(at__lt=clock.now() - STALE)
    low = old.aggregate(low=Max("pk"))["low"] or 0
    made, _ = Cursor.objects.get_or_create(name=name, defaults={"low": low, "at": clock.now()})
    return made


def _move(cursor: Cursor) -> None:
    settled = AuditEntry.objects.filter(pk__gt=cursor.low, at__lt=clock.now() - OVERLAP)
    low = settled.aggregate(low=Max("pk"))["low"]
    if low:
        Cursor.objects.filter(pk=cursor.pk, low__lt=low).update(low=low, at=clock.now())


def _from_mentions(limit: int) -> int:
    now = clock.now()
    mentions = claim(_untold_mentions, lease=LEASE, limit=limit, now=now)
    each(mentions, _mention)
    return len(mentions)


def _untold_mentions(now: datetime) -> QuerySet[Mention]:
    return (
        Mention.objects.filter(told_at=None)
        .select_related(
            "staff", "note__staff", "note__case__outlet", "note__case__article", "note__case__owner"
        )
        .order_by("pk")
    )


def _mention(mention: Mention) -> None:
    note = mention.note
    with transaction.atomic():
        Mention.objects.filter(pk=mention.pk).update(told_at=clock.now(), leased_until=None)
        if note.at >= clock.now() - STALE:
            _told(
                Event(
                    key=f"mention:{mention.pk}",
                    outlet=note.case.outlet,
                    type=Type.CASE_MENTIONED,
                    case=note.case,
                    by=note.staff,
                    at=note.at,
                    facts={"staff": mention.staff_id},
                )
            )


def _from_checkpoints(limit: int) -> int:
    now = clock.now()
    checkpoints = claim(_untold_checkpoints, lease=LEASE, limit=limit, now=now)
    each(checkpoints, _checkpoint)
    return len(checkpoints)


def _untold_checkpoints(now: datetime) -> QuerySet[Checkpoint]:
    return Checkpoint.objects.filter(told_at=None).select_related("outlet").order_by("pk")


def _checkpoint(checkpoint: Checkpoint) -> None:
    # However old it is: a witness who has it finds a tail that was cut off.
    with transaction.atomic():
        Checkpoint.objects.filter(pk=checkpoint.pk).update(told_at=clock.now(), leased_until=None)
        _told(
            Event(
                key=f"checkpoint:{checkpoint.pk}",
                outlet=checkpoint.outlet,
                type=Type.LOG_CHECKPOINT,
                at=checkpoint.at,
                facts={"checkpoint": checkpoint_json(checkpoint)},
            )
        )


def _from_clock(limit: int) -> int:
    """Once a minute: cases that are due within the hour, and those that are overdue."""
    cursor, now = _cursor("clock"), clock.now()
    rows = Cursor.objects.filter(pk=cursor.pk)
    due = now - LOOK_AT_THE_CLOCK
    # `low` counts the looks; the UPDATE decides between two processes.
    if cursor.low and cursor.at > due:
        return 0
    if not rows.filter(low=cursor.low, at=cursor.at).update(low=cursor.low + 1, at=now):
        return 0
    outlets = list(Outlet.objects.values_list("pk", flat=True))
    overdue = _due_cases(outlets, Type.CASE_OVERDUE).filter(due_at__lte=now)
    soon = _due_cases(outlets, Type.CASE_DUE_SOON).filter(due_at__gt=now)
    pairs = [(Type.CASE_OVERDUE, one) for one in overdue[:limit]]
    pairs += [(Type.CASE_DUE_SOON, one) for one in soon[:limit]]
    return sum(_due(kind, case) for kind, case in pairs)


def _due_cases(outlets: list[int], kind: Type) -> QuerySet[Case]:
    told = Event.objects.filter(case=OuterRef("pk"), type=kind, at=OuterRef("due_at"))
    now = clock.now()
    return (
        Case.objects.filter(
            outlet__in=outlets,
            state__in=list(UNDECIDED),
            due_at__gt=now - timedelta(days=1),
            due_at__lte=now + SOON,
        )
        .exclude(Exists(told))
        .select_related("outlet", "article", "owner")
        .order_by("due_at", "pk")
    )


def _due(kind: Type, case: Case) -> bool:
    assert case.due_at is not None
    return _told(
        Event(
            key=f"{kind}:{case.pk}:{int(case.due_at.timestamp())}",
            outlet=case.outlet,
            type=kind,
            case=case,
            at=case.due_at,
        )
    )
