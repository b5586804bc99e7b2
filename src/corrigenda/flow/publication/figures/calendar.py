"""In which month something was, reckoned by the database: `2026-11`, in UTC.

Django's own truncation of a moment calls back into Python for each row on SQLite.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func
from django.db.models.sql.compiler import SQLCompiler


class MonthOf(Func):
    """`MonthOf("received_at")`, a string that sorts as the months do."""

    output_field = CharField()
    arity = 1

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> Any:
        """SQLite keeps moments as text, in UTC."""
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)")

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> Any:
        """PostgreSQL keeps them in UTC too, and tells them in the connection's zone."""
        template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM')"
        return self.as_sql(compiler, connection, template=template)
