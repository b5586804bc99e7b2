"""Searches that are made all day, such as those of the queue's tabs, are put together once.

With Django that takes longer than to run them. A search is kept for all who see the same outlets,
and what it finds is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from corrigenda.flow.cases.listed import listed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.search.finding import counted_reach_of, found, reach_of
from corrigenda.flow.corrections.search.grammar import IS, Search
from corrigenda.flow.corrections.search.pages import (
    MOST_COUNTED,
    PER_PAGE,
    Page,
    cut,
    in_order,
    page_of,
)
from corrigenda.flow.newsroom.models import Role, Staff
from corrigenda.flow.newsroom.queries import roles_of
from corrigenda.lib.prepared import keeping_plans, written_out

_MOST_KEPT = 1_000
_SAME = frozenset(IS) - {"overdue"}
"""Conditions that ask neither who looks nor what time it is."""
_SORTS = ("newest", "readers")
"""Those by due time ask twice."""
_kept: dict[tuple[object, ...], Statement] = {}


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL that was put together.

    Attributes:
        params: None where its values are written into it.
    """

    sql: str
    params: tuple[Any, ...] | None

    def run(self) -> list[tuple[Any, ...]]:
        """The rows that it finds now."""
        with keeping_plans(connection), connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            return list(cursor.fetchall())


def page_for(staff: Staff, search: Search, *, sort: str, after: str = "") -> Page:
    """A page of what a search of `staff` finds; see `pages.page_of`."""
    houses = _houses(staff)
    same = not search.words and all(one.key == "is" and one.value in _SAME for one in search.good)
    if not houses or not same or after or sort not in _SORTS:
        return page_of(found(staff, search, reach_of(staff)), sort=sort, after=after)
    rows = _statement(
        (houses, sort, search.good),
        lambda: _page(in_order(found(staff, search, reach_of(staff)), sort)),
    ).run()
    return cut(listed([key for key, *_ in rows]), sort)


def counts_for(staff: Staff, searches: Sequence[Search]) -> list[int]:
    """How many cases each of these searches finds, up to one more than `MOST_COUNTED`: what that
    costs is bounded. Their conditions are the same for all."""
    houses = _houses(staff)
    statement = _statement(
        (houses, *(one.good for one in searches)) if houses else None,
        lambda: _counts([found(staff, one, counted_reach_of(staff)) for one in searches]),
    )
    return [int(number) for number in statement.run()[0]]


def _houses(staff: Staff) -> tuple[int, ...]:
    """The outlets whose cases somebody sees, all of each; nothing where it is less."""
    roles = roles_of(staff)
    return () if Role.REPORTER in roles.values() else tuple(sorted(roles))


def _statement(key: tuple[object, ...] | None, make: Callable[[], Statement]) -> Statement:
    kept = _kept.get((connection.vendor, key)) if key else None
    if kept is None:
        kept = make()
        if key and len(_kept) < _MOST_KEPT:
            _kept[connection.vendor, key] = kept
    return kept


def _page(cases: QuerySet[Case]) -> Statement:
    sql, params = cases.values("pk")[: PER_PAGE + 1].query.sql_with_params()
    return Statement(*written_out(sql, params, connection))


def _counts(many: Sequence[QuerySet[Case]]) -> Statement:
    parts: list[str] = []
    params: list[Any] = []
    for cases in many:
        try:
            counted = cases.order_by().values("pk")[: MOST_COUNTED + 1]
            part, given = counted.query.sql_with_params()
        except EmptyResultSet:
            part, given = "SELECT 1 WHERE 1 = 0", ()
        parts.append(f"(SELECT COUNT(*) FROM ({part}) AS counted)")  # noqa: S608 - Django's own
        params += given
    return Statement(*written_out(f"SELECT {', '.join(parts)}", params, connection))
