"""A query that Django puts together once, and that is asked again with other values.

To put the SQL of a query together takes Django five times as long as SQLite takes to answer it:
more than half of what a page of a case cost. A function that is `prepared` builds its query from
marks in place of the values, once for each database and number of values; the SQL, and what Django
worked out of how rows become objects, are kept. See ADR 0028.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial, update_wrapper
from operator import itemgetter
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
)

from corrigenda.lib.objects import object_reader
from corrigenda.lib.postgresql.binding import WHOLE, Bound, Place, array, well_bound

MOST = 64
"""Values in a collection; a longer one is asked for without all this."""
_LARGEST = 2**63 - 1
_FIRST_MARK = 2_147_000_000
"""Of whole numbers: no key of ours is as large, and the smallest column that has one holds it."""

P = ParamSpec("P")
Row = TypeVar("Row")
Shape = tuple[Any, ...]


class PreparingError(TypeError):
    """A query that cannot be prepared: it has a mark nowhere, or more in it than its values."""


class Prepared(Generic[P, Row]):
    """What `prepared` makes of a function."""

    def __init__(self, build: Callable[P, QuerySet[Any, Row]]) -> None:
        self._build = build
        self._kept: dict[tuple[str, Shape], _Kept] = {}
        update_wrapper(self, build)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        """The rows for these values, given by position."""
        if kwargs:
            raise PreparingError("The values of a prepared query are given by position.")
        given = [_padded(one) for one in args]
        if not all(_fits(one) for one in given):
            return list(self._build(*args, **kwargs))
        shape = tuple(len(one) if isinstance(one, tuple) else type(one) for one in given)
        # Of tests and of one process the database is one; the vendor tells two apart.
        connection = connections["default"]
        kept = self._kept.get((connection.vendor, shape))
        if kept is None:
            try:
                kept = _keep(self._build, given, connection)
            except EmptyResultSet:
                return []
            self._kept[connection.vendor, shape] = kept
        return kept.rows(given, connection)

    def first(self, *args: P.args, **kwargs: P.kwargs) -> Row | None:
        """The first of the rows; None where there is none."""
        return next(iter(self(*args, **kwargs)), None)


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Prepared[P, Row]:
    """Keep a function's query, and answer with its rows.

    What the function builds depends on its values alone, which are whole numbers, strings, moments,
    UUIDs or collections of the first two, and stand in conditions only. Without
    `prefetch_related`.

    Raises:
        PreparingError: when it is called, of a query of another kind.
    """
    return Prepared(build)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A query that was put together.

    Attributes:
        places: for each of `params` which value goes there; None for what is always the same.
        converters: the columns whose values the database tells in another way, and what makes
            values of them.
        width: columns of a row that are asked for; others are there to sort by.
        read: what a row is to whoever asks: an object with those beside it, a dictionary, values.
    """

    sql: str
    params: tuple[Any, ...]
    places: tuple[Place | None, ...]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]
    width: int
    read: Callable[[list[Any]], Any]

    def rows(self, given: list[Any], connection: BaseDatabaseWrapper) -> list[Any]:
        """Ask, and make of the rows what the queryset would have."""
        params = tuple(
            old if place is None else _like(old, _at(given, place), connection)
            for old, place in zip(self.params, self.places, strict=True)
        )
        with keeping_plans(connection), connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = [list(row[: self.width]) for row in cursor.fetchall()]
        for place, convert, expression in self.converters:
            for row in found:
                for one in convert:
                    row[place] = one(row[place], expression, connection)
        return [self.read(row) for row in found]


def keeping_plans(connection: Any) -> AbstractContextManager[None]:
    """While a statement is asked that is asked again: where the database is a server that can, it
    keeps its plan, too; see `lib/postgresql/`."""
    keeping: Callable[[], AbstractContextManager[None]] | None
    keeping = getattr(connection, "keeping_plans", None)
    return keeping() if keeping is not None else nullcontext()


def written_out(
    sql: str, params: Sequence[Any], connection: BaseDatabaseWrapper
) -> tuple[str, tuple[Any, ...] | None]:
    """A statement that is asked again with the same values: where the database is a server, they
    are written into it, so that the one plan that is kept is made for them.

    How many cases wait for a second person is nothing to look up, or a table to read: planned for
    any value, it would be the table.
    """
    if connection.vendor != "postgresql":
        return sql, tuple(params)
    operations: Any = connection.ops
    return operations.compose_sql(sql, tuple(params)), None


