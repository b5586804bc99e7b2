"""Which words a text has, in a few bytes: enough to say that it cannot hold a passage.

One bit for each word, at a place that its hash says, four bits for each different word: about 110
bytes for an article. A word whose bit is not set is not in the text. Each edit takes one word of
the passage away at most, so a text that lacks more of them than edits are allowed holds no place
of it: nothing is denied that is there.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from corrigenda.archive.grams import Keys

_BITS_A_WORD = 4
_STEP = 64
_MOST_BITS = 1 << 20
_HALF = np.uint64(32)
_CELLS = 100_000
_BIT = np.array([128, 64, 32, 16, 8, 4, 2, 1], np.uint8)


def signature(hashes: Keys, distinct: int) -> bytes:
    """Return the signature of a text with these words, of which so many are different."""
    bits = min(_MOST_BITS, max(1, -(-distinct * _BITS_A_WORD // _STEP)) * _STEP)
    there = np.zeros(bits, bool)
    there[((hashes >> _HALF) * np.uint64(bits)) >> _HALF] = True
    return np.packbits(there).tobytes()


def missing(signatures: Sequence[bytes], hashes: Keys) -> npt.NDArray[np.intp]:
    """Return for each signature how many of these words its text lacks, at least."""
    sizes = np.fromiter(map(len, signatures), np.uint64, len(signatures))
    flat = np.frombuffer(b"".join(signatures), np.uint8)
    begins = sizes.cumsum() - sizes
    halves = hashes >> _HALF
    lacking = np.zeros(len(signatures), np.intp)
    # As many words at once as memory is kind to.
    step = max(1, _CELLS // max(1, len(signatures)))
    for first in range(0, len(halves), step):
        places = ((sizes << np.uint64(3))[:, None] * halves[None, first : first + step]) >> _HALF
        octets = flat[begins[:, None] + (places >> np.uint64(3))]
        there = octets & _BIT[places & np.uint64(7)]
        lacking += there.shape[1] - np.count_nonzero(there, axis=1)
    return lacking
