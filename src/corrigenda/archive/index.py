"""The index of all passages: documents come and go, and passages are found in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import RLock
from types import TracebackType

import numpy as np

from corrigenda.archive.buckets import of_gram, unpacked
from corrigenda.archive.comparing import Passage
from corrigenda.archive.databases import opened
from corrigenda.archive.errors import BadDocumentError
from corrigenda.archive.gathering import Batch, unpacked_text
from corrigenda.archive.grams import NUMBER_BITS, PLACE_BITS, RUN, all_grams
from corrigenda.archive.guard import Guard
from corrigenda.archive.looking import Found, Hit, look, look_everywhere
from corrigenda.archive.tables import INDEX_TABLES, TEXT_TABLES, Tables

MAX_DISTANCE = 0.2
"""Beyond it no threshold tells a rewritten passage from another story's template."""
_FRESH = 64
_TIER = 4
_LONGEST_ID = 1_000
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Match:
    """A place of a passage in a document.

    `start` and `end` are code points of the stored text, the end exclusive. `distance` (0..1) is
    the word Levenshtein distance by the words of the longer side. A match is a copy only where
    figures (dates among them), names and negation agree; else it is a variant, for a person to
    judge.
    """

    document_id: str
    start: int
    end: int
    distance: float
    figures_agree: bool
    names_agree: bool
    negation_agrees: bool

    @property
    def is_copy(self) -> bool:
        """Say whether the match may be offered as a copy."""
        return self.figures_agree and self.names_agree and self.negation_agrees


