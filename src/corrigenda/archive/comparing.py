"""Where in a row of words a passage stands with the fewest edits, and how many.

Words become characters, one for each word of the passage and one for all others, so that rows of
words are strings. A place that shares four words with the passage is measured from there to both
sides; where that does not find one, Sellers' search in the bits of whole numbers does (Myers
1999, doi:10.1145/316542.316550): exact, at about half a microsecond for each word looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein

from corrigenda.archive.grams import WORDS
from corrigenda.archive.words import cut, is_simple, only_signs

_OTHER = "\0"
_SURROGATES = range(0xD800, 0xE000)
_MOST_ANCHORS = 3
_MARGIN, _DRIFT = 16, 6


class Stretch(NamedTuple):
    """Words from `first` up to `last` that are a passage but for some edits."""

    first: int
    last: int
    edits: int


class Passage:
    """A passage made ready to be looked for, many times."""

    def __init__(self, text: str, limit: float) -> None:
        """Cut it into words. `limit` is the greatest distance wanted, below 1."""
        self.text = text
        self.length = len(text)
        self.limit = limit
        words = cut(text)
        self.words = words.folded
        self.starts = words.starts
        self.size = len(self.words)
        # A stretch has up to size + edits words, and edits are counted by the longer side.
        self.most_edits = int(limit * self.size / (1 - limit) + 1e-9)
        # Words put in make it longer, words changed or taken out do not: of those so many.
        self.most_lost = int(limit * self.size + 1e-9)
        self.least_shared = self.size - self.most_lost
        self._letters: dict[str, str] = {}
        for word in self.words:
            if word not in self._letters:
                code = len(self._letters) + 1
                self._letters[word] = chr(code + (len(_SURROGATES) if code >= 0xD800 else 0))
        self.line = self.lettered(self.words)
        self._signs = only_signs(self.words)
        # So many of them a stretch must have, in their order, whatever its other words are.
        self._least_signs = self.least_shared - (self.size - len(self._signs))
        length = self.length // max(1, self.size) + 1
        margin = (self.most_edits + 3) * length + _MARGIN
        # How many characters may stand before a gram of the passage, and from it on.
        self.before = [start + start // _DRIFT + margin for start in self.starts]
        rests = [self.length - start for start in self.starts]
        self.after = [rest + rest // _DRIFT + margin for rest in rests]
        self._bits: dict[str, int] | None = None
        self._back: dict[str, int] = {}
        self._longest_first = sorted(Counter(self.words).items(), key=lambda one: -len(one[0]))
        first, last = (words.starts[0], words.ends[-1]) if self.size else (0, 0)
        self.core = text[first:last]
        # Signs at the edges are no words, and belong to the passage: "(33 %)."
        self.head, self.tail = text[:first].lstrip(), text[last:].rstrip()

    def lettered(self, words: Iterable[str]) -> str:
        """Return a row of words as characters."""
        return "".join(map(self._letters.get, words, repeat(_OTHER)))

    def lacks_signs(self, text: str) -> bool:
        """Say whether a text surely holds no place, for want of Chinese or Japanese signs.

        They are told apart without cutting the text into words: in scripts without spaces a turn
        of speech leads to many texts, and hardly any of them holds the passage.
        """
        if self._least_signs <= 0:
            return False
        shared = LCSseq.similarity(self._signs, text, score_cutoff=self._least_signs)
        # A sign of another form, such as a narrow one, would have to be folded first.
        return shared < self._least_signs and is_simple(text)

    def lacks_words(self, text: str) -> bool:
        """Say whether a text surely holds no place, for want of words that it does not even spell.

        They are looked for as they are, before the text is cut into words: where a turn of speech
        leads to a text that does not hold the passage, the long ones say so soon.
        """
        if not is_simple(text):
            return False
        folded = text.casefold()
        edits = 0
        for word, times in self._longest_first:
            if word not in folded:
                edits += times
                if edits > self.most_lost:
                    return True
        return False

    def distance(self, found: Stretch) -> float:
        """Return the edits by the words of the longer side."""
        return found.edits / max(self.size, found.last - found.first)

    def within(self, row: str, grams: Sequence[int]) -> list[Stretch]:
        """Return the stretches within the limit; none overlaps another.

        Args:
            row: words as characters.
            grams: where in the passage those grams begin that stand in the row, most likely.
        """
        found = []
        open_parts = [(0, len(row))]
        while open_parts:
            low, high = open_parts.pop()
            if self.may_hold(row, low, high):
                one = self._closest(row[low:high], grams)
                if one is not None:
                    first, last = low + one.first, low + one.last
                    found.append(Stretch(first, last, one.edits))
                    open_parts += [(low, first), (last, high)]
        return found

    def may_hold(self, row: str, low: int, high: int) -> bool:
        """Say whether enough words of the passage are in row[low:high]."""
        return high - low - row.count(_OTHER, low, high) >= self.least_shared

    def _closest(self, row: str, grams: Sequence[int]) -> Stretch | None:
        """Return the stretch with the fewest edits, if it is near enough."""
        at = row.find(self.line)
        if at >= 0:
            return Stretch(at, at + self.size, 0)
        # A word of the passage that is not in the row, in its order, is an edit.
        if self.size - LCSseq.similarity(self.line, row) > self.most_lost:
            return None
        return self._from_grams(row, grams) or self._searched(row)

    def _from_grams(self, row: str, grams: Sequence[int]) -> Stretch | None:
        """Measure from grams that both have, to both sides."""
        best = None
        for gram in grams[:: max(1, len(grams) // _MOST_ANCHORS)]:
            at = row.find(self.line[gram : gram + WORDS])
            if at < 0:
                continue
            right = _nearest(self.line[gram + WORDS :], row[at + WORDS :])
            left = _nearest(self.line[:gram][::-1], row[:at][::-1])
            first, last = at - left, at + WORDS + right
            edits = int(Levenshtein.distance(self.line, row[first:last]))
            if best is None or edits < best.edits:
                best = Stretch(first, last, edits)
            if edits * 10 <= self.size:
                break
        if best is None or self.distance(best) > self.limit + 1e-9:
            return None
        return best

    def _searched(self, row: str) -> Stretch | None:
        """Search the whole row."""
        if self._bits is None:
            self._bits, self._back = _bits(self.line), _bits(self.line[::-1])
        edits, end = _least(_scores(self._bits, self.size, row, anchored=False), self.size)
        if edits > self.most_edits:
            return None
        back = row[max(0, end - self.size - edits) : end][::-1]
        scores = _scores(self._back, self.size, back, anchored=True)
        # Of several beginnings that are as good the one that makes it as long as the passage: a
        # word in the place of another belongs to the stretch.
        sizes = [count for count, score in enumerate(scores, 1) if score == edits]
        size = min(sizes, key=lambda count: abs(self.size - count), default=0)
        found = Stretch(end - size, end, edits)
        return found if size and self.distance(found) <= self.limit + 1e-9 else None


def _nearest(wanted: str, row: str) -> int:
    """Return how many characters of a row, from its beginning, are nearest to what is wanted.

    Of several that are as near one that ends as it is wanted, then one that is as long.
    """
    size = min(len(wanted), len(row))
    least = int(Levenshtein.distance(wanted, row[:size]))
    best, ends = size, row[size - 1 : size] == wanted[-1:]
    step = 1
    # So many characters more or less are so many edits at least.
    while step <= least:
        for other in (size - step, size + step):
            if 0 <= other <= len(row):
                edits = int(Levenshtein.distance(wanted, row[:other], score_cutoff=least))
                alike = other > 0 and row[other - 1] == wanted[-1]
                if edits < least or (edits == least and alike and not ends):
                    least, best, ends = edits, other, alike
        step += 1
    return best


def _bits(row: str) -> dict[str, int]:
    """Return for each character at which places it stands, as bits."""
    found: dict[str, int] = {}
    for at, char in enumerate(row):
        found[char] = found.get(char, 0) | 1 << at
    return found


def _least(scores: Iterable[int], most: int) -> tuple[int, int]:
    """Return the lowest score and where it ends: the last place of its first run."""
    least, end = most + 1, 0
    for at, score in enumerate(scores, 1):
        if score < least or (score == least and end == at - 1):
            least, end = score, at
    return least, end


def _scores(bits: dict[str, int], size: int, row: str, *, anchored: bool) -> Iterator[int]:
    """Yield for each character how many edits it takes if the stretch ends with it.

    `anchored` says that the stretch begins with the first character, not anywhere.
    """
    mask, top = (1 << size) - 1, 1 << (size - 1)
    more, less, score = mask, 0, size
    first = int(anchored)
    for char in row:
        same = bits.get(char, 0)
        vertical = same | less
        horizontal = (((same & more) + more) ^ more) | same
        plus = less | (~(horizontal | more) & mask)
        minus = more & horizontal
        if plus & top:
            score += 1
        elif minus & top:
            score -= 1
        plus = plus << 1 | first
        more = (minus << 1 | ~(vertical | plus)) & mask
        less = plus & vertical & mask
        yield score
