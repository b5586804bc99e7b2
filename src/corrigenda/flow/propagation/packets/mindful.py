"""What is remembered of the words that others put right. Pure."""

from __future__ import annotations

from corrigenda.anchoring import Selector
from corrigenda.flow.propagation.copies.seeking import Sought, sought

_WHOLE = 30
"""Letters of what stands around words, below which it is all that stands there: more was cut."""


def as_sought(words: Selector) -> Sought:
    """The words of a selector, of few words with the sentence around them as far as it is told."""
    before, after = words.prefix, words.suffix
    if len(before) >= _WHOLE and " " in before.strip():
        before = before.partition(" ")[2]
    if len(after) >= _WHOLE and " " in after.strip():
        after = after.rpartition(" ")[0]
    return sought(before + words.exact + after, len(before), len(before) + len(words.exact))
