"""A page of what was found, after the last one of the page before: no page costs more for its
number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from corrigenda.flow.cases.listed import Listed, listed
from corrigenda.flow.cases.models import Case
from corrigenda.lib.prepared import keeping_plans

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
        rows = _found(part.order_by(*_ORDER[sort])[: size + 1])
    if sort == "due" and len(rows) <= size:
        # Those without a time come last, of which databases have two opinions.
        rest = cases.filter(due_at=None, pk__gt=key if value == _LAST else 0)
        rows += _found(rest.order_by("pk")[: size + 1 - len(rows)])
    more = len(rows) > size
    return Page(rows[:size], _write(rows[size - 1], sort) if more else "")


def _found(cases: QuerySet[Case]) -> list[Listed]:
    """Only their keys are asked for by a query that is different each time: what Django takes to
    put one together, it takes by the column."""
    return listed(list(cases.values_list("pk", flat=True)))


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL that was put together once: with Django, that takes longer than to run it."""

    sql: str
    params: tuple[Any, ...]

    def run(self) -> list[int]:
        """The numbers it gives."""
        with keeping_plans(connection), connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            row = cursor.fetchone()
        return [int(number) for number in row or ()]


def count_up_to(cases: QuerySet[Case], most: int = MOST_COUNTED) -> int:
    """How many there are, up to one more than `most`: what that costs is bounded."""
    return cases.order_by()[: most + 1].count()


def counts_up_to(many: Sequence[QuerySet[Case]], most: int = MOST_COUNTED) -> Statement:
    """One statement that counts all of them, each up to one more than `most`, to be run often."""
    parts: list[str] = []
    params: list[Any] = []
    for cases in many:
        try:
            part, given = cases.order_by().values("pk")[: most + 1].query.sql_with_params()
        except EmptyResultSet:
            part, given = "SELECT 1 WHERE 1 = 0", ()
        parts.append(f"(SELECT COUNT(*) FROM ({part}) AS counted)")  # noqa: S608 - Django's own
        params += given
    return Statement(f"SELECT {', '.join(parts)}", tuple(params))


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
