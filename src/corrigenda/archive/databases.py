"""The two databases behind one small interface: statements, snapshots, the writer's turn."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

import psycopg

from corrigenda.archive.errors import (
    ArchiveError,
    DiskFullError,
    NoSuchDatabaseError,
    NotReachedError,
)

_SECONDS_TO_WAIT = 60
# The writers' turn among all processes on a PostgreSQL database: any number that is ours.
_TURN = 0x5EED_CAFE
_IN_ONE_QUESTION = 20_000

Row = tuple[Any, ...]


class Database(Protocol):
    """What the index asks of a database. `?` stands for a value in every statement."""

    large: str
    """The type of a column that holds bytes."""

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a statement; none for one that has none."""
        ...

    def ask_for(self, statement: str, keys: Sequence[int] | Sequence[str]) -> Iterator[Row]:
        """Return the rows of a statement with `{keys}` where the keys stand."""
        ...

    def fill(self, table: str, columns: str, rows: Iterable[Row]) -> None:
        """Insert many rows."""
        ...

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything asked within is of one moment."""
        ...

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; all of it is kept, durably, or nothing."""
        ...

    def has(self, table: str) -> bool:
        """Say whether there is a table."""
        ...

    def bytes_of(self, tables: Sequence[str]) -> int:
        """Return how many bytes tables with their indexes take on the disk."""
        ...

    def clean(self, tables: Sequence[str]) -> None:
        """Leave nothing on the disk of what was deleted."""
        ...

    @property
    def is_lost(self) -> bool:
        """Whether the connection is gone, as after the server was started anew."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


def opened(url: str) -> Database:
    """Open the database of a URL, `sqlite:///file` or `postgresql://…`.

    Raises:
        NoSuchDatabaseError: the URL is of neither kind.
        NotReachedError: the database cannot be opened.
    """
    if url.startswith("sqlite:///") and url != "sqlite:///":
        return SQLite(Path(unquote(url.removeprefix("sqlite:///"))))
    if url.startswith(("postgresql://", "postgres://")):
        return PostgreSQL(url)
    raise NoSuchDatabaseError(
        "The index needs sqlite:///FILE or postgresql://HOST/NAME, and this is neither."
    )


@contextmanager
def _reached() -> Iterator[None]:
    """Name what a database says that is full or does not answer, with what to do."""
    try:
        yield
    except (sqlite3.OperationalError, psycopg.OperationalError) as error:
        full = (
            isinstance(error, psycopg.errors.DiskFull)
            or getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
        )
        raise (DiskFullError() if full else NotReachedError(error)) from error


class SQLite:
    """SQLite, write-ahead and durable, as the application has it."""

    large = "BLOB"

    def __init__(self, file: Path) -> None:
        """Open or make the file."""
        with _reached():
            self._link = sqlite3.connect(
                file, timeout=_SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
            )
            self._set()

    def _set(self) -> None:
        for setting in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
            "mmap_size = 4294967296",
            "cache_size = -16384",
        ):
            self._link.execute(f"PRAGMA {setting}")

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a statement."""
        return self._link.execute(statement, values).fetchall()

    def ask_for(self, statement: str, keys: Sequence[int] | Sequence[str]) -> Iterator[Row]:
        """Return the rows of a statement with `{keys}` where the keys stand."""
        for first in range(0, len(keys), _IN_ONE_QUESTION):
            some = keys[first : first + _IN_ONE_QUESTION]
            marks = ",".join("?" * len(some))
            yield from self._link.execute(statement.format(keys=f"IN ({marks})"), some)

    def fill(self, table: str, columns: str, rows: Iterable[Row]) -> None:
        """Insert many rows."""
        marks = ",".join("?" * len(columns.split(",")))
        self._link.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything asked within is of one moment."""
        with _reached(), self._within("BEGIN"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; all of it is kept, durably, or nothing."""
        with _reached(), self._within("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def _within(self, begin: str) -> Iterator[None]:
        self._link.execute(begin)
        try:
            yield
            self._link.execute("COMMIT")
        except BaseException:
            # A full disk has rolled back already.
            if self._link.in_transaction:
                self._link.execute("ROLLBACK")
            raise

    def has(self, table: str) -> bool:
        """Say whether there is a table."""
        return bool(self.ask("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)))

    def bytes_of(self, tables: Sequence[str]) -> int:
        """Return how many bytes tables with their indexes take in the file."""
        marks = ",".join("?" * len(tables))
        found = self.ask(
            f"SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE aggregate = TRUE AND name IN "  # noqa: S608
            f"(SELECT name FROM sqlite_schema WHERE tbl_name IN ({marks}))",
            tables,
        )
        return int(found[0][0])

    def clean(self, tables: Sequence[str]) -> None:
        """Deleted pages were overwritten; the write-ahead file is emptied too."""
        if self._link.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise ArchiveError(
                "Others read the index, so its write-ahead file still holds what was deleted. "
                "Compact again when they are done."
            )

    @property
    def is_lost(self) -> bool:
        """A file is never lost."""
        return False

    def close(self) -> None:
        """Let go of the file."""
        self._link.close()


class PostgreSQL:
    """PostgreSQL, on a connection of its own."""

    large = "BYTEA"

    def __init__(self, url: str) -> None:
        """Connect."""
        with _reached():
            self._link = psycopg.connect(url, autocommit=True, prepare_threshold=2)

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a statement."""
        cursor = self._link.execute(statement.replace("?", "%s").encode(), values, binary=True)
        return cursor.fetchall() if cursor.description else []

    def ask_for(self, statement: str, keys: Sequence[int] | Sequence[str]) -> Iterator[Row]:
        """Return the rows of a statement with `{keys}` where the keys stand."""
        for first in range(0, len(keys), _IN_ONE_QUESTION):
            some = list(keys[first : first + _IN_ONE_QUESTION])
            yield from self.ask(statement.format(keys="= ANY(?)"), (some,))

    def fill(self, table: str, columns: str, rows: Iterable[Row]) -> None:
        """Insert many rows."""
        with (
            self._link.cursor() as cursor,
            cursor.copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as copy,
        ):
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything asked within is of one moment."""
        with _reached(), self._link.transaction():
            self._link.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; all of it is kept, durably, or nothing."""
        with _reached(), self._link.transaction():
            self._link.execute("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
            yield

    def has(self, table: str) -> bool:
        """Say whether there is a table."""
        return bool(self.ask("SELECT to_regclass(?) IS NOT NULL", (table,))[0][0])

    def bytes_of(self, tables: Sequence[str]) -> int:
        """Return how many bytes tables with their indexes take on the disk."""
        return sum(
            int(self.ask("SELECT pg_total_relation_size(to_regclass(?))", (table,))[0][0] or 0)
            for table in tables
        )

    def clean(self, tables: Sequence[str]) -> None:
        """Write the tables anew: what was deleted leaves the files."""
        with _reached():
            for table in tables:
                self._link.execute(f"VACUUM (FULL, ANALYZE) {table}".encode())

    @property
    def is_lost(self) -> bool:
        """Whether the connection is gone, as after the server was started anew."""
        return bool(self._link.closed)

    def close(self) -> None:
        """Let go of the connection."""
        self._link.close()
