"""What a passage asks of a text that may hold it, told from its grams without reading the text.

A word of the passage that the text has nowhere was changed or taken out: one edit for each place
where it stands in the passage. And a window of the passage (three grams in a row, see `grams.py`)
whose kept gram the text does not have was edited as well. One edit reaches only the windows around
it, so the windows that no such word explains need some edits more: the fewest places that meet all
of them. The README has the proof that nothing is denied that is there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corrigenda.archive.comparing import Passage
from corrigenda.archive.grams import (
    Flags,
    Places,
    all_grams,
    ranges,
    run_of,
    spans,
    windows,
    word_hashes,
)
from corrigenda.archive.signatures import lacking

_CELLS = 200_000
"""Texts times words that are weighed at once: as many as memory is kind to."""
_HARDLY = 1e-9
_ALWAYS_BORNE = 2
"""Edits, or a tenth of the words where that is more."""


class Fingerprint:
    """The grams of a passage; all of them are looked up.

    Attributes:
        is_short: it has too few words for that, and is looked for word by word.
        grams: the different ones, sorted.
        firsts, lasts: where each begins the first and the last time.
    """

    def __init__(self, passage: Passage) -> None:
        """Take the grams of a passage."""
        words = passage.words
        self.is_short = len(words) < run_of(words)
        self.grams, self.firsts, self.lasts = spans(*all_grams([] if self.is_short else words))
        self._limit, self._most_lost = passage.limit, passage.most_lost
        different = {word: at for at, word in enumerate(dict.fromkeys(words))}
        self._hashes = word_hashes(list(different))
        self._words = np.fromiter(map(different.__getitem__, words), np.intp, len(words))
        self._starts, self._ends, kept = windows([] if self.is_short else words)
        self._kept = np.searchsorted(self.grams, kept)
        # One edit meets as many windows as a window has words, and all that keep one gram.
        least_edits = -(-len(kept) // run_of(words)) - 1
        self._alone_is_enough = least_edits <= max(_ALWAYS_BORNE, len(words) // 10)

    def enough(self, begins: Places, grams: Places) -> Flags:
        """Say for each text whether its hits are enough to weigh it at all.

        One is, wherever so few edits as are promised to be borne may have left no other. Where
        the want of the others shows more edits, the text needs another gram: of the texts that
        share a gram with a passage most share a turn of speech that says nothing.

        Args:
            begins: where the hits of each text begin in `grams`; none of them has none.
            grams: for each hit, which of the passage's it is.
        """
        if self._alone_is_enough or not len(begins):
            return np.ones(len(begins), bool)
        least, most = np.minimum.reduceat(grams, begins), np.maximum.reduceat(grams, begins)
        enough: Flags = (least != most) | (self.firsts != self.lasts)[least]
        return enough

    def possible(
        self, signatures: Sequence[bytes], begins: Places, ends: Places, grams: Places
    ) -> Flags:
        """Say for each text whether the passage may stand there.

        Args:
            signatures: of each text.
            begins, ends: where its hits are in `grams`.
            grams: for each hit, which of the passage's it is.
        """
        step = max(1, _CELLS // max(1, len(self._words)))
        parts = [np.zeros(0, bool)]
        for first in range(0, len(signatures), step):
            some = slice(first, first + step)
            parts.append(self._some(signatures[some], begins[some], ends[some], grams))
        found: Flags = np.concatenate(parts)
        return found

    def _some(
        self, signatures: Sequence[bytes], begins: Places, ends: Places, grams: Places
    ) -> Flags:
        gone = lacking(signatures, self._hashes)[:, self._words]
        lost = np.count_nonzero(gone, axis=1)
        may: Flags = lost <= self._most_lost
        left = np.flatnonzero(may)
        if not len(self._starts) or not len(left):
            return may
        before = np.zeros((len(left), len(self._words) + 1), np.int32)
        gone[left].cumsum(axis=1, out=before[:, 1:])
        explained: Flags = before[:, self._ends + 1] > before[:, self._starts]
        there = self._there(begins[left], ends[left], grams)[:, self._kept]
        edits = lost[left] + self._fewest(~(there | explained))
        may[left] = edits <= self._most_edits(lost[left])
        return may

    def _most_edits(self, lost: Places) -> Places:
        """Return how many edits places may have that lack so many words of the passage.

        Only words put in make a place longer than the passage. With e edits in all it has at most
        e - lost words more, so e <= limit * (words + e - lost); or the passage is the longer side.
        """
        longer = self._limit * (len(self._words) - lost) / (1 - self._limit)
        most: Places = np.maximum(self._most_lost, (longer + _HARDLY).astype(np.intp))
        return most

    def _there(self, begins: Places, ends: Places, grams: Places) -> Flags:
        """Say for each text which of the passage's grams it has."""
        texts = np.repeat(np.arange(len(begins)), ends - begins)
        there = np.zeros((len(begins), len(self.grams)), bool)
        there[texts, grams[ranges(begins, ends)]] = True
        return there

    def _fewest(self, unmet: Flags) -> Places:
        """Return how few words meet all windows of a row: the last of the first, and so on."""
        count = np.zeros(len(unmet), np.intp)
        rows = np.arange(len(unmet))
        while unmet.any():
            first = unmet.argmax(axis=1)
            open_rows = unmet[rows, first]
            count += open_rows
            unmet &= self._starts > np.where(open_rows, self._ends[first], -1)[:, None]
        return count
