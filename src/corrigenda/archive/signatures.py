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


def signature(hashes: Keys, distinct: int) -> bytes:
    """Return the signature of a text with these words, of which so many are different."""
    bits = min(_MOST_BITS, max(1, -(-distinct * _BITS_A_WORD // _STEP)) * _STEP)
    there = np.zeros(bits, bool)
    there[((hashes >> _HALF) * np.uint64(bits)) >> _HALF] = True
    return np.packbits(there).tobytes()


def missing(signatures: Sequence[bytes], hashes: Keys) -> npt.NDArray[np.intp]:
    """Return for each signature how many of these words its text lacks, at least."""
    sizes = np.fromiter(map(len, signatures), np.uint64, len(signatures))
    begins = np.zeros(len(signatures), np.uint64)
    begins[1:] = sizes.cumsum()[:-1]
    flat = np.frombuffer(b"".join(signatures), np.uint8)
    lacking = np.zeros(len(signatures), np.intp)
    bits = sizes << np.uint64(3)
    for half in (hashes >> _HALF).tolist():
        place = (bits * np.uint64(half)) >> _HALF
        byte = flat[begins + (place >> np.uint64(3))]
        shift = np.uint8(7) - (place & np.uint64(7)).astype(np.uint8)
        lacking += ((byte >> shift) & 1) == 0
    return lacking
