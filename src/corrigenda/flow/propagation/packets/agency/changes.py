"""What a corrected item changes of the text that was sent before. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex
from rapidfuzz.fuzz import ratio

from corrigenda.anchoring import Selector

MOST = 50
"""Changes of one item; one that changes more is another story."""
_CONTEXT = 200
_FEW = 8
_ALIKE = 60.0
"""How alike (0 to 100) a sentence and what became of it are."""
_SENTENCE = regex.compile(r"(?<=[.!?…][\"”»’)]*)\s+(?=[\p{Lu}\p{Lo}\"“«‘(\d])|(?<=[。！？])")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were changed; `after` is empty where they were taken out."""

    before: Selector
    after: str


def changes(old: str, new: str) -> list[Change]:
    """Sentence by sentence, what of the old text stands otherwise in the new one."""
    before, after = _sentences(old), _sentences(new)
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag in ("replace", "delete"):
            found += list(_pairs(before, (i1, i2), after[j1:j2]))
    return found[:MOST]


def lead(text: str) -> str:
    """The first paragraph that is long enough to be known again."""
    paragraphs = [one for one in text.split("\n\n") if one.strip()]
    long = (one for one in paragraphs if len(one.split()) >= _FEW)
    return next(long, paragraphs[0] if paragraphs else "")[:2_000]


def _pairs(before: list[str], span: tuple[int, int], after: list[str]) -> Iterator[Change]:
    """Each old sentence with the new one that is most like it, in their order; else without."""
    start, end = span
    if len(after) == end - start:
        for at in range(start, end):
            yield Change(_selector(before, at, at + 1), after[at - start])
        return
    first = 0
    for at in range(start, end):
        likes = [(ratio(before[at], one), -place) for place, one in enumerate(after[first:], first)]
        score, place = max(likes, default=(0.0, 0))
        if score >= _ALIKE:
            yield Change(_selector(before, at, at + 1), after[-place])
            first = -place + 1
        else:
            yield Change(_selector(before, at, at + 1), "")


def _selector(sentences: list[str], start: int, end: int) -> Selector:
    exact = " ".join(sentences[start:end])[:20_000]
    if len(exact.split()) >= _FEW:
        return Selector(exact)
    prefix = (" ".join(sentences[max(0, start - 2) : start]) + " ")[-_CONTEXT:].lstrip()
    suffix = (" " + " ".join(sentences[end : end + 2]))[:_CONTEXT].rstrip()
    return Selector(exact, prefix, suffix)


def _sentences(text: str) -> list[str]:
    return [
        one
        for paragraph in text.split("\n\n")
        for one in (part.strip() for part in _SENTENCE.split(paragraph))
        if one
    ]
