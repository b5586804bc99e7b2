"""Fingerprints of a text: hashes of four neighbouring words, some of them kept.

Of every three neighbouring grams the one that comes first in a fixed order is kept (winnowing:
Schleimer, Wilkerson, Aiken 2003, doi:10.1145/872757.872770). The choice depends on the words of
the gram alone, so two texts that share six words in a row share a kept gram; see the README for
the proof. The order puts grams first that begin with a long word: they are rarer, which spares
the search strangers, and costs nothing of the guarantee.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]

WORDS = 4
WINDOW = 3
RUN = WORDS + WINDOW - 1
"""So many words in a row are always enough to be found."""

HASH_BITS = 28
NUMBER_BITS = 28
PLACE_BITS = 8
PLACES = 1 << PLACE_BITS
"""A place in a text is told in this many steps of the text's length."""

MOST_NUMBERS = 1 << NUMBER_BITS
_LONGEST = 15
_MOST_KEPT = 500_000
_FACTORS = [np.uint64(factor) for factor in (
    0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)]
_MIX = np.uint64(0xFF51AFD7ED558CCD)


class _Hashes(dict[str, int]):
    """The hash of a word: 60 bits of BLAKE2, and how early it comes in the order in the last 4."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        digest = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        value = (digest & ~15) | (_LONGEST - min(_LONGEST, len(word)))
        self[word] = value
        return value


_HASHES = _Hashes()


def word_hashes(words: Sequence[str]) -> Keys:
    """Return one number for each word."""
    return np.fromiter(map(_HASHES.__getitem__, words), np.uint64, len(words))


def _grams(hashes: Keys) -> Keys:
    """Return a 64-bit number for each four neighbouring words."""
    count = max(0, len(hashes) - WORDS + 1)
    mixed = hashes[:count] * _FACTORS[0]
    for step in range(1, WORDS):
        mixed += hashes[step : step + count] * _FACTORS[step]
        mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    return mixed ^ (mixed >> np.uint64(32))


def all_grams(words: Sequence[str]) -> Keys:
    """Return the hash (28 bits) of every gram of a passage, in order."""
    return _grams(word_hashes(words)) >> np.uint64(64 - HASH_BITS)


def kept_grams(hashes: Keys, texts: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.intp], Keys]:
    """Choose the grams of several texts at once.

    Args:
        hashes: the words of all texts, one after another.
        texts: for each word, the number of its text.

    Returns:
        The index of the first word of each gram kept, and the gram's hash (28 bits).
    """
    grams = _grams(hashes)
    count = len(grams)
    whole = texts[:count] == texts[WORDS - 1 :][:count]
    # The length of the first word decides, then the hash.
    order = ((hashes[:count] & np.uint64(15)) << np.uint64(60)) | (grams & np.uint64((1 << 60) - 1))
    kept = np.zeros(count, bool)
    windows = max(0, count - WINDOW + 1)
    inside = texts[:windows] == texts[RUN - 1 :][:windows]
    views = [order[step : step + windows] for step in range(WINDOW)]
    least = np.minimum(np.minimum(views[0], views[1]), views[2])
    for step, view in enumerate(views):
        kept[step : step + windows] |= inside & (view == least)
    kept |= whole & _short(texts)[:count]
    chosen = np.flatnonzero(kept)
    return chosen, grams[chosen] >> np.uint64(64 - HASH_BITS)


def _short(texts: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Say of each word whether its text has too few words for a whole window."""
    if not len(texts):
        return np.zeros(0, bool)
    first = texts[0]
    sizes = np.bincount(texts - first)
    found: npt.NDArray[np.bool_] = (sizes < RUN)[texts - first]
    return found


def postings(grams: Keys, numbers: Keys, places: Keys) -> Keys:
    """Put hash, number of the document and place into one number each."""
    return (
        (grams << np.uint64(NUMBER_BITS + PLACE_BITS)) | (numbers << np.uint64(PLACE_BITS)) | places
    )


def joined(parts: Iterable[Keys]) -> Keys:
    """Return several arrays as one."""
    every = list(parts)
    return np.concatenate(every) if every else np.zeros(0, np.uint64)
