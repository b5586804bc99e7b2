"""Dumps: JSON Lines, packed or not, and Parquet."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.records import address_in
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.sources.item import MAX_BYTES, Item
from corrigenda.project.sources.site import Site

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
PARQUET = ".parquet"
_ROWS = 256
_BUFFER = 1024 * 1024
"""Bytes of each column that are read of a Parquet file at a time; else a whole group of rows is."""


def is_dump(name: str) -> bool:
    """Whether a file of this name holds many records."""
    return name.lower().endswith((*LINES, PARQUET))


def dump_of(path: Path, site: Site, name: str = "") -> Lines | Parquet:
    """The dump in a file.

    Args:
        name: what to call it; the file's own name, if empty.

    Raises:
        CommandError: it cannot be read.
    """
    kind = Parquet if path.name.lower().endswith(PARQUET) else Lines
    return kind(path, site, name)


class Lines:
    """A file with one JSON object a line, of any size; a line at a time is held."""

    unit = "B"

    def __init__(self, path: Path, site: Site, name: str = "") -> None:
        self.path, self.site, self.name = path, site, name or path.name
        self.is_packed = path.suffix.lower() == ".gz"
        known = path.stat()
        self.key = f"{path.resolve()} {known.st_size}"
        self.total: int | None = known.st_size

    def items(self, after: str) -> Iterator[Item]:
        """The articles behind a place: the number of a line and the bytes up to its end.

        Their sizes are in bytes of the file, packed ones where it is packed: so much was read.
        """
        number, offset = _place(after)
        try:
            with self._opened() as (file, raw):
                file.seek(offset)
                before = raw.tell()
                while line := file.readline(MAX_BYTES + 1):
                    size, number = len(line), number + 1
                    while not line.endswith(b"\n") and (more := file.readline(MAX_BYTES)):
                        size, line = size + len(more), b"" if not more.endswith(b"\n") else b"\n"
                    offset += size
                    if line.strip() or size > MAX_BYTES:
                        now = raw.tell()
                        story = self._data(line, size)
                        yield self._item(story, number, f"{number}/{offset}", now - before)
                        before = now
        except (OSError, EOFError, zlib.error) as error:
            raise CommandError(f"{self.path} breaks off after line {number}: {error}") from error

    def notes(self) -> list[str]:
        """What is to be said of its addresses."""
        return self.site.notes()

    @contextmanager
    def _opened(self) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """The lines, and the file as it is packed."""
        with self.path.open("rb") as raw:
            yield (gzip.GzipFile(fileobj=raw) if self.is_packed else raw), raw  # type: ignore[misc]

    @staticmethod
    def _data(line: bytes, size: int) -> Mapping[str, Any] | ReadingError:
        if size > MAX_BYTES:
            return ReadingError(f"is larger than {MAX_BYTES:,} bytes")
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            return ReadingError("is no JSON")
        return record if isinstance(record, dict) else ReadingError("is no JSON object")

    def _item(
        self, data: Mapping[str, Any] | ReadingError, number: int, place: str, size: int
    ) -> Item:
        name = f"{self.name}, line {number}"
        if isinstance(data, ReadingError):
            return Item(name, "", place, data, size)
        return of_record(data, name, place, self.site, size)


class Parquet:
    """A Parquet file, some rows at a time."""

    unit = "article"

    def __init__(self, path: Path, site: Site, name: str = "") -> None:
        try:
            from pyarrow import ArrowException, parquet  # noqa: PLC0415 - large, and optional
        except ImportError as error:
            raise CommandError(
                "Parquet needs pyarrow, which is not here: pip install 'corrigenda[archives]'"
            ) from error
        self.path, self.site, self.name = path, site, name or path.name
        self._errors = (ArrowException, OSError)
        try:
            self._file = parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)
        except self._errors as error:
            raise CommandError(f"{path} is no Parquet file: {error}") from error
        self.key = f"{path.resolve()} {path.stat().st_size}"
        self.total: int | None = self._file.metadata.num_rows

    def items(self, after: str) -> Iterator[Item]:
        """The articles behind a row; rows before it are passed over by their groups."""
        done = int(after) if after.isdigit() else 0
        first, number = 0, 0
        while first < self._file.num_row_groups and (
            number + self._file.metadata.row_group(first).num_rows <= done
        ):
            number += self._file.metadata.row_group(first).num_rows
            first += 1
        groups = list(range(first, self._file.num_row_groups))
        try:
            for batch in self._file.iter_batches(batch_size=_ROWS, row_groups=groups):
                for record in batch.to_pylist():
                    number += 1
                    if number > done:
                        name = f"{self.name}, row {number}"
                        yield of_record(record, name, str(number), self.site, 1)
        except self._errors as error:
            raise CommandError(f"{self.path} breaks off after row {number}: {error}") from error

    def notes(self) -> list[str]:
        """What is to be said of its addresses."""
        return self.site.notes()


def of_record(record: Mapping[str, Any], name: str, place: str, site: Site, size: int) -> Item:
    """The article of a record."""
    try:
        url = site.at(address_in(record))
        if not url:
            raise ReadingError("has no url and no other name")
    except ReadingError as error:
        return Item(name, "", place, error, size)
    return Item(name, url, place, dict(record), size)


def _place(after: str) -> tuple[int, int]:
    number, _, offset = after.partition("/")
    return (int(number), int(offset)) if number.isdigit() and offset.isdigit() else (0, 0)
