"""Documents on their way into the index: what is written in one transaction."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from corrigenda.archive.grams import NUMBER_BITS, PLACE_BITS, Keys, joined
from corrigenda.archive.preparing import Prepared

# Memory: a posting takes up to 40 bytes while a batch is sorted and packed.
_MOST_POSTINGS = 8_000_000
_MOST_BYTES = 1 << 27
_ONE = np.uint64(1 << PLACE_BITS)


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

    def __bool__(self) -> bool:
        """Say whether there is a document."""
        return self.count > 0

    @property
    def is_full(self) -> bool:
        """Say whether the batch should be written now."""
        return self._postings >= _MOST_POSTINGS or self._bytes >= _MOST_BYTES

    def take(self, some: Prepared) -> None:
        """Take documents, in their order."""
        self.ids.update((name, self.count + at) for at, name in enumerate(some.ids))
        self._signatures += some.signatures
        self._bodies += some.bodies
        self._bytes += sum(map(len, some.bodies))
        self._keys.append(some.keys + np.uint64(self.count) * _ONE)
        self._postings += len(some.keys)
        self.count += len(some.ids)

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
