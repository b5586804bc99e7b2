"""Dumps: JSON Lines, packed or not, and Parquet."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.flow.articles.reading.records import address_in
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.sources.item import MAX_BYTES, Item
from corrigenda.project.sources.site import Site

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_ROWS = 256
_BUFFER = 1024 * 1024
"""Bytes of each column that are read of a Parquet file at a time; else a whole group of rows is."""


class Lines:
    """A file with one JSON object a line, of any size; a line at a time is held."""

    unit = "B"

    def __init__(self, path: Path, site: Site) -> None:
        self.path, self.site = path, site
        self.is_packed = path.suffix == ".gz"
        known = path.stat()
        self.key = f"{path.resolve()} {known.st_size}"
        # How long a packed file is unpacked nobody knows before its end.
        self.total: int | None = None if self.is_packed else known.st_size

    def items(self, after: str) -> Iterator[Item]:
        """The articles behind a place: the number of a line and the bytes up to its end."""
        number, offset = _place(after)
        with self._opened() as file:
            try:
                file.seek(offset)
                while line := file.readline(MAX_BYTES + 1):
                    size, number = len(line), number + 1
                    while not line.endswith(b"\n") and (more := file.readline(MAX_BYTES)):
                        size, line = size + len(more), b"" if not more.endswith(b"\n") else b"\n"
                    offset += size
                    if line.strip() or size > MAX_BYTES:
                        yield self._item(line, number, f"{number}/{offset}", size)
            except (OSError, EOFError, zlib.error) as error:
                raise CommandError(
                    f"{self.path} breaks off after line {number}: {error}"
                ) from error

    def _opened(self) -> IO[bytes]:
        return gzip.open(self.path) if self.is_packed else self.path.open("rb")  # type: ignore[return-value]

    def _item(self, line: bytes, number: int, place: str, size: int) -> Item:
        name = f"{self.path.name}, line {number}"
        if size > MAX_BYTES:
            return Item(name, "", place, ReadingError(f"is larger than {MAX_BYTES:,} bytes"), size)
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            return Item(name, "", place, ReadingError("is no JSON"), size)
        if not isinstance(record, dict):
            return Item(name, "", place, ReadingError("is no JSON object"), size)
        return of_record(record, name, place, self.site, size)


class Parquet:
    """A Parquet file, some rows at a time."""

    unit = "article"

    def __init__(self, path: Path, site: Site) -> None:
        try:
            from pyarrow import ArrowInvalid, parquet  # noqa: PLC0415 - large, and optional
        except ImportError as error:
            raise CommandError(
                "Parquet needs pyarrow, which is not here: pip install 'corrigenda[archives]'"
            ) from error
        self.path, self.site = path, site
        try:
            self._file = parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)
        except (ArrowInvalid, OSError) as error:
            raise CommandError(f"{path} is no Parquet file: {error}") from error
        self.key = f"{path.resolve()} {path.stat().st_size}"
        self.total: int | None = self._file.metadata.num_rows

    def items(self, after: str) -> Iterator[Item]:
        """The articles behind a row; rows before it are passed over by their groups."""
        done = int(after) if after.isdigit() else 0
        first, passed = 0, 0
        while first < self._file.num_row_groups and (
            passed + self._file.metadata.row_group(first).num_rows <= done
        ):
            passed += self._file.metadata.row_group(first).num_rows
            first += 1
        number = passed
        groups = list(range(first, self._file.num_row_groups))
        for batch in self._file.iter_batches(batch_size=_ROWS, row_groups=groups):
            for record in batch.to_pylist():
                number += 1
                if number > done:
                    name = f"{self.path.name}, row {number}"
                    yield of_record(record, name, str(number), self.site, 1)


def of_record(record: Mapping[str, Any], name: str, place: str, site: Site, size: int) -> Item:
    """The article of a record."""
    url = site.at(address_in(record))
    if not url:
        return Item(name, "", place, ReadingError("has no url and no other name"), size)
    return Item(name, url, place, dict(record), size)


def _place(after: str) -> tuple[int, int]:
    number, _, offset = after.partition("/")
    return (int(number), int(offset)) if number.isdigit() and offset.isdigit() else (0, 0)