def _keep(
    build: Callable[..., QuerySet[Any, Any]], given: list[Any], connection: BaseDatabaseWrapper
) -> _Kept:
    marks = [_marked(one, number) for number, one in enumerate(given)]
    queryset = build(*marks)
    made: Any = queryset
    if made._prefetch_related_lookups:
        raise PreparingError(f"{build.__name__}: prefetch_related is not prepared.")
    compiler = queryset.query.get_compiler(using=connection.alias)
    sql, params = compiler.as_sql()
    other, others = build(*marks).query.get_compiler(using=connection.alias).as_sql()
    if (other, _bare(others)) != (sql, _bare(params)):
        raise PreparingError(f"{build.__name__} depends on more than its values.")
    where = {
        _told(mark, connection): (number, item)
        for number, several in enumerate(marks)
        for item, mark in enumerate(several if isinstance(several, list) else [several])
    }
    places = tuple(_place(where, one) for one in params)
    if set(where.values()) - set(places):
        raise PreparingError(f"{build.__name__}: a value is in no condition.")
    bound = Bound(str(sql), tuple(params), places)
    if connection.vendor == "postgresql":
        bound = well_bound(
            bound.sql, params, places, _lengths(given), partial(_literal, connection)
        )
    asked: Any = compiler
    fields = [one[0] for one in asked.select[: asked.col_count]]
    converters = tuple((at, *how) for at, how in asked.get_converters(fields).items())
    read = _reader(queryset, asked)
    return _Kept(bound.sql, bound.params, bound.places, converters, asked.col_count, read)


def _literal(connection: BaseDatabaseWrapper, value: Any) -> str:
    operations: Any = connection.ops
    return str(operations.compose_sql("%s", [value]))


def _lengths(given: list[Any]) -> dict[int, int]:
    """How many whole numbers each value has that is several."""
    return {
        number: len(one)
        for number, one in enumerate(given)
        if isinstance(one, tuple) and len(one) > 1 and all(type(item) is int for item in one)
    }


def _reader(queryset: Any, compiler: Any) -> Callable[[list[Any]], Any]:
    """What `QuerySet` does with a row, with all of it worked out that is the same for each."""
    kind = queryset._iterable_class
    if kind is ModelIterable and not queryset._known_related_objects:
        return object_reader(queryset, compiler)
    if kind is ValuesIterable:
        query = queryset.query
        named = [*query.extra_select, *query.values_select, *query.annotation_select]
        names = list(query.selected or named)
        return lambda row: dict(zip(names, row, strict=True))
    if kind is ValuesListIterable:
        return tuple
    if kind is FlatValuesListIterable:
        return itemgetter(0)
    raise PreparingError(f"Rows as {kind.__name__} are not prepared.")


def _place(where: dict[Any, Place], param: Any) -> Place | None:
    return where.get(param) if isinstance(param, int | str | datetime | UUID) else None


def _bare(params: Sequence[Any]) -> list[Any]:
    """Parameters to be compared: psycopg wraps JSON in objects that are never the same."""
    return [getattr(one, "obj", one) for one in params]


def _padded(value: Any) -> Any:
    """A collection as long as the next power of two, so that few queries are kept."""
    if isinstance(value, str) or not isinstance(value, Collection):
        return value
    several = tuple(value)
    length = 1 << max(0, len(several) - 1).bit_length()
    return several + several[-1:] * (length - len(several))


def _fits(value: Any) -> bool:
    several = value if isinstance(value, tuple) else (value,)
    large = any(type(one) is int and not -_LARGEST <= one <= _LARGEST for one in several)
    return 0 < len(several) <= MOST and not large


def _marked(value: Any, number: int) -> Any:
    """What stands for a value while its query is put together: in its kind, and no other's."""
    if isinstance(value, tuple):
        return [_marked(one, (number + 1) * 1_000 + item) for item, one in enumerate(value)]
    if isinstance(value, datetime):
        return datetime(1, 2, 3, tzinfo=UTC) + timedelta(seconds=number)
    if isinstance(value, str):
        return f"\x02{number}\x03"
    if isinstance(value, UUID):
        return UUID(int=_FIRST_MARK + number)
    if type(value) is int:
        return _FIRST_MARK + number
    raise PreparingError(f"{value!r} cannot be a value of a prepared query.")


def _told(mark: Any, connection: BaseDatabaseWrapper) -> Any:
    """A mark, or a value, as the database is told it."""
    if isinstance(mark, datetime):
        return connection.ops.adapt_datetimefield_value(mark)
    if isinstance(mark, UUID) and not connection.features.has_native_uuid_field:
        return mark.hex
    return mark


def _at(given: list[Any], place: Place) -> Any:
    number, item = place
    value = given[number]
    if item == WHOLE:
        return array(value)
    return value[item] if isinstance(value, tuple) else value


def _like(old: Any, value: Any, connection: BaseDatabaseWrapper) -> Any:
    """A value as the parameter it takes the place of: psycopg has kinds of whole numbers."""
    if isinstance(value, datetime | UUID):
        return _told(value, connection)
    return value if type(old) is type(value) else type(old)(value)
