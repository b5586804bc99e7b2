"""What a corrected item changes of the text that was sent before. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import regex
from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from corrigenda.anchoring import Selector
from corrigenda.flow.propagation.telling import proves

MOST = 50
"""Changes of one item; one that changes more is another story."""
MOST_CELLS = 100_000_000
"""Sentences of the old text times those of the new one, without what both begin and end with:
they are compared sixty-four at a time, with two bits kept of each."""
MOST_PAIRS = 4_000
"""Pairs of sentences that are compared letter by letter."""
_COMPARED = 1_000
"""Letters of a sentence that are."""
_CONTEXT = 200
_ALIKE = 60.0
"""How alike (0 to 100) a sentence and what became of it are."""
_SENTENCE = regex.compile(r"(?<=[.!?…][\"”»’)]*)\s+(?=[\p{Lu}\p{Lo}\"“«‘(\d])|(?<=[。！？])")

Spans = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were changed; `after` is empty where they were taken out."""

    before: Selector
    after: str


def changes(old: str, new: str) -> list[Change] | None:
    """Sentence by sentence, what of the old text stands otherwise in the new one.

    None where the new text is another one: most of the old is gone, as where a note tells what was
    wrong, or more was changed than is looked for one by one, or than can be compared while
    somebody waits, as in the long tables of a stock exchange.
    """
    before, after = _sentences(old), _sentences(new)
    spans = _spans(before, after)
    if spans is None or sum(end - start for start, end, _, _ in spans) > MOST:
        return None
    if sum((i2 - i1) * (j2 - j1) for i1, i2, j1, j2 in spans) > MOST_PAIRS:
        return None
    found = [one for i1, i2, j1, j2 in spans for one in _pairs(before, (i1, i2), after[j1:j2])]
    lost = sum(_alike(one.before.exact, one.after) < _ALIKE for one in found)
    return found if 2 * lost <= len(before) else None


def is_same_text(old: str, new: str) -> bool:
    """Whether at least half of the sentences of an old text stand in the new one as they were.

    Sentences that are alike do not count: those of each day's report on the markets are.
    """
    before, after = _sentences(old), set(_sentences(new))
    return bool(before) and 2 * sum(one in after for one in before) >= len(before)


def is_note_on(old: str, new: str) -> bool:
    """Whether the new text is too short to stand in place of the old one."""
    return 2 * len(_sentences(new)) < len(_sentences(old))


def lead(text: str) -> str:
    """The first paragraph that is long enough to be known again."""
    paragraphs = [one for one in text.split("\n\n") if one.strip()]
    long = (one for one in paragraphs if proves(one))
    return next(long, paragraphs[0] if paragraphs else "")[:2_000]


def _spans(before: Sequence[str], after: Sequence[str]) -> list[Spans] | None:
    """The stretches of old sentences that do not stand in the new text, with what stands there."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) > MOST_CELLS:
        return None
    names: dict[str, int] = {}
    left = [names.setdefault(one, len(names)) for one in old]
    right = [names.setdefault(one, len(names)) for one in new]
    found: list[Spans] = []
    i = j = 0
    for block in LCSseq.opcodes(left, right).as_matching_blocks():
        if block.a > i:
            found.append((head + i, head + block.a, head + j, head + block.b))
        i, j = block.a + block.size, block.b + block.size
    return found


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many sentences both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _pairs(before: list[str], span: tuple[int, int], after: list[str]) -> Iterator[Change]:
    """Each old sentence with the new one that is most like it, in their order; else without."""
    start, end = span
    if len(after) == end - start:
        for at in range(start, end):
            yield Change(_selector(before, at, at + 1), after[at - start])
        return
    first = 0
    for at in range(start, end):
        likes = [
            (_alike(before[at], one), -place) for place, one in enumerate(after[first:], first)
        ]
        score, place = max(likes, default=(0.0, 0))
        if score >= _ALIKE:
            yield Change(_selector(before, at, at + 1), after[-place])
            first = -place + 1
        else:
            yield Change(_selector(before, at, at + 1), "")


def _alike(one: str, other: str) -> float:
    return float(ratio(one[:_COMPARED], other[:_COMPARED]))


def _selector(sentences: list[str], start: int, end: int) -> Selector:
    exact = " ".join(sentences[start:end])[:20_000]
    if proves(exact):
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
