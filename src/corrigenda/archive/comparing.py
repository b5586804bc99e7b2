"""Where in a row of words a passage stands with the fewest edits, and how many.

Sellers' search in the bits of whole numbers (Myers 1999, doi:10.1145/316542.316550; Hyyrö 2003):
exact, for a passage of any length, at about half a microsecond for each word looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corrigenda.archive.words import cut


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from `first` up to `last` that are a passage but for some edits."""

    first: int
    last: int
    edits: int


class Passage:
    """A passage made ready to be looked for, many times."""

    def __init__(self, text: str, limit: float) -> None:
        """Cut it into words. `limit` is the greatest distance wanted, below 1."""
        self.text = text
        self.limit = limit
        words = cut(text)
        self.words = words.folded
        self.starts = words.starts
        self.size = len(self.words)
        # A stretch has up to size + edits words, and edits are counted by the longer side.
        self.most_edits = int(limit * self.size / (1 - limit) + 1e-9)
        self.least_shared = self.size - self.most_edits
        self.known = frozenset(self.words)
        self._needle = f"\n{chr(10).join(self.words)}\n"
        self._bits = _bits(self.words)
        self._back = _bits(self.words[::-1])

    def distance(self, found: Stretch) -> float:
        """Return the edits by the words of the longer side."""
        return found.edits / max(self.size, found.last - found.first)

    def within(self, words: Sequence[str]) -> Iterator[Stretch]:
        """Yield the stretches within the limit, the closest first; none overlaps another."""
        open_parts = [(0, len(words))]
        while open_parts:
            low, high = open_parts.pop()
            if high - low < self.least_shared:
                continue
            found = self._closest(words, low, high)
            if found is not None:
                yield found
                open_parts += [(low, found.first), (found.last, high)]

    def _closest(self, words: Sequence[str], low: int, high: int) -> Stretch | None:
        """Return the stretch of words[low:high] with the fewest edits, if it is near enough."""
        part = words[low:high]
        if sum(map(self.known.__contains__, part)) < self.least_shared:
            return None
        joined = f"\n{chr(10).join(part)}\n"
        at = joined.find(self._needle)
        if at >= 0:
            first = low + joined.count("\n", 0, at)
            return Stretch(first, first + self.size, 0)
        edits, ends = _least(_scores(self._bits, self.size, part, anchored=False), self.size)
        if edits > self.most_edits:
            return None
        # Of several ends that are as good the last of the first run: a word in the place of
        # another belongs to the stretch.
        end = ends
        first_word = max(0, end - self.size - edits)
        back = part[first_word:end][::-1]
        scores = list(_scores(self._back, self.size, back, anchored=True))
        size = max(
            (count for count, score in enumerate(scores, 1) if score == edits),
            key=lambda count: -abs(self.size - count),
            default=0,
        )
        found = Stretch(low + end - size, low + end, edits)
        return found if size and self.distance(found) <= self.limit + 1e-9 else None


def _bits(words: Sequence[str]) -> dict[str, int]:
    """Return for each word at which places it stands, as bits."""
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        found[word] = found.get(word, 0) | 1 << at
    return found


def _least(scores: Iterable[int], most: int) -> tuple[int, int]:
    """Return the lowest score and where it ends: the last place of its first run."""
    least, end, before = most + 1, 0, -1
    for at, score in enumerate(scores, 1):
        if score < least or (score == least and end == at - 1 == before):
            least, end, before = score, at, at
    return least, end


def _scores(
    bits: dict[str, int], size: int, words: Sequence[str], *, anchored: bool
) -> Iterator[int]:
    """Yield for each word how many edits it takes if the stretch ends with it.

    `anchored` says that the stretch begins with the first word, not anywhere.
    """
    mask, top = (1 << size) - 1, 1 << (size - 1)
    more, less, score = mask, 0, size
    first = int(anchored)
    get = bits.get
    for word in words:
        same = get(word, 0)
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
