"""The tables of the index, and everything that is read from or written to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from secrets import randbits

import numpy as np

from corrigenda.archive.buckets import (
    BUCKET_BITS,
    Segment,
    of_grams,
    packed,
    shape,
)
from corrigenda.archive.databases import Database, Row
from corrigenda.archive.errors import OtherVersionError
from corrigenda.archive.grams import (
    HASH_BITS,
    NUMBER_BITS,
    PLACE_BITS,
    Keys,
    Places,
    joined,
    ranges,
)

FORMAT = "2"
INDEX_TABLES = ("sweep_meta", "sweep_document", "sweep_fresh", "sweep_segment", "sweep_bucket")
TEXT_TABLES = ("sweep_text",)
_MAKE = (
    "CREATE TABLE IF NOT EXISTS sweep_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_document"
    " ({key} PRIMARY KEY, document_id TEXT NOT NULL UNIQUE, words {large} NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_text ({key} PRIMARY KEY, body {large} NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_fresh ({key} PRIMARY KEY, postings {large} NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_segment ({key} PRIMARY KEY, base BIGINT NOT NULL,"
    " number_bits INTEGER NOT NULL, bucket_bits INTEGER NOT NULL, postings BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sweep_bucket ({key} PRIMARY KEY, postings {large} NOT NULL)",
)
_AFTER_GRAM = np.uint64(NUMBER_BITS + PLACE_BITS)
_FORGET = (
    "DELETE FROM sweep_document WHERE number {keys}",
    "DELETE FROM sweep_text WHERE number {keys}",
    "DELETE FROM sweep_fresh WHERE number {keys}",
)


class Tables:
    """The rows of the index in one database."""

    def __init__(self, database: Database, *, rebuild: bool = False) -> None:
        """Make the tables where they are missing, or all of them anew.

        Raises:
            OtherVersionError: the tables are those of another version.
        """
        self.database = database
        self._known: tuple[str, list[Segment], Keys] | None = None
        if rebuild:
            with database.writing():
                for table in (*INDEX_TABLES, *TEXT_TABLES):
                    database.ask(f"DROP TABLE IF EXISTS {table}")
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
                # Whoever knows a state of tables that were rebuilt must not take it for this one.
                begun = str(randbits(48))
                self.database.ask(
                    "INSERT INTO sweep_meta VALUES ('format', ?), ('next', '1'), ('segment', '1'),"
                    " ('change', ?) ON CONFLICT DO NOTHING",
                    (FORMAT, begun),
                )
        found = self.database.ask("SELECT value FROM sweep_meta WHERE name = 'format'")
        if found[0][0] != FORMAT:
            raise OtherVersionError(found[0][0], FORMAT)

    # What a search reads.

    def state(self) -> tuple[list[Segment], Keys]:
        """Return all segments, and the postings of the documents in none yet, in order."""
        change = self.database.ask("SELECT value FROM sweep_meta WHERE name = 'change'")[0][0]
        if self._known is None or self._known[0] != change:
            self._known = (change, self.segments(), np.sort(self.fresh()))
        return self._known[1:]

    def segments(self) -> list[Segment]:
        """Return all segments."""
        rows = self.database.ask(
            "SELECT number, base, number_bits, bucket_bits, postings FROM sweep_segment"
        )
        return [Segment(*row) for row in rows]

    def fresh(self) -> Keys:
        """Return the postings of the documents that are in no segment yet."""
        rows = self.database.ask("SELECT postings FROM sweep_fresh")
        return np.frombuffer(b"".join(row[0] for row in rows), "<u8")

    def postings_of(self, grams: Keys) -> tuple[Keys, Places]:
        """Return the postings of grams, and of which gram each is."""
        segments, fresh = self.state()
        parts: list[Keys] = []
        which: list[Places] = []
        for segment in segments:
            buckets = np.unique(grams >> np.uint64(HASH_BITS - segment.bucket_bits)).tolist()
            rows = [
                (row[0], row[1]) for row in self._buckets([segment.row(one) for one in buckets])
            ]
            keys, of = of_grams(segment, sorted(rows), grams)
            parts.append(keys)
            which.append(of)
        if len(fresh):
            left = np.searchsorted(fresh, grams << _AFTER_GRAM)
            right = np.searchsorted(fresh, (grams + np.uint64(1)) << _AFTER_GRAM)
            parts.append(fresh[ranges(left, right)])
            which.append(np.repeat(np.arange(len(grams)), right - left))
        return joined(parts), np.concatenate(which) if which else np.zeros(0, np.intp)

    def _buckets(self, rows: Sequence[int]) -> Iterator[Row]:
        return self.database.ask_for(
            "SELECT number, postings FROM sweep_bucket WHERE number {keys}", rows
        )

    def texts(self, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Return the packed texts of these documents that there are."""
        for row in self.database.ask_for(
            "SELECT number, body FROM sweep_text WHERE number {keys}", numbers
        ):
            yield row[0], row[1]

    def signatures(self, numbers: Sequence[int]) -> list[Row]:
        """Return number, id and signature of these documents that there are."""
        return list(
            self.database.ask_for(
                "SELECT number, document_id, words FROM sweep_document WHERE number {keys}", numbers
            )
        )

    def signatures_after(self, number: int, count: int) -> list[Row]:
        """Return number, id and signature of the next documents in the order of their numbers."""
        return self.database.ask(
            "SELECT number, document_id, words FROM sweep_document WHERE number > ?"
            " ORDER BY number LIMIT ?",
            (number, count),
        )

    # What a writer writes, within `database.writing()`.

    def forget(self, document_ids: Sequence[str]) -> int:
        """Remove documents; their postings go with the next merge. Return how many there were."""
        self.take("change", 1)
        numbers = [
            row[0]
            for row in self.database.ask_for(
                "SELECT number FROM sweep_document WHERE document_id {keys}", document_ids
            )
        ]
        for statement in _FORGET:
            list(self.database.ask_for(statement, numbers))
        return len(numbers)

    def take(self, name: str, count: int) -> int:
        """Take so many numbers from a counter; the first of them."""
        first = int(self.database.ask("SELECT value FROM sweep_meta WHERE name = ?", (name,))[0][0])
        self.database.ask(
            "UPDATE sweep_meta SET value = ? WHERE name = ?", (str(first + count), name)
        )
        return first

    def keep(self, rows: Sequence[tuple[int, str, bytes, bytes]]) -> None:
        """Insert documents: number, id, signature and packed text."""
        columns = "number, document_id, words"
        self.database.fill("sweep_document", columns, (row[:3] for row in rows))
        self.database.fill("sweep_text", "number, body", ((row[0], row[3]) for row in rows))

    def keep_fresh(self, postings: Iterable[tuple[int, Keys]]) -> int:
        """Insert one row for each new document. Return how many rows there are now."""
        rows = ((number, keys.astype("<u8").tobytes()) for number, keys in postings)
        self.database.fill("sweep_fresh", "number, postings", rows)
        return int(self.database.ask("SELECT count(*) FROM sweep_fresh")[0][0])

    def keep_segment(self, keys: Keys) -> None:
        """Insert sorted postings as one segment."""
        if len(keys):
            segment = shape(self.take("segment", 1), keys)
            self.fill_buckets(packed(segment, keys))
            self.keep_shape(segment)

    def keep_shape(self, segment: Segment) -> None:
        """Insert a segment itself."""
        columns = "number, base, number_bits, bucket_bits, postings"
        values = (segment.number, segment.base, segment.number_bits, segment.bucket_bits)
        self.database.fill("sweep_segment", columns, [(*values, segment.postings)])

    def fill_buckets(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Insert the buckets of a segment."""
        self.database.fill("sweep_bucket", "number, postings", rows)

    def fold_fresh(self) -> None:
        """Make a segment of all fresh documents."""
        self.take("change", 1)
        keys = np.unique(self.fresh())
        self.database.ask("DELETE FROM sweep_fresh")
        self.keep_segment(keys)

    def bucket_range(self, segment: Segment, first: int, last: int) -> list[Row]:
        """Return a segment's buckets from `first` up to `last`: key and postings, in order."""
        return self.database.ask(
            "SELECT number, postings FROM sweep_bucket WHERE number >= ? AND number < ?"
            " ORDER BY number",
            (segment.row(first), segment.row(0) + last),
        )

    def drop_segment(self, segment: Segment) -> None:
        """Remove a segment."""
        self.drop_shape(segment)
        self.drop_buckets(segment.number)

    def drop_shape(self, segment: Segment) -> None:
        """Remove a segment itself, not its buckets, which nobody reads from then on."""
        self.take("change", 1)
        self.database.ask("DELETE FROM sweep_segment WHERE number = ?", (segment.number,))

    def drop_buckets(self, number: int, most: int | None = None) -> bool:
        """Remove the buckets of a segment, or so many of them. Say if some are left."""
        first, last = number << BUCKET_BITS, (number + 1) << BUCKET_BITS
        within = "number >= ? AND number < ?"
        rest = most is not None and self.database.ask(
            f"SELECT number FROM sweep_bucket WHERE {within} ORDER BY number LIMIT 1 OFFSET ?",  # noqa: S608
            (first, last, most),
        )
        last = rest[0][0] if rest else last
        self.database.ask(f"DELETE FROM sweep_bucket WHERE {within}", (first, last))  # noqa: S608
        return bool(rest)

    def drop_strays(self) -> None:
        """Remove the buckets of segments that are not there: begun and broken off, or replaced."""
        known = sorted(segment.number for segment in self.segments())
        begins = [0, *((number + 1) << BUCKET_BITS for number in known)]
        for begin, number in zip(begins, known, strict=False):
            self.database.ask(
                "DELETE FROM sweep_bucket WHERE number >= ? AND number < ?",
                (begin, number << BUCKET_BITS),
            )
        self.database.ask("DELETE FROM sweep_bucket WHERE number >= ?", (begins[-1],))

    def noted(self, name: str) -> str | None:
        """Return what is noted by a name."""
        found = self.database.ask("SELECT value FROM sweep_meta WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    def note(self, name: str, value: str | None) -> None:
        """Note something by a name; None for no longer."""
        self.database.ask("DELETE FROM sweep_meta WHERE name = ?", (name,))
        if value is not None:
            self.database.ask("INSERT INTO sweep_meta VALUES (?, ?)", (name, value))

    def numbers(self, first: int, last: int) -> list[int]:
        """Return the numbers of the documents there are, from `first` to `last`, in order."""
        rows = self.database.ask(
            "SELECT number FROM sweep_document WHERE number BETWEEN ? AND ? ORDER BY number",
            (first, last),
        )
        return [row[0] for row in rows]
