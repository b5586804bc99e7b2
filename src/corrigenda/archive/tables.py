"""The tables of the index, and everything that is read from or written to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from corrigenda.archive.buckets import BUCKET_BITS, Segment, packed, restored, shape
from corrigenda.archive.databases import Database
from corrigenda.archive.errors import OtherVersionError
from corrigenda.archive.grams import NUMBER_BITS, PLACE_BITS, Keys, joined

FORMAT = "1"
INDEX_TABLES = ("sweep_meta", "sweep_document", "sweep_fresh", "sweep_segment", "sweep_bucket")
TEXT_TABLES = ("sweep_text",)
_MAKE = (
    "CREATE TABLE IF NOT EXISTS sweep_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_document"
    " ({key} PRIMARY KEY, document_id TEXT NOT NULL UNIQUE)",
    "CREATE TABLE IF NOT EXISTS sweep_text ({key} PRIMARY KEY, body {large} NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_fresh ({key} PRIMARY KEY, postings {large} NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_segment ({key} PRIMARY KEY, base BIGINT NOT NULL,"
    " number_bits INTEGER NOT NULL, bucket_bits INTEGER NOT NULL, postings BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_bucket ({key} PRIMARY KEY, postings {large} NOT NULL)",
)
_NUMBER_MASK = np.uint64((1 << NUMBER_BITS) - 1)


class Tables:
    """The rows of the index in one database."""

    def __init__(self, database: Database) -> None:
        """Make the tables where they are missing.

        Raises:
            OtherVersionError: the tables are those of another version.
        """
        self.database = database
        self._make()

    def _make(self) -> None:
        """Make the tables, or see that they are ours."""
        if not self.database.has("sweep_meta"):
            key = "number INTEGER" if self.database.large == "BLOB" else "number BIGINT"
            with self.database.writing():
                for statement in _MAKE:
                    self.database.ask(statement.format(key=key, large=self.database.large))
                if self.database.large == "BYTEA":
                    for table, column in (("text", "body"), ("bucket", "postings")):
                        self.database.ask(
                            f"ALTER TABLE sweep_{table} ALTER COLUMN {column} SET STORAGE EXTERNAL"
                        )
                self.database.ask(
                    "INSERT INTO sweep_meta VALUES ('format', ?), ('next', '1'), ('segment', '1')"
                    " ON CONFLICT DO NOTHING",
                    (FORMAT,),
                )
        found = self.database.ask("SELECT value FROM sweep_meta WHERE name = 'format'")
        if found[0][0] != FORMAT:
            raise OtherVersionError(found[0][0], FORMAT)

    def drop(self) -> None:
        """Remove all tables, and make them anew, empty."""
        with self.database.writing():
            for table in (*INDEX_TABLES, *TEXT_TABLES):
                self.database.ask(f"DROP TABLE IF EXISTS {table}")
        self._make()

    # What a search reads.

    def segments(self) -> list[Segment]:
        """Return all segments."""
        rows = self.database.ask(
            "SELECT number, base, number_bits, bucket_bits, postings FROM sweep_segment"
        )
        return [Segment(*row) for row in rows]

    def buckets(self, rows: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Return the buckets of these keys that there are."""
        for number, postings in self.database.ask_for(
            "SELECT number, postings FROM sweep_bucket WHERE number {keys}", rows
        ):
            yield number, postings

    def fresh(self) -> Keys:
        """Return the postings of the documents that are in no segment yet."""
        rows = self.database.ask("SELECT postings FROM sweep_fresh")
        return np.frombuffer(b"".join(row[0] for row in rows), "<u8")

    def texts(self, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Return the packed texts of these documents that there are."""
        for number, body in self.database.ask_for(
            "SELECT number, body FROM sweep_text WHERE number {keys}", numbers
        ):
            yield number, body

    def texts_after(self, number: int, count: int) -> list[tuple[int, bytes]]:
        """Return the next packed texts in the order of their numbers."""
        rows = self.database.ask(
            "SELECT number, body FROM sweep_text WHERE number > ? ORDER BY number LIMIT ?",
            (number, count),
        )
        return [(row[0], row[1]) for row in rows]

    def ids(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the ids of documents."""
        return {
            number: document_id
            for number, document_id in self.database.ask_for(
                "SELECT number, document_id FROM sweep_document WHERE number {keys}", numbers
            )
        }

    # What a writer writes, within `database.writing()`.

    def forget(self, document_ids: Sequence[str]) -> int:
        """Remove documents; their postings go with the next merge. Return how many there were."""
        numbers = [
            row[0]
            for row in self.database.ask_for(
                "SELECT number FROM sweep_document WHERE document_id {keys}", document_ids
            )
        ]
        for table in ("document", "text", "fresh"):
            list(self.database.ask_for(f"DELETE FROM sweep_{table} WHERE number {{keys}}", numbers))
        return len(numbers)

    def take(self, name: str, count: int) -> int:
        """Take so many numbers from a counter; the first of them."""
        first = int(self.database.ask("SELECT value FROM sweep_meta WHERE name = ?", (name,))[0][0])
        self.database.ask(
            "UPDATE sweep_meta SET value = ? WHERE name = ?", (str(first + count), name)
        )
        return first

    def keep(self, rows: Sequence[tuple[int, str, bytes]]) -> None:
        """Insert documents: number, id and packed text."""
        self.database.fill("sweep_document", "number, document_id", (row[:2] for row in rows))
        self.database.fill("sweep_text", "number, body", ((row[0], row[2]) for row in rows))

    def keep_fresh(self, postings: Iterable[tuple[int, Keys]]) -> int:
        """Insert one row for each new document. Return how many rows there are now."""
        rows = ((number, keys.astype("<u8").tobytes()) for number, keys in postings)
        self.database.fill("sweep_fresh", "number, postings", rows)
        return int(self.database.ask("SELECT count(*) FROM sweep_fresh")[0][0])

    def keep_segment(self, keys: Keys) -> None:
        """Insert sorted postings as one segment."""
        if not len(keys):
            return
        segment = shape(self.take("segment", 1), keys)
        self.database.fill(
            "sweep_segment",
            "number, base, number_bits, bucket_bits, postings",
            [
                (
                    segment.number,
                    segment.base,
                    segment.number_bits,
                    segment.bucket_bits,
                    segment.postings,
                )
            ],
        )
        self.database.fill("sweep_bucket", "number, postings", packed(segment, keys))

    def fold_fresh(self) -> None:
        """Make a segment of all fresh documents."""
        keys = np.unique(self.fresh())
        self.database.ask("DELETE FROM sweep_fresh")
        self.keep_segment(self.alive(keys))

    def loaded(self, segment: Segment) -> Keys:
        """Return all postings of a segment, sorted."""
        rows = self.database.ask(
            "SELECT number, postings FROM sweep_bucket WHERE number >= ? AND number < ?"
            " ORDER BY number",
            (segment.row(0), (segment.number + 1) << BUCKET_BITS),
        )
        return joined(restored(segment, row, blob) for row, blob in rows)

    def unite(self, segments: Sequence[Segment]) -> None:
        """Put one segment in the place of several, without what was removed."""
        keys = joined(self.loaded(segment) for segment in segments)
        keys.sort()
        for segment in segments:
            self.database.ask(
                "DELETE FROM sweep_bucket WHERE number >= ? AND number < ?",
                (segment.row(0), (segment.number + 1) << BUCKET_BITS),
            )
            self.database.ask("DELETE FROM sweep_segment WHERE number = ?", (segment.number,))
        self.keep_segment(self.alive(keys))

    def alive(self, keys: Keys) -> Keys:
        """Return the postings whose documents are still there."""
        if not len(keys):
            return keys
        numbers = ((keys >> np.uint64(PLACE_BITS)) & _NUMBER_MASK).astype(np.int64)
        first, last = int(numbers.min()), int(numbers.max())
        there = np.zeros(last - first + 1, bool)
        rows = self.database.ask(
            "SELECT number FROM sweep_document WHERE number BETWEEN ? AND ?", (first, last)
        )
        there[np.array([row[0] for row in rows], np.int64) - first] = True
        return keys[there[numbers - first]]
