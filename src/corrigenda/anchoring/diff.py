"""A word diff for people: what was taken out and what was put in."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from corrigenda.anchoring.words import pieces

# Beyond this many cells (pieces before x pieces after) the middle is shown as one
# replacement: nobody reads such a diff, and the time must stay bounded.
MAX_CELLS = 100_000_000


class Op(StrEnum):
    """What happened to a piece."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, came in or went out."""

    op: Op
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """Return the pieces that lead from one text to another, in reading order.

    The equal and delete pieces join to `before`, the equal and insert pieces to
    `after`, exactly, in any script. Neighbouring pieces never have the same op, no
    piece is empty, and a deletion stands before the insertion that replaces it.
    """
    old, new = pieces(before), pieces(after)
    runs: list[tuple[bool, str, str]] = []
    for same, i1, i2, j1, j2 in _opcodes(old, new):
        runs.append((same, "".join(old[i1:i2]), "".join(new[j1:j2])))
    return list(_merged(_without_islands(runs)))


def _opcodes(old: list[str], new: list[str]) -> Iterable[tuple[bool, int, int, int, int]]:
    """Yield (same, i1, i2, j1, j2) over both lists of pieces."""
    if len(old) * len(new) > MAX_CELLS:
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        o, n = len(old) - tail, len(new) - tail
        yield True, 0, head, 0, head
        yield False, head, o, head, n
        yield True, o, len(old), n, len(new)
        return
    # rapidfuzz compares hashes; numbers of our own cannot collide.
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(piece, len(numbers)) for piece in old]
    right = [numbers.setdefault(piece, len(numbers)) for piece in new]
    for op in Levenshtein.opcodes(left, right):
        yield op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end


def _common(one: list[str], two: list[str]) -> int:
    """Return how many pieces at the head are the same."""
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count


def _without_islands(runs: list[tuple[bool, str, str]]) -> Iterable[tuple[bool, str, str]]:
    """Let a lone space between two changes count as changed: it reads better."""
    last = len(runs) - 1
    for at, (same, old, new) in enumerate(runs):
        island = same and 0 < at < last and old.isspace()
        yield (False, old, old) if island else (same, old, new)


def _merged(runs: Iterable[tuple[bool, str, str]]) -> Iterable[Piece]:
    """Join neighbouring runs of one kind into pieces."""
    gathered: list[tuple[bool, list[str], list[str]]] = []
    for same, old, new in runs:
        if not gathered or gathered[-1][0] != same:
            gathered.append((same, [], []))
        gathered[-1][1].append(old)
        gathered[-1][2].append(new)
    for same, olds, news in gathered:
        if same:
            parts = [(Op.EQUAL, "".join(olds))]
        else:
            parts = [(Op.DELETE, "".join(olds)), (Op.INSERT, "".join(news))]
        yield from (Piece(op, text) for op, text in parts if text)
