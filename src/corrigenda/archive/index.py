"""The index of all passages: documents come and go, and passages are found in them."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import RLock
from types import TracebackType
from typing import Literal

import numpy as np

from corrigenda.archive.comparing import Passage
from corrigenda.archive.databases import opened
from corrigenda.archive.errors import BadDocumentError, BadPassageError, NoNumbersError
from corrigenda.archive.fingerprints import Fingerprint
from corrigenda.archive.gathering import Batch
from corrigenda.archive.grams import (
    MOST_NUMBERS,
    NUMBER_BITS,
    PLACE_BITS,
    Keys,
    Places,
)
from corrigenda.archive.guard import Guard
from corrigenda.archive.guard.numerals import EDGE
from corrigenda.archive.looking import Found, look, look_everywhere
from corrigenda.archive.merging import merge_small, unite
from corrigenda.archive.preparing import all_prepared, unpacked
from corrigenda.archive.tables import INDEX_TABLES, TEXT_TABLES, Tables
from corrigenda.archive.tidying import forget_tidying, renew, tidy

MAX_DISTANCE = 0.2
"""Beyond it no threshold tells a rewritten passage from another story's template."""
_FRESH = 64
_LONGEST_ID = 1_000
LONGEST_TEXT = 50_000_000
"""Characters of a text; a longer one is no article."""
_LONGEST_PASSAGE = 200_000
_AT_ONCE = 20_000
_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Match:
    """A place of a passage in a document.

    `start` and `end` are code points of the stored text, the end exclusive, and `words` is what
    stands there. `distance` (0..1) is the word Levenshtein distance by the words of the longer
    side. A match is a copy only where figures (dates among them), names and negation agree; else it
    is a variant, for a person to judge.
    """

    document_id: str
    start: int
    end: int
    distance: float
    figures_agree: bool
    names_agree: bool
    negation_agrees: bool
    words: str

    @property
    def is_copy(self) -> bool:
        """Say whether the match may be offered as a copy."""
        return self.figures_agree and self.names_agree and self.negation_agrees


