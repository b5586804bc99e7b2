"""Have the server keep the plans of the queries that `lib/prepared.py` asks again.

Django writes the values into the SQL, so that the server reads and plans every query anew: of what
a page of a case costs there, four fifths. Bound as parameters they leave the SQL the same, and the
server has its plan from the tenth time on (https://www.postgresql.org/docs/current/sql-prepare.html).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection."""

    _keeps = False

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
