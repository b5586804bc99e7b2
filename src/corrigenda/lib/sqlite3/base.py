"""Wait for the write lock in short steps.

SQLite's own waiting sleeps up to a tenth of a second between two tries, so a process that writes
often, such as the job process, keeps the others out for seconds: the lock is free for less than a
millisecond at a time (https://www.sqlite.org/c3ref/busy_timeout.html). Here whoever begins a
transaction tries every half millisecond, and gives up when SQLite would have.
"""

from __future__ import annotations

import sqlite3
import time

from django.db.backends.sqlite3 import base

STEP = 0.0005
LONGER = 0.005
PATIENT_AFTER = 0.2
"""Seconds after which a longer step is taken: then somebody writes much at once."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection."""

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
