"""A page of what was found, after the last one of the page before: no page costs more for its
number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from corrigenda.flow.cases.listed import Listed, listed
from corrigenda.flow.cases.models import Case

SORTS = {"newest": "Newest report", "due": "Due first", "readers": "Most readers"}
PER_PAGE = 50
MOST_COUNTED = 99

_ORDER = {
    "newest": ("-last_report_at", "-pk"),
    "readers": ("-report_count", "-pk"),
    "due": ("due_at", "pk"),
}
_LAST = "last"


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found.

    Attributes:
        after: what the next page comes after; empty when this is the last one.
    """

    cases: list[Listed]
    after: str


def page_of(cases: QuerySet[Case], *, sort: str, after: str = "", size: int = PER_PAGE) -> Page:
    """The cases after one of the same sorting; what `after` says that makes no sense is passed
    over.

    Args:
        sort: a key of `SORTS`; others mean the first.
    """
    sort = sort if sort in SORTS else "newest"
    value, key = _read(after, sort)
    rows: list[Listed] = []
    if value != _LAST:
        part = cases.filter(due_at__isnull=False) if sort == "due" else cases
        if value is not None:
            part = part.filter(_beyond(sort, value, key))
        rows = _found(in_order(part, sort)[: size + 1])
    if sort == "due" and len(rows) <= size:
        # Those without a time come last, of which databases have two opinions.
        rest = cases.filter(due_at=None, pk__gt=key if value == _LAST else 0)
        rows += _found(rest.order_by("pk")[: size + 1 - len(rows)])
    return cut(rows, sort, size)


def in_order(cases: QuerySet[Case], sort: str) -> QuerySet[Case]:
    """The cases as a key of `SORTS` has them."""
    return cases.order_by(*_ORDER[sort])


def cut(rows: list[Listed], sort: str, size: int = PER_PAGE) -> Page:
    """A page of the rows that were found for it, of which one more tells that there are more."""
    more = len(rows) > size
    return Page(rows[:size], _write(rows[size - 1], sort) if more else "")


def _found(cases: QuerySet[Case]) -> list[Listed]:
    """Only their keys are asked for by a query that is different each time: what Django takes to
    put one together, it takes by the column."""
    return listed(list(cases.values_list("pk", flat=True)))


def count_up_to(cases: QuerySet[Case], most: int = MOST_COUNTED) -> int:
    """How many there are, up to one more than `most`: what that costs is bounded."""
    return cases.order_by()[: most + 1].count()


def _beyond(sort: str, value: datetime | int | str, key: int) -> Q:
    # The first condition alone is what an index is read by.
    if sort == "due":
        return Q(due_at__gte=value) & (Q(due_at__gt=value) | Q(pk__gt=key))
    field = "last_report_at" if sort == "newest" else "report_count"
    return Q(**{f"{field}__lte": value}) & (Q(**{f"{field}__lt": value}) | Q(pk__lt=key))


def _write(case: Listed, sort: str) -> str:
    if sort == "readers":
        return f"{case.report_count}_{case.pk}"
    moment = case.last_report_at if sort == "newest" else case.due_at
    if moment is None:
        return f"{_LAST}_{case.pk}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S%f}_{case.pk}"


def _read(after: str, sort: str) -> tuple[datetime | int | str | None, int]:
    value, _, key = after.partition("_")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None, 0
    if value == _LAST and sort == "due":
        return _LAST, int(key)
    try:
        if sort == "readers":
            return min(int(value), 2**31 - 1), int(key)
        return datetime.strptime(value, "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC), int(key)
    except ValueError:
        return None, 0
