"""Where is this passage now? Selectors, anchors and word diffs; see the README here."""

from corrigenda.anchoring.anchor import Anchor, State
from corrigenda.anchoring.diff import Op, Piece, word_diff
from corrigenda.anchoring.finding import find
from corrigenda.anchoring.folding import Folded, fold
from corrigenda.anchoring.following import follow, follow_many
from corrigenda.anchoring.selector import Selector, SelectorError, describe

__all__ = [
    "Anchor",
    "Folded",
    "Op",
    "Piece",
    "Selector",
    "SelectorError",
    "State",
    "describe",
    "find",
    "fold",
    "follow",
    "follow_many",
    "word_diff",
]