class PassageIndex:
    """The passages of an archive, in tables of their own in an SQLite or PostgreSQL database.

    An index may be used by many processes at once, and by many threads of one process in turn.
    Call it outside of transactions of your own on the same SQLite file: it waits for its turn.
    """

    def __init__(self, url: str) -> None:
        """Open the index, or make an empty one.

        Args:
            url: `sqlite:///file` or `postgresql://…`.

        Raises:
            NoSuchDatabaseError: the URL names no such database.
            OtherVersionError: the index there has another format; `rebuild` says how to go on.
        """
        self._database = opened(url)
        self._turn = RLock()
        try:
            self._tables = Tables(self._database)
        except BaseException:
            self._database.close()
            raise

    def add_many(self, documents: Iterable[tuple[str, str]]) -> None:
        """Add documents, or replace those that have the same id.

        Each document is in the index whole or not at all, durably when this returns. Many are
        kept some hundred megabytes at a time.

        Raises:
            BadDocumentError: an id is empty, longer than 1,000 characters or holds a NUL; what
                came before it may have been kept.
        """
        batch = Batch()
        for document_id, text in documents:
            if not document_id or len(document_id) > _LONGEST_ID or "\0" in document_id:
                raise BadDocumentError(
                    f"The id {document_id[:60]!r} is no id: 1 to {_LONGEST_ID} characters, no NUL."
                )
            batch.add(document_id, text)
            if batch.is_full:
                self._keep(batch)
                batch = Batch()
        self._keep(batch)

    def remove(self, document_id: str) -> bool:
        """Remove a document; `compact` erases what is left of its words. Say if it was there."""
        with self._turn, self._database.writing():
            return bool(self._tables.forget([document_id]))

    def find(self, passage: str, *, max_distance: float = MAX_DISTANCE) -> list[Match]:
        """Return every place of a passage, the closest first.

        The README has the proof of what is never missed. A passage of fewer than six words is
        looked for in every text, word by word, and takes about a second for 100,000 articles.
        """
        wanted = Passage(passage, min(max(max_distance, 0.0), 0.5))
        if not wanted.size:
            return []
        with self._turn, self._database.reading():
            texts = self._likely(wanted) if wanted.size >= RUN else self._all(wanted)
            places = {number: (text, found) for number, text, found in texts if found}
            ids = self._tables.ids(list(places))
        guard = Guard(passage)
        matches = [
            Match(ids[number], one.start, one.end, one.distance, *guard.compare(text[one.start : one.end]))
            for number, (text, found) in places.items()
            for one in found
        ]
        return sorted(matches, key=lambda match: (match.distance, match.document_id, match.start))

    def size_bytes(self) -> int:
        """Return the bytes that the index takes on the disk, the stored texts apart."""
        with self._turn:
            return self._database.bytes_of(INDEX_TABLES)

    def text_bytes(self) -> int:
        """Return the bytes that the stored (compressed) texts take on the disk."""
        with self._turn:
            return self._database.bytes_of(TEXT_TABLES)

    def compact(self) -> None:
        """Make one run of all postings, and leave no byte of what was removed or replaced."""
        with self._turn:
            with self._database.writing():
                self._tables.fold_fresh()
                self._tables.unite(self._tables.segments())
            self._database.clean((*INDEX_TABLES, *TEXT_TABLES))

    def close(self) -> None:
        """Let go of the database."""
        with self._turn:
            self._database.close()

    def __enter__(self) -> PassageIndex:
        """Return the index, to be closed at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the database."""
        self.close()

    def _keep(self, batch: Batch) -> None:
        """Write a batch in one transaction."""
        if not batch:
            return
        batch.finish()
        with self._turn:
            with self._database.writing():
                self._tables.forget(list(batch.ids))
                first = self._tables.take("next", batch.count)
                self._tables.keep(list(batch.rows(first)))
                if batch.count >= _FRESH:
                    self._tables.keep_segment(batch.sorted_postings(first))
                elif self._tables.keep_fresh(batch.postings_by_document(first)) >= _FRESH:
                    self._tables.fold_fresh()
                self._merge()

    def _merge(self) -> None:
        """Unite segments of about one size, so that there are few."""
        while True:
            tiers = defaultdict(list)
            for segment in self._tables.segments():
                tiers[max(0, segment.postings >> 12).bit_length() // 2].append(segment)
            many = next((some for some in tiers.values() if len(some) >= _TIER), None)
            if many is None:
                return
            self._tables.unite(many)

    def _likely(self, passage: Passage) -> Iterator[tuple[int, str, list[Found]]]:
        """Yield the places of a passage in the texts that have one of its grams."""
        hits = self._hits(passage)
        numbers = sorted(hits)
        for number, body in self._tables.texts(numbers):
            text = unpacked_text(body)
            yield number, text, look(passage, text, hits[number])

    def _hits(self, passage: Passage) -> dict[int, list[Hit]]:
        """Return where grams of the passage stand, by document: every gram is looked up."""
        spans: dict[int, tuple[int, int]] = {}
        for at, gram in enumerate(all_grams(passage.words).tolist()):
            spans[gram] = (spans[gram][0] if gram in spans else at, at)
        hits: dict[int, list[Hit]] = defaultdict(list)
        for segment in self._tables.segments():
            rows: dict[int, list[int]] = defaultdict(list)
            for gram in spans:
                rows[segment.row(segment.bucket_of(gram))].append(gram)
            for row, blob in self._tables.buckets(list(rows)):
                values = unpacked(blob)
                for gram in rows[row]:
                    numbers, places = of_gram(segment, values, gram)
                    for number, place in zip(numbers.tolist(), places.tolist(), strict=True):
                        hits[number].append(Hit(place, *spans[gram]))
        fresh = self._tables.fresh()
        wanted = np.fromiter(spans, np.uint64, len(spans))
        grams = fresh >> np.uint64(NUMBER_BITS + PLACE_BITS)
        for key in fresh[np.isin(grams, wanted)].tolist():
            number = (key >> PLACE_BITS) & ((1 << NUMBER_BITS) - 1)
            span = spans[key >> (NUMBER_BITS + PLACE_BITS)]
            hits[number].append(Hit(key & ((1 << PLACE_BITS) - 1), *span))
        return hits

    def _all(self, passage: Passage) -> Iterator[tuple[int, str, list[Found]]]:
        """Yield the places of a short passage, word by word, in all texts."""
        exact = Passage(passage.text, 0.0)
        number = 0
        while rows := self._tables.texts_after(number, _AT_ONCE):
            for number, body in rows:
                text = unpacked_text(body)
                yield number, text, look_everywhere(exact, text)

