"""Have the server keep the plans of the queries that `lib/prepared.py` asks again.

Django writes the values into the SQL, so that the server reads and plans every query anew: of what
a page of a case costs there, four fifths. Bound as parameters they leave the SQL the same, and the
server plans it once, for any value. Left to itself it plans the first five times, and many of our
queries for ever, because by its estimates a plan for known keys is a little cheaper
(https://www.postgresql.org/docs/current/sql-prepare.html).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import base, operations

MOST = 500
"""Plans of one connection: each prepared query has one, and one for each length of some lists."""


class Operations(operations.DatabaseOperations):
    """How this database does things."""

    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """For a log of queries; of one whose plan is kept the driver does not tell it."""
        told: str | None = super().last_executed_query(cursor, sql, params)
        return told or str(self.compose_sql(sql, params))


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection."""

    ops_class = Operations
    _keeps = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """One that keeps more plans than the driver keeps otherwise."""
        made: Any = super().get_new_connection(conn_params)
        made.prepared_max = MOST
        return made

    def init_connection_state(self) -> None:
        """What else is said to the server before anything is asked."""
        super().init_connection_state()
        with self.connection.cursor() as cursor:
            cursor.execute("SET plan_cache_mode = force_generic_plan")

    @contextmanager
    def keeping_plans(self) -> Iterator[None]:
        """Bind values as parameters meanwhile, and keep the plans of what is asked."""
        self._keeps = True
        try:
            yield
        finally:
            self._keeps = False

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor; Django's own unless plans are kept."""
        if self._keeps and name is None:
            binding: Any = base.ServerBindingCursor
            return binding(self.connection)
        return super().create_cursor(name)
