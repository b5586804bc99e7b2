"""Where a text may hold a passage: small pieces of the passage are looked for.

An edit leaves most pieces of some characters as they were, and to look for a string
takes less than a nanosecond for each character of the text. Where many pieces stand
close together is worth a closer look (seed and extend: Altschul et al. 1990, BLAST,
doi:10.1016/S0022-2836(05)80360-2).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

# Characters of a piece: about two words; and in a script whose characters are
# syllables or words (Chinese, Japanese, Korean).
_SIZE, _SIZE_IF_DENSE, _SMALLEST = 10, 4, 3
_DENSE_FROM = "\u2e80"
MOST = 24  # pieces of one passage
# A piece that stands more often says little about where.
_MAX_PLACES = 24
# A window is longer than the passage: words were put in.
_SLACK = 48

# Where a piece stands, where it belongs in the passage, and what it says (0..1).
_Hit = tuple[int, int, float]


@dataclass(frozen=True)
class Window:
    """A stretch of the text, and the share (0..1) of the pieces that stand in it.

    A piece that stands at several places counts less.
    """

    start: int
    end: int
    share: float


def is_dense(passage: str) -> bool:
    """Say whether a character of the passage is a syllable or a word."""
    sample = passage[:200]
    return 2 * sum(char >= _DENSE_FROM for char in sample) > len(sample)


def windows(passage: str, text: str, most: int = MOST) -> Iterator[Window]:
    """Yield the windows of `text` that hold most pieces of the passage, best first.

    At most `most` pieces are looked for, spread over the passage.
    """
    pieces = _pieces(passage, most)
    hits: list[_Hit] = []
    for origin, piece in pieces:
        places = _places(piece, text)
        hits += [(at, origin, len(places) ** -0.5) for at in places]
    hits.sort()
    width = len(passage) + len(passage) // 3 + _SLACK
    while hits:
        low, high, votes = _densest(hits, width)
        begins = [at - origin for at, origin, _ in hits[low:high]]
        start, end = min(begins) - _SLACK, max(begins) + len(passage) + _SLACK
        yield Window(max(0, start), min(len(text), end), votes / len(pieces))
        del hits[low:high]


def _pieces(passage: str, most: int) -> list[tuple[int, str]]:
    """Return pieces that cover a passage, or are spread over it, with their offsets."""
    usual = _SIZE_IF_DENSE if is_dense(passage) else _SIZE
    size = max(_SMALLEST, min(usual, len(passage) // 2))
    room = max(0, len(passage) - size)
    steps = min(most - 1, -(-room // size))
    offsets = sorted({room * step // max(1, steps) for step in range(steps + 1)})
    return [(at, passage[at : at + size]) for at in offsets]


def _places(piece: str, text: str) -> list[int]:
    """Return where a piece stands; nothing when that is too often to tell."""
    places: list[int] = []
    at = text.find(piece)
    while at >= 0:
        if len(places) == _MAX_PLACES:
            return []
        places.append(at)
        at = text.find(piece, at + 1)
    return places


def _densest(hits: list[_Hit], width: int) -> tuple[int, int, float]:
    """Return the range of hits, `width` characters at most, with most votes.

    A piece votes once, however often it stands there.
    """
    best, best_votes = (0, 1), 0.0
    votes, low = 0.0, 0
    seen: Counter[int] = Counter()
    for high, (at, origin, weight) in enumerate(hits, 1):
        while hits[low][0] < at - width:
            _, lost, its_weight = hits[low]
            seen[lost] -= 1
            votes -= 0.0 if seen[lost] else its_weight
            low += 1
        votes += 0.0 if seen[origin] else weight
        seen[origin] += 1
        if votes > best_votes:
            best, best_votes = (low, high), votes
    return (*best, best_votes)
