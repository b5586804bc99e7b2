"""The answer: where a passage stands now, or that it does not."""

from enum import StrEnum
from typing import NamedTuple

from corrigenda.anchoring.diff import Piece, word_diff
from corrigenda.anchoring.folding import looks_same


class State(StrEnum):
    """What became of a passage.

    `UNCHANGED` allows other white space, soft hyphens, zero-width spaces and
    composed or decomposed letters: nothing that a reader can see.
    """

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    AMBIGUOUS = "ambiguous"


class Place(NamedTuple):
    """A stretch of the new text (code points), and the share of the passage in it (0..1).

    `same` says that it is known to look like the passage; else the two are compared.
    """

    start: int
    end: int
    score: float
    same: bool = False


class Anchor(NamedTuple):
    """Where a passage stands.

    `start` and `end` are code points, end exclusive, and None when the state is
    gone or ambiguous. `score` (0..1) is the share of the passage, weighted by how
    rare its words are, that was seen again. `before` and `after` are the words then
    and now, and empty when there is no place.
    """

    # A tuple: a hundred passages of one story are answered in the time of three, and
    # a frozen dataclass takes four times as long to make.
    state: State
    start: int | None = None
    end: int | None = None
    score: float = 0.0
    before: str = ""
    after: str = ""

    @property
    def diff(self) -> tuple[Piece, ...]:
        """The word diff of a changed passage, made anew; empty in every other state."""
        return tuple(word_diff(self.before, self.after)) if self.state is State.CHANGED else ()


GONE = Anchor(State.GONE)
AMBIGUOUS = Anchor(State.AMBIGUOUS)


def answer(exact: str, text: str, start: int, end: int, score: float) -> Anchor:
    """Return the anchor for a place: unchanged when a reader sees no difference."""
    now = text[start:end]
    if looks_same(exact, now):
        return Anchor(State.UNCHANGED, start, end, 1.0, exact, now)
    return Anchor(State.CHANGED, start, end, min(1.0, max(0.0, score)), exact, now)
