"""What a place says: the sentence that the passage stands in there, and the text around that."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.anchoring import Piece, word_diff
from corrigenda.anchoring.folding import looks_same
from corrigenda.flow.cases.proposals import clipped
from corrigenda.flow.propagation.copies.seeking import Sought, sought
from corrigenda.flow.propagation.models import Copy, Sweep

AROUND = 120
"""Code points beside the sentence that are shown."""
WHOLE = 600
"""Code points of a passage of which no word is left out."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A place in its text.

    Attributes:
        what: the sentence, and where in it the passage stands; of what is kept by hand its words.
        before, after: the text around it, in its own paragraph.
    """

    what: Sought
    before: str = ""
    after: str = ""


def surroundings_of(copy: Copy) -> Surroundings:
    """The sentence that the copy stands in, and what is around that."""
    version = copy.version
    if version is None or copy.start is None or copy.end is None:
        return Surroundings(Sought(copy.says, 0, len(copy.says)))
    text = version.text
    what = sought(text, copy.start, copy.end)
    first, last = copy.start - what.start, copy.start - what.start + len(what.words)
    before = text[max(0, first - AROUND) : first].rpartition("\n\n")[2]
    after = text[last : last + AROUND].partition("\n\n")[0]
    if len(before) == AROUND and " " in before:
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND and " " in after:
        after = after.rpartition(" ")[0] + " …"
    return Surroundings(what, before, after)


def differences(copy: Copy, there: Sought, sweep: Sweep | None) -> list[Piece]:
    """What was searched for, made into what stands there; empty where it is the same."""
    words, found = sweep.words if sweep else "", there.words
    if not words or copy.by_hand or looks_same(words, found):
        return []
    pieces = word_diff(words, found)
    return pieces if max(len(words), len(found)) <= WHOLE else clipped(pieces)
