"""Looking for many passages in the rows of an archive, in Spark's workers.

What a search in the index does for one passage is done here for all of them at once, by the same
functions in the same order, on some thousand documents at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from corrigenda.archive.comparing import Passage
from corrigenda.archive.fingerprints import Fingerprint
from corrigenda.archive.grams import (
    HASH_BITS,
    Places,
    joined,
    ranges,
    run_of,
)
from corrigenda.archive.guard import Guard
from corrigenda.archive.looking import Found, Hit, look, look_everywhere
from corrigenda.archive.preparing import unpacked

if TYPE_CHECKING:
    import pyarrow as pa

MATCH_COLUMNS = (
    "passage int, document_id string, start int, end int, distance double,"
    " figures_agree boolean, names_agree boolean, negation_agrees boolean, words string,"
    " file string, row long"
)
SCANNED_COLUMNS = ("document_id", "words", "grams", "places", "body", "file", "row")
_SIEVE_BITS = 22
_SIEVE_SHIFT = np.uint32(HASH_BITS - _SIEVE_BITS)


class _One:
    """A passage made ready, with its guard."""

    def __init__(self, text: str, limit: float) -> None:
        wanted = Passage(text, limit)
        self.is_short = wanted.size < run_of(wanted.words)
        self.passage = Passage(text, 0.0) if self.is_short else wanted
        self.fingerprint = Fingerprint(self.passage)
        self.guard = Guard(text)

    def told(self, text: str, found: Found) -> tuple[str, tuple[bool, bool, bool]]:
        """The words of a place, and what the guard says of it."""
        start, end = found.start, found.end
        return text[start:end], self.guard.compare_at(text, start, end)


class Wanted:
    """All passages of a sweep, and whose each gram is."""

    def __init__(self, texts: Sequence[str], limit: float) -> None:
        """Make them ready."""
        self.ones = [_One(text, limit) for text in texts]
        self.short = [at for at, one in enumerate(self.ones) if one.is_short and one.passage.size]
        prints = [one.fingerprint for one in self.ones]
        every = joined(one.grams for one in prints)
        order = np.argsort(every, kind="stable")
        sizes = [len(one.grams) for one in prints]
        empty = [np.zeros(0, np.intp)]
        self.owners = np.repeat(np.arange(len(prints)), sizes)[order]
        self.firsts = np.concatenate(empty + [one.firsts for one in prints])[order]
        self.lasts = np.concatenate(empty + [one.lasts for one in prints])[order]
        self.which = np.concatenate(empty + [np.arange(size) for size in sizes])[order]
        self.grams, self.begins, self.counts = np.unique(
            every[order].astype(np.uint32), return_index=True, return_counts=True
        )
        # Most grams of an archive are nobody's: a look into four megabytes says so.
        self.sieve = np.zeros(1 << _SIEVE_BITS, bool)
        self.sieve[self.grams >> _SIEVE_SHIFT] = True


_ready: dict[bytes, Wanted] = {}


def ready(texts: Sequence[str], limit: float) -> Wanted:
    """Return the passages made ready; a worker does it once for all its tasks."""
    digest = blake2b(repr((limit, list(texts))).encode(), digest_size=16).digest()
    if digest not in _ready:
        _ready.clear()
        _ready[digest] = Wanted(texts, limit)
    return _ready[digest]


@dataclass(frozen=True, slots=True)
class _Documents:
    """The rows of a batch, as they are looked at."""

    words: list[bytes]
    grams: npt.NDArray[np.uint32]
    numbers: Places
    places: npt.NDArray[np.uint8]
    bodies: pa.Array


class _Place(NamedTuple):
    """A place of a passage: which passage, in which row, where, its words, and the guard's word."""

    at: int
    number: int
    found: Found
    words: str
    agree: tuple[bool, bool, bool]


def scan(batch: pa.RecordBatch, wanted: Wanted) -> pa.RecordBatch:
    """Return a row for each place of a passage in the documents of a batch."""
    documents = _documents(batch)
    places: list[_Place] = []
    for at, numbers, hits in _likely(documents, wanted):
        one = wanted.ones[at]
        for number in numbers:
            text = unpacked(documents.bodies[number].as_py())
            found = look(one.passage, text, hits[number])
            places += [_Place(at, number, each, *one.told(text, each)) for each in found]
    for at in wanted.short:
        one = wanted.ones[at]
        none = np.zeros(len(documents.words), np.intp)
        may = one.fingerprint.possible(documents.words, none, none, none)
        for number in np.flatnonzero(may).tolist():
            text = unpacked(documents.bodies[number].as_py())
            found = look_everywhere(one.passage, text)
            places += [_Place(at, number, each, *one.told(text, each)) for each in found]
    return _as_arrow(batch, places)


