"""The months of the log and its sections, by counts that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from corrigenda.flow.publication.log.narrowing import Narrowing
from corrigenda.flow.publication.models import MonthCount
from corrigenda.lib.prepared import prepared

MOST_SECTIONS = 60


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has entries."""

    first: date
    count: int


def months_of(narrowing: Narrowing) -> list[Month]:
    """The months with entries, the newest first; of outlet, kind and section."""
    rows = _counts(narrowing).values("month").annotate(total=Sum("count")).order_by("-month")
    return [Month(month, total) for month, total in rows.values_list("month", "total")]


def count_of(narrowing: Narrowing, month: date) -> int:
    """How many entries a month has, of outlet, kind and section."""
    rows = _counts(narrowing).filter(month=month)
    return int(rows.aggregate(total=Sum("count"))["total"] or 0)


def beside(narrowing: Narrowing, month: date) -> tuple[date | None, date | None]:
    """The nearest months with entries before a month, and after it."""
    rows = _counts(narrowing).values_list("month", flat=True)
    earlier = rows.filter(month__lt=month).order_by("-month").first()
    return earlier, rows.filter(month__gt=month).order_by("month").first()


def sections_of(outlet: int | None) -> list[str]:
    """The sections with most entries, in the order of their names."""
    return sorted(_sections() if outlet is None else _sections_of(outlet))


@prepared
def _sections() -> QuerySet[MonthCount, str]:
    return _most(MonthCount.objects.all())


@prepared
def _sections_of(outlet: int) -> QuerySet[MonthCount, str]:
    return _most(MonthCount.objects.filter(outlet=outlet))


def _most(counts: QuerySet[MonthCount]) -> QuerySet[MonthCount, str]:
    rows = counts.exclude(section="").values("section").annotate(total=Sum("count"))
    return rows.order_by("-total", "section").values_list("section", flat=True)[:MOST_SECTIONS]


def _counts(narrowing: Narrowing) -> QuerySet[MonthCount]:
    rows = MonthCount.objects.all()
    if narrowing.outlet:
        rows = rows.filter(outlet=narrowing.outlet)
    if narrowing.kind:
        rows = rows.filter(kind=narrowing.kind)
    return rows.filter(section=narrowing.section) if narrowing.section else rows
