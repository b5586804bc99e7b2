"""Documents on their way into the index: cut, hashed and packed, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import zstandard

from corrigenda.archive.grams import (
    NUMBER_BITS,
    PLACE_BITS,
    PLACES,
    Keys,
    joined,
    kept_grams,
    postings,
    word_hashes,
)
from corrigenda.archive.signatures import signature
from corrigenda.archive.words import cut

# Memory: a posting takes up to 40 bytes while a batch is sorted and packed.
_MOST_POSTINGS = 24_000_000
_MOST_BYTES = 1 << 28
_WORDS_AT_ONCE = 100_000
_LEVEL = 3
_ONE = np.uint64(1 << PLACE_BITS)

_pack = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=False).compress
_unpack = zstandard.ZstdDecompressor().decompress


def packed_text(text: str) -> bytes:
    """Return a text as it is stored."""
    return _pack(text.encode("utf-8", "surrogatepass"))


def unpacked(body: bytes) -> str:
    """Return a text that was stored."""
    return _unpack(body).decode("utf-8", "surrogatepass")


class Batch:
    """Documents that are written together; of two with one id the later counts."""

    def __init__(self) -> None:
        """Start with none."""
        self.ids: dict[str, int] = {}
        self.count = 0
        self._bodies: list[bytes] = []
        self._signatures: list[bytes] = []
        self._bytes = 0
        self._keys: list[Keys] = []
        self._postings = 0
        self._hashes: list[Keys] = []
        self._places: list[Keys] = []
        self._texts: list[int] = []
        self._words = 0

    def __bool__(self) -> bool:
        """Say whether there is a document."""
        return self.count > 0

    @property
    def is_full(self) -> bool:
        """Say whether the batch should be written now."""
        return self._postings >= _MOST_POSTINGS or self._bytes >= _MOST_BYTES

    def add(self, document_id: str, text: str) -> None:
        """Take a document."""
        body = packed_text(text)
        words = cut(text)
        size = len(words.folded)
        self.ids[document_id] = self.count
        self._bodies.append(body)
        self._bytes += len(body)
        hashes = word_hashes(words.folded)
        self._hashes.append(hashes)
        self._signatures.append(signature(hashes, len(set(words.folded))))
        starts = np.fromiter(words.starts, np.uint64, size)
        self._places.append(starts * np.uint64(PLACES) // np.uint64(max(1, len(text))))
        self._texts.append(size)
        self.count += 1
        self._words += size
        if self._words >= _WORDS_AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Turn words into postings."""
        if not self._texts:
            return
        first = self.count - len(self._texts)
        texts = np.repeat(np.arange(first, self.count, dtype=np.intp), self._texts)
        kept, grams = kept_grams(joined(self._hashes), texts)
        places = joined(self._places)[kept]
        # Places are rough: the same gram may stand at one place twice.
        keys = np.unique(postings(grams, texts[kept].astype(np.uint64), places))
        self._keys.append(keys)
        self._postings += len(keys)
        self._hashes, self._places, self._texts, self._words = [], [], [], 0

    def rows(self, first: int) -> Iterator[tuple[int, str, bytes, bytes]]:
        """Yield number, id, signature and packed text; numbers count from `first`."""
        for document_id, at in self.ids.items():
            yield first + at, document_id, self._signatures[at], self._bodies[at]

    def sorted_postings(self, first: int) -> Keys:
        """Return all postings, sorted."""
        keys = joined(self._keys)
        self._keys = []
        keys.sort()
        keys += np.uint64(first) * _ONE
        return keys

    def postings_by_document(self, first: int) -> Iterator[tuple[int, Keys]]:
        """Yield number and postings of each document."""
        keys = joined(self._keys) + np.uint64(first) * _ONE
        numbers: npt.NDArray[np.uint64] = (keys >> np.uint64(PLACE_BITS)) & np.uint64(
            (1 << NUMBER_BITS) - 1
        )
        for at in self.ids.values():
            yield first + at, keys[numbers == np.uint64(first + at)]
