"""What two texts have in common at head and tail, and simple changes by it alone.

Why: most passages lie outside what changed, and most changes are one insertion or
one deletion. Both cost a comparison of strings then, and no words are cut.
"""

from rapidfuzz.distance import Postfix, Prefix

from corrigenda.anchoring.anchor import Place

_SENTENCE_ENDS = frozenset('.!?。！？؟۔।።។…"”’»」')
# So much of a passage (0..1) must be left when a deletion reaches into it.
FLOOR_LEFT_OVER = 0.25
# As many places are looked at to find the most natural place of a deletion.
_MAX_SLIDE = 5_000


class Cut:
    """What two texts share at the head and at the tail, and what lies between.

    Old text[low:high] is what changed (code points); what follows it moved by
    `grown`. When the texts differ by one insertion or one deletion, `one_change` is
    set, and `place` answers for every passage.
    """

    def __init__(self, old: str, new: str) -> None:
        """Compare two texts from both ends."""
        self.new = new
        self.head: int = Prefix.similarity(old, new)
        tail: int = Postfix.similarity(old, new)
        self.grown = len(new) - len(old)
        shorter = min(len(old), len(new))
        self.one_change = self.head + tail >= shorter
        self.low = self.head
        if not self.one_change or self.grown >= 0:
            self.high = len(old) - tail
        else:
            self.low = split_at(old, len(new) - tail, self.head)
            self.high = self.low - self.grown

    def shift(self, start: int, end: int) -> int | None:
        """Return by how much a passage outside of what changed moved, None inside."""
        if end <= self.low:
            return 0
        return self.grown if start >= self.high else None

    def place(self, start: int, end: int) -> Place | None:
        """Follow a passage through the one change; None when too little is left."""
        if self.grown >= 0:
            return Place(start, end + self.grown, 1.0)
        left, right = max(0, self.low - start), max(0, end - self.high)
        share = (left + right) / (end - start)
        first = self.low - left
        if share < FLOOR_LEFT_OVER or not self.new[first : first + left + right].strip():
            return None
        return Place(first, first + left + right, share)


def split_at(text: str, low: int, high: int) -> int:
    """Return the offset from low to high that divides the text most naturally.

    A deletion can often be told in several ways ("X foo. [Y foo.]" or
    "X[ foo. Y] foo."); people delete paragraphs, then sentences, then words.
    """
    best, best_rank = high, -1
    for at in range(high, max(low, high - _MAX_SLIDE) - 1, -1):
        rank = _rank(text, at)
        if rank > best_rank:
            best, best_rank = at, rank
    return best


def _rank(text: str, at: int) -> int:
    """Return how natural a division before offset `at` is."""
    if at == 0 or at >= len(text) or text[at - 1] == "\n":
        return 3
    if not text[at - 1].isspace():
        # No space before: good only where the space comes after a full stop.
        return 1 if text[at].isspace() and text[at - 1] in _SENTENCE_ENDS else 0
    return 2 if text[max(0, at - 8) : at].rstrip()[-1:] in _SENTENCE_ENDS else 1
