"""Where sentences end, told by their marks: an edge that edits keep."""

from corrigenda.anchoring.patterns import pattern
from corrigenda.anchoring.words import Words

# The end of a line, or a full stop of any script; one inside "3.5" is none.
_BREAK = pattern(r"\n|[.!?؟۔।።։](?=\s|[\"”’»)]|$)|[。！？]")


def is_break(words: Words, at: int) -> bool:
    """Say whether a sentence ends before a word; parts taken whole are sentences."""
    if not 0 < at < len(words) or at in words.whole or at - 1 in words.whole:
        return True
    return _BREAK.search(words.text, words.ends[at - 1], words.starts[at]) is not None


def is_sentence(words: Words, start: int, end: int) -> bool:
    """Say whether text[start:end], which has words, is one or several sentences."""
    i1, i2 = words.within(start, end)
    if start > words.starts[i1] or end < words.ends[i2 - 1]:
        return False
    return is_break(words, i1) and is_break(words, i2)


def has_break(words: Words, first: int, last: int) -> bool:
    """Say whether a sentence ends between the beginnings of two words."""
    return _BREAK.search(words.text, words.starts[first], words.starts[last]) is not None
