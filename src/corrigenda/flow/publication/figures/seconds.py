"""Seconds between two moments, reckoned by the database.

Django's own difference of two moments calls back into Python for each row on SQLite: a hundred
thousand cases would take a second.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import FloatField, Func
from django.db.models.sql.compiler import SQLCompiler


class SecondsBetween(Func):
    """`SecondsBetween("opened_at", "first_looked_at")`: the second minus the first."""

    output_field = FloatField()
    arity = 2

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> Any:
        """In whole seconds; SQLite keeps moments as text."""
        template = "(strftime('%%s', {1}) - strftime('%%s', {0}))"
        return self._between(compiler, template)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> Any:
        """To the microsecond."""
        return self._between(compiler, "EXTRACT(EPOCH FROM ({1} - {0}))::double precision")

    def _between(self, compiler: SQLCompiler, template: str) -> Any:
        first, second = self.get_source_expressions()
        one, its_values = compiler.compile(first)
        two, other_values = compiler.compile(second)
        # In the order in which they stand in the statement.
        return template.format(one, two), [*other_values, *its_values]
