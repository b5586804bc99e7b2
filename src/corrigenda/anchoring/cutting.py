"""What two texts have in common at head and tail, and simple changes by it alone.

Why: most passages lie outside what changed, and most changes are one insertion or
one deletion. Both cost a comparison of strings then, and no words are cut.
"""

from dataclasses import dataclass

_SENTENCE_ENDS = frozenset('.!?。！？؟۔।።។…"”’»」')
# As many places are looked at to find the most natural place of a deletion.
_MAX_SLIDE = 5_000


@dataclass(frozen=True)
class Cut:
    """How many characters the texts share at the head and at the tail.

    Each is as large as it can be, so the two may overlap: then the change is
    one insertion or one deletion.
    """

    old_size: int
    new_size: int
    head: int
    tail: int

    @property
    def is_insertion(self) -> bool:
        """Say whether the new text is the old one with something put in."""
        return self.new_size >= self.old_size and self.head + self.tail >= self.old_size

    @property
    def is_deletion(self) -> bool:
        """Say whether the new text is the old one with something taken out."""
        return self.new_size < self.old_size and self.head + self.tail >= self.new_size


def cut(old: str, new: str) -> Cut:
    """Compare two texts from both ends."""
    limit = min(len(old), len(new))
    return Cut(len(old), len(new), _head(old, new, limit), _tail(old, new, limit))


def _head(old: str, new: str, limit: int) -> int:
    """Return the length of the common head (slices compare by memcmp)."""
    low, high = 0, limit
    while low < high:
        mid = (low + high + 1) // 2
        if old[low:mid] == new[low:mid]:
            low = mid
        else:
            high = mid - 1
    return low


def _tail(old: str, new: str, limit: int) -> int:
    """Return the length of the common tail."""
    low, high = 0, limit
    a, b = len(old), len(new)
    while low < high:
        mid = (low + high + 1) // 2
        if old[a - mid : a - low] == new[b - mid : b - low]:
            low = mid
        else:
            high = mid - 1
    return low


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