class PassageIndex:
    """The passages of an archive, in tables of their own in an SQLite or PostgreSQL database.

    An index may be used by many processes at once, and by many threads of one process in turn.
    Call it outside of transactions of your own on the same SQLite file: it waits for its turn.
    """

    def __init__(self, url: str, *, rebuild: bool = False) -> None:
        """Open the index, or make an empty one.

        Args:
            url: `sqlite:///file` or `postgresql://…`.
            rebuild: remove what is there, whatever version made it, and begin anew.

        Raises:
            NoSuchDatabaseError: the URL names no such database.
            OtherVersionError: the index there has another format; open it with `rebuild`.
        """
        self._database = opened(url)
        self._turn = RLock()
        try:
            self._tables = Tables(self._database, rebuild=rebuild)
        except BaseException:
            self._database.close()
            raise

    def add_many(self, documents: Iterable[tuple[str, str]], *, processes: int = 1) -> None:
        """Add documents, or replace those that have the same id.

        Each document is in the index whole or not at all, durably when this returns. Many are
        kept some hundred megabytes at a time.

        Args:
            documents: id and text of each.
            processes: that cut and pack the texts beside this one, for an archive; they begin as
                `multiprocessing`'s "spawn" has it, so the main module must bear to be imported.

        Raises:
            BadDocumentError: an id is empty, longer than 1,000 characters or holds a NUL, or a text
                has more than 50,000,000 characters; what came before may have been kept.
            DiskFullError: there is no room; the same.
        """
        batches = sum(1 for _ in self.adding(documents, processes=processes))
        if batches > 1:
            self.merge()

    def adding(
        self,
        documents: Iterable[tuple[str, str]],
        *,
        processes: int = 1,
        at_once: int = MOST_NUMBERS,
    ) -> Generator[list[str]]:
        """As `add_many`, and yield the ids of those that are durably in the index by now.

        Nothing is locked while it waits to be asked for more. `merge` when it is done.

        Args:
            documents, processes: see `add_many`.
            at_once: how many documents to keep in one transaction, more or less.
        """
        batch = Batch()
        with closing(all_prepared(map(_good, documents), processes)) as portions:
            for some in portions:
                batch.take(some)
                if batch.is_full or batch.count >= at_once:
                    self._keep(batch)
                    yield list(batch.ids)
                    batch = Batch()
        if batch:
            self._keep(batch)
            yield list(batch.ids)

    def remove(self, document_id: str) -> bool:
        """Remove a document; `compact` erases what is left of its words. Say if it was there."""
        with self._turn, self._database.writing():
            return bool(self._tables.forget([document_id]))

    def find(self, passage: str, *, max_distance: float = MAX_DISTANCE) -> list[Match]:
        """Return every place of a passage, the closest first.

        The README has the proof of what is never missed. A passage of fewer than six words is
        looked for word by word in every text that has all of them.

        Raises:
            BadPassageError: the passage has more than 200,000 characters.
        """
        if len(passage) > _LONGEST_PASSAGE:
            raise BadPassageError(
                f"A passage has at most {_LONGEST_PASSAGE:,} characters: look for a part of it."
            )
        wanted = Passage(passage, min(max(max_distance, 0.0), 0.5))
        if not wanted.size:
            return []
        prints = Fingerprint(wanted)
        with self._turn, self._database.reading():
            texts = self._all(wanted) if prints.is_short else self._likely(wanted, prints)
            # Of each text no more than the place: a word may stand in all of them.
            places = [
                (document_id, one, text[max(0, one.start - EDGE) : one.end + EDGE])
                for document_id, text, found in texts
                for one in found
            ]
        guard = Guard(passage)
        matches = []
        for document_id, one, around in places:
            start = min(one.start, EDGE)
            end = start + one.end - one.start
            agree = guard.compare_at(around, start, end)
            words = around[start:end]
            matches.append(Match(document_id, one.start, one.end, one.distance, *agree, words))
        return sorted(matches, key=lambda match: (match.distance, match.document_id, match.start))

    def size_bytes(self) -> int:
        """Return the bytes that the index takes on the disk, the stored texts apart."""
        with self._turn:
            return self._database.bytes_of(INDEX_TABLES)

    def text_bytes(self) -> int:
        """Return the bytes that the stored (compressed) texts take on the disk."""
        with self._turn:
            return self._database.bytes_of(TEXT_TABLES)

    def merge(self) -> None:
        """Make one run of all postings: searches are quickest then.

        Takes about a minute for a million articles, while others can search but not add.
        """
        with self._turn, self._database.writing():
            forget_tidying(self._tables)
            self._tables.fold_fresh()
            unite(self._tables, self._tables.segments())

    def tidy(self) -> bool:
        """Unite four runs of one size in short transactions, while others add and search.

        What `add_many` leaves because somebody would wait for it; call it again while it says that
        there was something to do.
        """
        return tidy(self._tables, self._writing)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._turn, self._database.writing():
            yield

    def compact(self) -> None:
        """Leave no byte on the disk of what was removed or replaced, in short transactions.

        Others add and search meanwhile; on PostgreSQL they wait at the end, while the tables are
        written anew.
        """
        renew(self._tables, self._writing)
        with self._turn:
            self._database.clean((*INDEX_TABLES, *TEXT_TABLES))

    @property
    def is_lost(self) -> bool:
        """Whether its database let the connection go; then open another index."""
        return self._database.is_lost

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
        with self._turn, self._database.writing():
            self._tables.forget(list(batch.ids))
            first = self._tables.take("next", batch.count)
            if first + batch.count > MOST_NUMBERS:
                raise NoNumbersError
            self._tables.keep(list(batch.rows(first)))
            if batch.count >= _FRESH:
                self._tables.keep_segment(batch.sorted_postings(first))
            elif self._tables.keep_fresh(batch.postings_by_document(first)) >= _FRESH:
                self._tables.fold_fresh()
            merge_small(self._tables)

    def _likely(
        self, passage: Passage, prints: Fingerprint
    ) -> Iterator[tuple[str, str, list[Found]]]:
        """Yield the places of a passage in the texts that have one of its grams."""
        numbers, places, which = self._hits(prints.grams)
        documents, begins = np.unique(numbers, return_index=True)
        enough = prints.enough(begins, which)
        rows = self._tables.signatures(documents[enough].tolist())
        known = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        begins, ends = (np.searchsorted(numbers, known, side) for side in _SIDES)
        may = prints.possible([row[2] for row in rows], begins, ends, which)
        stand = {
            rows[at][0]: (rows[at][1], slice(begins[at], ends[at])) for at in np.flatnonzero(may)
        }
        hits = places, prints.firsts[which], prints.lasts[which]
        for number, body in self._tables.texts(list(stand)):
            text = unpacked(body)
            document_id, where = stand[number]
            here = zip(*(part[where].tolist() for part in hits), strict=True)
            yield document_id, text, look(passage, text, list(here))

    def _hits(self, grams: Keys) -> tuple[Places, Keys, Places]:
        """Return where grams stand: every gram of a passage is looked up.

        Returns:
            in the order of documents and places: the document's number, the place, and which of
            the grams it is.
        """
        keys, which = self._tables.postings_of(grams)
        stands = keys & np.uint64((1 << (NUMBER_BITS + PLACE_BITS)) - 1)
        # Of one place the grams stay in their own order.
        order = np.argsort(stands, kind="stable")
        stands, which = stands[order], which[order]
        numbers = (stands >> np.uint64(PLACE_BITS)).astype(np.int64)
        return numbers, stands & np.uint64((1 << PLACE_BITS) - 1), which

    def _all(self, passage: Passage) -> Iterator[tuple[str, str, list[Found]]]:
        """Yield the places of a short passage, word by word, in all texts that have its words."""
        exact = Passage(passage.text, 0.0)
        prints = Fingerprint(exact)
        last = 0
        while rows := self._tables.signatures_after(last, _AT_ONCE):
            last = rows[-1][0]
            none = np.zeros(len(rows), np.intp)
            may = np.flatnonzero(prints.possible([row[2] for row in rows], none, none, none))
            ids = {rows[at][0]: rows[at][1] for at in may.tolist()}
            for number, body in self._tables.texts(list(ids)):
                text = unpacked(body)
                yield ids[number], text, look_everywhere(exact, text)


def _good(document: tuple[str, str]) -> tuple[str, str]:
    """Raise BadDocumentError for what the index cannot keep."""
    document_id, text = document
    if not document_id or len(document_id) > _LONGEST_ID or "\0" in document_id:
        raise BadDocumentError(
            f"The id {document_id[:60]!r} is no id: 1 to {_LONGEST_ID} characters, no NUL."
        )
    if len(text) > LONGEST_TEXT:
        raise BadDocumentError(
            f"The text of {document_id!r} has more than {LONGEST_TEXT:,} characters: leave it out."
        )
    return document