def _documents(batch: pa.RecordBatch) -> _Documents:
    grams, sizes = _flat(batch.column("grams"), np.dtype("<u4"))
    places, _ = _flat(batch.column("places"), np.dtype("u1"))
    numbers = np.repeat(np.arange(len(sizes), dtype=np.intp), sizes)
    words = batch.column("words").to_pylist()
    return _Documents(words, grams, numbers, places, batch.column("body"))


def _flat(column: pa.Array, kind: np.dtype[Any]) -> tuple[npt.NDArray[Any], Places]:
    """Return the values of all rows, one after another, and how many each row has."""
    _, offset_buffer, data = column.buffers()
    offsets = np.frombuffer(offset_buffer, np.int32)[column.offset :][: len(column) + 1]
    if data is None:
        return np.zeros(0, kind), np.zeros(len(column), np.intp)
    raw = np.frombuffer(data, np.uint8)[offsets[0] : offsets[-1]]
    return raw.view(kind), np.diff(offsets).astype(np.intp) // kind.itemsize


def _likely(
    documents: _Documents, wanted: Wanted
) -> Iterator[tuple[int, list[int], dict[int, list[Hit]]]]:
    """Yield each passage with the documents that may hold it, and where its grams stand there."""
    if not len(wanted.grams):
        return
    sieved = np.flatnonzero(wanted.sieve[documents.grams >> _SIEVE_SHIFT])
    grams = documents.grams[sieved]
    which = np.minimum(np.searchsorted(wanted.grams, grams), len(wanted.grams) - 1)
    same = wanted.grams[which] == grams
    sieved, which = sieved[same], which[same]
    # One row for each passage that has the gram.
    begins, counts = wanted.begins[which], wanted.counts[which]
    of = ranges(begins, begins + counts)
    at = np.repeat(sieved, counts)
    # Stable: within a passage the documents, and within a document the order of its text.
    order = np.argsort(wanted.owners[of], kind="stable")
    of, at = of[order], at[order]
    owners = wanted.owners[of]
    cuts = np.flatnonzero(np.diff(owners)) + 1
    for rows in np.split(np.arange(len(of)), cuts):
        if not len(rows):
            continue
        passage = int(owners[rows[0]])
        numbers = documents.numbers[at[rows]]
        here, begins = np.unique(numbers, return_index=True)
        ends = np.append(begins[1:], len(numbers))
        fingerprint, which = wanted.ones[passage].fingerprint, wanted.which[of[rows]]
        enough = fingerprint.enough(begins, which)
        here, begins, ends = here[enough], begins[enough], ends[enough]
        may = fingerprint.possible(
            [documents.words[number] for number in here], begins, ends, which
        )
        if may.any():
            likely = here[may]
            kept = rows[np.isin(numbers, likely)]
            yield passage, likely.tolist(), _hits(documents, wanted, of[kept], at[kept])


def _hits(documents: _Documents, wanted: Wanted, of: Places, at: Places) -> dict[int, list[Hit]]:
    hits: dict[int, list[Hit]] = {}
    for number, place, first, last in zip(
        documents.numbers[at].tolist(),
        documents.places[at].tolist(),
        wanted.firsts[of].tolist(),
        wanted.lasts[of].tolist(),
        strict=True,
    ):
        hits.setdefault(number, []).append((place, first, last))
    return hits


def _as_arrow(batch: pa.RecordBatch, places: list[_Place]) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    numbers = pa.array([one.number for one in places], pa.int64())
    return pa.RecordBatch.from_arrays(
        [
            pa.array([one.at for one in places], pa.int32()),
            batch.column("document_id").take(numbers),
            pa.array([one.found.start for one in places], pa.int32()),
            pa.array([one.found.end for one in places], pa.int32()),
            pa.array([one.found.distance for one in places], pa.float64()),
            *(pa.array([one.agree[which] for one in places], pa.bool_()) for which in range(3)),
            # A half of a pair of code units is no text to anybody else.
            pa.array(
                [one.words.encode("utf-8", "replace").decode() for one in places],
                pa.string(),
            ),
            batch.column("file").take(numbers),
            batch.column("row").take(numbers),
        ],
        [column.split()[0] for column in MATCH_COLUMNS.split(",")],
    )
