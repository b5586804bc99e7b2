"""Fingerprints of a text: hashes of four neighbouring words, some of them kept.

Of every three neighbouring grams the one that comes first in a fixed order is kept (winnowing:
Schleimer, Wilkerson, Aiken 2003, doi:10.1145/872757.872770). The choice depends on the words of
the grams alone, so two texts that share six words in a row share a kept gram; see the README for
the proof. The order puts grams first that begin and end with long words: long and short words
alternate, so fewer grams are kept than by chance, and those are rarer. It costs nothing of the
guarantee.

Where a word is one character, four say little. A gram that begins with four such words has six,
and eight in a row are needed there.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from corrigenda.archive.words import is_unspaced

Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

WORDS = 4
WINDOW = 3
MORE_WORDS = 2
RUN = WORDS + WINDOW - 1
"""So many words in a row are always enough to be found,"""
LONG_RUN = RUN + MORE_WORDS
"""and so many where scripts without spaces are among them."""

HASH_BITS = 28
NUMBER_BITS = 28
PLACE_BITS = 8
PLACES = 1 << PLACE_BITS
"""A place in a text is told in this many steps of the text's length."""

MOST_NUMBERS = 1 << NUMBER_BITS
_LONGEST = 15
_UNSPACED = 16
_FLAG = np.uint64(_UNSPACED)
_MOST_KEPT = 500_000
_FACTORS = [
    np.uint64(factor)
    for factor in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
]
_MIX = np.uint64(0xFF51AFD7ED558CCD)


class _Hashes(dict[str, int]):
    """The hash of a word: 59 bits of BLAKE2, and how early it comes in the order in the last 4.

    The bit before those says that it is a character of a script without spaces.
    """

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        value = int.from_bytes(digest) & ~31 | (_LONGEST - min(_LONGEST, len(word)))
        value |= _UNSPACED if is_unspaced(word) else 0
        self[word] = value
        return value


_HASHES = _Hashes()


def word_hashes(words: Sequence[str]) -> Keys:
    """Return one number for each word."""
    return np.fromiter(map(_HASHES.__getitem__, words), np.uint64, len(words))


def _grams(hashes: Keys, texts: Places) -> tuple[Keys, Flags]:
    """Return a 64-bit number for the gram that begins with each word, and whether it is whole."""
    count = len(hashes)
    padded = np.concatenate((hashes, np.zeros(LONG_RUN, np.uint64)))
    ends = np.concatenate((texts, np.full(LONG_RUN, -1, np.intp)))
    mixed = hashes * _FACTORS[0]
    dense = hashes & _FLAG
    for step in range(1, WORDS):
        mixed += padded[step : step + count] * _FACTORS[step]
        mixed ^= mixed >> np.uint64(29)
        dense = dense & padded[step : step + count]
    whole = texts == ends[WORDS - 1 :][:count]
    long = np.flatnonzero(dense)
    if len(long):
        for step in range(WORDS, WORDS + MORE_WORDS):
            more = mixed[long] + padded[long + step] * _FACTORS[step % len(_FACTORS)]
            mixed[long] = more ^ (more >> np.uint64(29))
        whole[long] &= texts[long] == ends[long + WORDS + MORE_WORDS - 1]
    mixed *= _MIX
    return mixed ^ (mixed >> np.uint64(32)), whole


def all_grams(words: Sequence[str]) -> tuple[Keys, Places]:
    """Return the hashes (28 bits) of all grams of a passage, and where each begins."""
    grams, whole = _grams(word_hashes(words), np.zeros(len(words), np.intp))
    places = np.flatnonzero(whole)
    return grams[places] >> np.uint64(64 - HASH_BITS), places


def run_of(words: Sequence[str]) -> int:
    """Return how many words of a passage in a row are enough to find it."""
    return LONG_RUN if any(map(is_unspaced, words)) else RUN


def spans(grams: Keys, places: Places) -> tuple[Keys, Places, Places]:
    """Return the different grams of a passage, sorted, with their first and last place in it."""
    found, firsts = np.unique(grams, return_index=True)
    _, backward = np.unique(grams[::-1], return_index=True)
    return found, places[firsts], places[len(grams) - 1 - backward]


def _windows(hashes: Keys, grams: Keys, whole: Flags) -> tuple[list[Keys], Flags]:
    """Return how early the grams of each window come, one array for each of its places.

    And whether the window is whole.
    """
    count = len(grams)
    # The length of the first and the last word decides, then the hash.
    rank = hashes & np.uint64(15)
    last = np.concatenate((rank[WORDS - 1 :], np.zeros(WORDS - 1, np.uint64)))[:count]
    order = ((rank + last) << np.uint64(59)) | (grams & np.uint64((1 << 59) - 1))
    found = max(0, count - WINDOW + 1)
    inside = np.ones(found, bool)
    for step in range(WINDOW):
        inside &= whole[step : step + found]
    return [order[step : step + found] for step in range(WINDOW)], inside


def windows(words: Sequence[str]) -> tuple[Places, Places, Keys]:
    """Return the first and the last word of each window of a passage, and the gram kept of it.

    A text in which those words stand in a row has that gram among those kept.
    """
    hashes = word_hashes(words)
    grams, whole = _grams(hashes, np.zeros(len(words), np.intp))
    views, inside = _windows(hashes, grams, whole)
    starts = np.flatnonzero(inside)
    kept = starts + np.argmin(views, axis=0)[starts]
    ends = np.minimum(starts + run_of(words), len(words)) - 1
    return starts, ends, grams[kept] >> np.uint64(64 - HASH_BITS)


def kept_grams(hashes: Keys, texts: Places) -> tuple[Places, Keys]:
    """Choose the grams of several texts at once.

    Args:
        hashes: the words of all texts, one after another.
        texts: for each word, the number of its text.

    Returns:
        The index of the first word of each gram kept, and the gram's hash (28 bits).
    """
    grams, whole = _grams(hashes, texts)
    count = len(grams)
    kept = np.zeros(count, bool)
    views, inside = _windows(hashes, grams, whole)
    windows = len(inside)
    inside &= texts[:windows] == texts[WINDOW - 1 :][:windows]
    least = np.minimum(np.minimum(views[0], views[1]), views[2])
    for step, view in enumerate(views):
        kept[step : step + windows] |= inside & (view == least)
    if count:
        # A text without one whole window keeps all its grams.
        first = int(texts[0])
        served = np.bincount(texts[:windows] - first, inside, minlength=int(texts[-1]) - first + 1)
        kept |= whole & (served[texts - first] == 0)
    chosen = np.flatnonzero(kept)
    return chosen, grams[chosen] >> np.uint64(64 - HASH_BITS)


def postings(grams: Keys, numbers: Keys, places: Keys) -> Keys:
    """Put hash, number of the document and place into one number each."""
    return (
        (grams << np.uint64(NUMBER_BITS + PLACE_BITS)) | (numbers << np.uint64(PLACE_BITS)) | places
    )


def ranges(begins: Places, ends: Places) -> Places:
    """Return all numbers from each beginning up to its end, one after another."""
    sizes = ends - begins
    found: Places = np.repeat(begins - (sizes.cumsum() - sizes), sizes) + np.arange(sizes.sum())
    return found


def joined(parts: Iterable[Keys]) -> Keys:
    """Return several arrays as one."""
    every = list(parts)
    return np.concatenate(every) if every else np.zeros(0, np.uint64)
