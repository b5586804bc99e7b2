"""The audit trail of an outlet: a page of it, or all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from corrigenda.flow.newsroom.models import AuditEntry, Outlet

PER_PAGE = 50
_CHUNK = 500
_MOST_CHOICES = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries are asked for; what is empty or None lets all through.

    Attributes:
        who: the name as the trail has it.
        since: the first moment.
        until: the first moment that is too late.
    """

    who: str = ""
    verb: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, the newest first.

    Attributes:
        older: the key after which the next page begins; 0 when this is the last.
    """

    entries: list[AuditEntry]
    older: int


def page_of_audit(outlet: Outlet, asked: Asked, *, before: int = 0) -> Page:
    """One page; it begins after the entry with the key `before`, or with the newest.

    By key and not by number, so that what happens meanwhile moves nothing, and the last page
    costs as little as the first.
    """
    found = _entries(outlet, asked)
    if before:
        mark = AuditEntry.objects.filter(outlet=outlet, pk=before).first()
        if mark is not None:
            found = found.filter(Q(at__lt=mark.at) | Q(at=mark.at, pk__lt=mark.pk))
    rows = list(found.order_by("-at", "-pk")[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    return Page(shown, shown[-1].pk if len(rows) > PER_PAGE else 0)


def all_of_audit(outlet: Outlet, asked: Asked) -> Iterator[AuditEntry]:
    """Every entry, the oldest first, never more than some hundred in memory."""
    found = _entries(outlet, asked).order_by("at", "pk")
    last: AuditEntry | None = None
    while True:
        rest = found
        if last is not None:
            rest = found.filter(Q(at__gt=last.at) | Q(at=last.at, pk__gt=last.pk))
        chunk = list(rest[:_CHUNK])
        yield from chunk
        if len(chunk) < _CHUNK:
            return
        last = chunk[-1]


def verbs_of_audit(outlet: Outlet) -> list[str]:
    """Every verb that the trail has, in the order of the alphabet."""
    return list(_distinct(outlet, "verb"))


def people_of_audit(outlet: Outlet) -> list[str]:
    """Every name that the trail has, in the order of the alphabet."""
    return list(_distinct(outlet, "who"))


def _distinct(outlet: Outlet, column: str) -> Iterator[str]:
    # From one to the next in the index: SELECT DISTINCT would read each of millions of entries.
    # https://wiki.postgresql.org/wiki/Loose_indexscan
    last = ""
    for _ in range(_MOST_CHOICES):
        rest = AuditEntry.objects.filter(outlet=outlet, **{f"{column}__gt": last})
        found = rest.order_by(column).values_list(column, flat=True).first()
        if found is None:
            return
        yield found
        last = found


def _entries(outlet: Outlet, asked: Asked) -> QuerySet[AuditEntry]:
    found = AuditEntry.objects.filter(outlet=outlet)
    if asked.who:
        found = found.filter(who=asked.who)
    if asked.verb:
        found = found.filter(verb=asked.verb)
    if asked.since is not None:
        found = found.filter(at__gte=asked.since)
    if asked.until is not None:
        found = found.filter(at__lt=asked.until)
    return found
