"""A query that Django puts together once, and that is asked again with other values.

To put the SQL of a query together takes Django five times as long as SQLite takes to answer it:
more than half of what a page of a case cost. A function that is `prepared` builds its query from
marks in place of the values, once for each database and number of values; the SQL, and what Django
worked out of how rows become objects, are kept. See ADR 0028.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

MOST = 64
"""Values in a collection; a longer one is asked for without all this."""
_LARGEST = 2**63 - 1
_FIRST_MARK = 2_147_000_000
"""Of whole numbers: no key of ours is as large, and the smallest column that has one holds it."""

P = ParamSpec("P")
Row = TypeVar("Row")
Shape = tuple[Any, ...]
Place = tuple[int, int]


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
        with keeping_plans(connection):
            return list(kept.rows(given, connection))

    def first(self, *args: P.args, **kwargs: P.kwargs) -> Row | None:
        """The first of the rows; None where there is none."""
        return next(iter(self(*args, **kwargs)), None)


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Prepared[P, Row]:
    """Keep a function's query, and answer with its rows.

    What the function builds depends on its values alone, which are whole numbers, strings, moments
    or collections of the first two, and stand in conditions only. Without `prefetch_related`.

    Raises:
        PreparingError: when it is called, of a query of another kind.
    """
    return Prepared(build)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A query that was put together.

    Attributes:
        places: for each of `params` which value goes there; None for what is always the same.
    """

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    places: tuple[Place | None, ...]
    converters: dict[int, Any]

    def rows(self, given: list[Any], connection: BaseDatabaseWrapper) -> Iterator[Any]:
        """Ask, and make of the rows what the queryset would have."""
        params = tuple(
            old if place is None else _like(old, _at(given, place), connection)
            for old, place in zip(self.params, self.places, strict=True)
        )
        source = _Source(self, params, connection)
        made: Any = self.queryset
        return iter(made._iterable_class(source, chunked_fetch=False))


class _Source:
    """What Django's iterables ask of a queryset and of its query."""

    def __init__(self, kept: _Kept, params: tuple[Any, ...], connection: Any) -> None:
        made: Any = kept.queryset
        self.db = connection.alias
        self.model = made.model
        self.query = self
        self._fields = made._fields
        self._known_related_objects = made._known_related_objects
        self._again = _Again(kept, params, connection)
        query = made.query
        self.selected = query.selected
        self.extra_select, self.annotation_select = query.extra_select, query.annotation_select
        self.values_select = query.values_select

    def get_compiler(self, *_args: Any, **_kwargs: Any) -> _Again:
        """The compiler that has already done its work."""
        return self._again


class _Again(SQLCompiler):
    """A compiler that knows its SQL."""

    def __init__(self, kept: _Kept, params: tuple[Any, ...], connection: Any) -> None:
        self.__dict__.update(kept.compiler.__dict__)
        self.connection, self.using = connection, connection.alias
        self._known, self._converters = (kept.sql, params), kept.converters

    def as_sql(self, *_args: Any, **_kwargs: Any) -> Any:
        """What was put together once."""
        return self._known

    def get_converters(self, expressions: Any) -> Any:
        """By which the columns become values."""
        return self._converters


def keeping_plans(connection: Any) -> AbstractContextManager[None]:
    """While a statement is asked that is asked again: where the database is a server that can, it
    keeps its plan, too; see `lib/postgresql/`."""
    keeping: Callable[[], AbstractContextManager[None]] | None
    keeping = getattr(connection, "keeping_plans", None)
    return keeping() if keeping is not None else nullcontext()


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
    fields = [one[0] for one in (compiler.select or [])[: compiler.col_count]]
    converters = cast("Any", compiler).get_converters(fields)
    return _Kept(queryset, compiler, str(sql), tuple(params), places, converters)


def _place(where: dict[Any, Place], param: Any) -> Place | None:
    return where.get(param) if isinstance(param, int | str | datetime) else None


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
    if type(value) is int:
        return _FIRST_MARK + number
    raise PreparingError(f"{value!r} cannot be a value of a prepared query.")


def _told(mark: Any, connection: BaseDatabaseWrapper) -> Any:
    """A mark, or a value, as the database is told it."""
    if isinstance(mark, datetime):
        return connection.ops.adapt_datetimefield_value(mark)
    return mark


def _at(given: list[Any], place: Place) -> Any:
    number, item = place
    value = given[number]
    return value[item] if isinstance(value, tuple) else value


def _like(old: Any, value: Any, connection: BaseDatabaseWrapper) -> Any:
    """A value as the parameter it takes the place of: psycopg has kinds of whole numbers."""
    if isinstance(value, datetime):
        return _told(value, connection)
    return value if type(old) is type(value) else type(old)(value)
