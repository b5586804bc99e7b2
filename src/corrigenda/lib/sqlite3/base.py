"""Wait for the write lock in short steps, and lose no time between SQLite and Django.

SQLite's own waiting sleeps up to a tenth of a second between two tries, so a process that writes
often, such as the job process, keeps the others out for seconds: the lock is free for less than a
millisecond at a time (https://www.sqlite.org/c3ref/busy_timeout.html). Here whoever begins a
transaction tries every half millisecond, and gives up when SQLite would have.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations as DjangoOperations
from django.utils.dateparse import parse_datetime

STEP = 0.0005
LONGER = 0.005
PATIENT_AFTER = 0.2
"""Seconds after which a longer step is taken: then somebody writes much at once."""
_SHORT = 20_000
"""Characters of a statement whose other form is kept."""


class Operations(DjangoOperations):
    """How columns become values."""

    def convert_datetimefield_value(
        self, value: datetime | str | None, expression: object, connection: object
    ) -> datetime | None:
        """A moment in UTC, as all are stored. A page of the queue reads five hundred; Django asks
        two settings about each."""
        if isinstance(value, str):
            value = parse_datetime(value)
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that knows its statements again."""

    def convert_query(self, query: str, *, param_names: Iterable[str] | None = None) -> str:
        """A statement with the marks that SQLite knows."""
        short = param_names is None and len(query) <= _SHORT
        if short:
            return _marked(query)
        return super().convert_query(query, param_names=param_names)


@lru_cache(1_000)
def _marked(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection."""

    ops_class = Operations

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor of ours."""
        made: Cursor = self.connection.cursor(factory=Cursor)
        return made

    def _start_transaction_under_autocommit(self) -> None:
        seconds = float(self.settings_dict["OPTIONS"].get("timeout", 5.0))
        began = time.monotonic()
        # Past Django's cursor, which takes ten times as long to say that it is locked.
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            with self.wrap_database_errors:
                while not self._begun(last=time.monotonic() - began > seconds):
                    time.sleep(STEP if time.monotonic() - began < PATIENT_AFTER else LONGER)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _begun(self, *, last: bool) -> bool:
        try:
            self.connection.execute(f"BEGIN {self.transaction_mode or ''}")  # type: ignore[attr-defined]
        except sqlite3.OperationalError as error:
            if last or "locked" not in str(error):
                raise
            return False
        return True
