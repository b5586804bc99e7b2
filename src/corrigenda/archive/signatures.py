"""Which words a text has, in a few bytes: enough to say that it cannot hold a passage.

One bit for each word, at a place that its hash says, four bits for each different word: about 110
bytes for an article. A word whose bit is not set is not in the text. Each edit takes one word of
the passage away at most, so a text that lacks more of them than edits are allowed holds no place
of it: nothing is denied that is there.
"""

from collections.abc import Sequence

import numpy as np

from corrigenda.archive.grams import Flags, Keys

_BITS_A_WORD = 4
_STEP = 64
_MOST_BITS = 1 << 20
_HALF = np.uint64(32)
_BIT = np.array([128, 64, 32, 16, 8, 4, 2, 1], np.uint8)


def signature(hashes: Keys, distinct: int) -> bytes:
    """Return the signature of a text with these words, of which so many are different."""
    bits = min(_MOST_BITS, max(1, -(-distinct * _BITS_A_WORD // _STEP)) * _STEP)
    there = np.zeros(bits, bool)
    there[((hashes >> _HALF) * np.uint64(bits)) >> _HALF] = True
    return np.packbits(there).tobytes()


def lacking(signatures: Sequence[bytes], hashes: Keys) -> Flags:
    """Say for each signature, and for each word, whether its text surely lacks it."""
    sizes = np.fromiter(map(len, signatures), np.uint64, len(signatures))
    flat = np.frombuffer(b"".join(signatures), np.uint8)
    begins = sizes.cumsum() - sizes
    places = ((sizes << np.uint64(3))[:, None] * (hashes >> _HALF)) >> _HALF
    octets = flat[begins[:, None] + (places >> np.uint64(3))]
    found: Flags = (octets & _BIT[places & np.uint64(7)]) == 0
    return found
