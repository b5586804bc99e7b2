"""Seconds between two moments, reckoned by the database.

Django's own difference of two moments calls back into Python for each row on SQLite: a hundred
thousand cases would take a second.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import FloatField, Func
from django.db.models.sql.compiler import SQLCompiler

HOUR, TWO_DAYS = 3_600, 172_800


class SecondsBetween(Func):
    """`SecondsBetween("opened_at", "first_looked_at")`: the second minus the first, never below 0.

    In steps: of a second up to an hour, of a minute up to two days, then of an hour. So the
    number of different answers is bounded, and rows can be counted by them.
    """

    output_field = FloatField()
    arity = 2

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> Any:
        """SQLite keeps moments as text; `strftime` gives whole seconds."""
        return self._between(compiler, "(strftime('%%s', {1}) - strftime('%%s', {0}))", "MAX")

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> Any:
        """In whole seconds here, too."""
        seconds = "FLOOR(EXTRACT(EPOCH FROM ({1} - {0})))::bigint"
        return self._between(compiler, seconds, "GREATEST")

    def _between(self, compiler: SQLCompiler, seconds: str, larger: str) -> Any:
        first, second = self.get_source_expressions()
        one, its_values = compiler.compile(first)
        two, other_values = compiler.compile(second)
        lasted = f"{larger}(0, {seconds.format(one, two)})"
        sql = (
            f"CASE WHEN {lasted} < {HOUR} THEN {lasted} "
            f"WHEN {lasted} < {TWO_DAYS} THEN {lasted} / 60 * 60 "
            f"ELSE {lasted} / {HOUR} * {HOUR} END"
        )
        # In the order in which they stand in the statement, each time.
        return sql, [*other_values, *its_values] * 5
