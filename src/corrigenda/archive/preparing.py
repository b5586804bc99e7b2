"""Documents made ready for the index, by several processes where that is asked for.

Four fifths of what a document costs are its words: cutting, folding, hashing, packing. None of it
needs the database, so that work is any process's; one alone writes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

import numpy as np
import zstandard

from corrigenda.archive.errors import ProcessLostError
from corrigenda.archive.grams import PLACES, Keys, joined, kept_grams, postings, word_hashes
from corrigenda.archive.signatures import signature
from corrigenda.archive.words import cut

Document = tuple[str, str]

_LEVEL = 3
_DOCUMENTS = 250
_CHARACTERS = 1_000_000
# For each process: while one writes what was prepared, the others have this much to do.
_AHEAD = 12

_pack = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=False).compress
_unpack = zstandard.ZstdDecompressor().decompress


def packed_text(text: str) -> bytes:
    """Return a text as it is stored."""
    return _pack(text.encode("utf-8", "surrogatepass"))


def unpacked(body: bytes) -> str:
    """Return a text that was stored."""
    return _unpack(body).decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Some documents as they are kept; their numbers count from nought.

    Attributes:
        ids: as they were given.
        signatures: of each, see `signatures.py`.
        bodies: the packed text of each.
        keys: the postings of all, in order.
    """

    ids: list[str]
    signatures: list[bytes]
    bodies: list[bytes]
    keys: Keys


def prepared(documents: list[Document]) -> Prepared:
    """Cut, hash and pack some documents."""
    signatures, sizes, hashes, places = [], [], [], []
    for _, text in documents:
        words = cut(text)
        hashes.append(word_hashes(words.folded))
        signatures.append(signature(hashes[-1], len(set(words.folded))))
        starts = np.array(words.starts, np.uint64)
        places.append(starts * np.uint64(PLACES) // np.uint64(max(1, len(text))))
        sizes.append(len(starts))
    texts = np.repeat(np.arange(len(documents), dtype=np.intp), sizes)
    kept, grams = kept_grams(joined(hashes), texts)
    keys = postings(grams, texts[kept].astype(np.uint64), joined(places)[kept])
    bodies = [packed_text(text) for _, text in documents]
    return Prepared([name for name, _ in documents], signatures, bodies, _different(keys))


def all_prepared(documents: Iterable[Document], processes: int = 1) -> Generator[Prepared]:
    """Prepare documents, some hundred at a time, in their order.

    Args:
        documents: asked for in this thread, and not far ahead of what is yielded.
        processes: that work beside this one; with one, this one does it alone.

    Raises:
        ProcessLostError: one of them died.
    """
    portions = _portions(documents)
    if processes <= 1:
        yield from map(prepared, portions)
        return
    with _workers(processes) as pool:
        under_way: deque[Future[Prepared]] = deque()
        while True:
            room = processes * _AHEAD - len(under_way)
            under_way.extend(pool.submit(prepared, one) for one in islice(portions, room))
            if not under_way:
                return
            yield under_way.popleft().result()


@contextmanager
def _workers(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that begin afresh: to fork one that has threads or connections does harm."""
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise ProcessLostError from error
    finally:
        pool.shutdown(cancel_futures=True)


def _portions(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Cut into portions that are worth a trip to another process, and take little memory."""
    portion: list[Document] = []
    size = 0
    for one in documents:
        portion.append(one)
        size += len(one[1])
        if len(portion) >= _DOCUMENTS or size >= _CHARACTERS:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _different(keys: Keys) -> Keys:
    """Sort postings, each once: places are rough, and a gram may stand at one twice."""
    keys.sort()
    first = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    chosen: Keys = keys[first]
    return chosen
