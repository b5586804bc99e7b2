"""What two texts have in common line by line and sentence by sentence.

Why: an edited story keeps most of its lines, and an edited line most of its
sentences. What stands once on both sides is the same wherever it moved, and so are
its equal neighbours (Heckel 1978, doi:10.1145/359460.359467); only the rest has to
be cut into words. Comparing whole lines costs a hash each.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate, count

# A shorter line or sentence ("Sport", "No.") says too little to be paired by itself.
_LEAST = 12
_LEAST_IF_DENSE = 5
_FIRST_DENSE = "\u2e80"
_SENTENCE = re.compile(
    r"(?:[^.!?…。！？؟۔।։።]++|[.!?…]++(?=\w))*+[.!?…。！？؟۔।։።]*+[\"'”’»)\]」』]*+\s*+"
)


@dataclass
class Chunks:
    """Stretches of a text, in order: where they stand (code points) and their words."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def lines(text: str, start: int, end: int) -> Chunks:
    """Return the lines of text[start:end] that are not empty."""
    parts = text[start:end].split("\n")
    sizes = list(map(len, parts))
    begins = zip(count(), accumulate(sizes, initial=start), sizes)
    spans = [(at + line, at + line + size) for line, at, size in begins if size]
    return Chunks(spans, list(filter(None, parts)))


def sentences(text: str, start: int, end: int) -> Chunks:
    """Return the sentences of a line, each without the white space after it."""
    parts = _SENTENCE.findall(text, start, end)
    if not parts[-1]:
        parts.pop()
    begins = accumulate(map(len, parts), initial=start)
    texts = list(map(str.rstrip, parts))
    return Chunks([(at, at + len(one)) for at, one in zip(begins, texts, strict=False)], texts)


def partners(old: list[str], new: list[str]) -> tuple[list[int], list[int]]:
    """Return which new chunk each old chunk is, and the other way; -1 for none."""
    here, there = _once(old), _once(new)
    # The last entries stand for what lies outside: it has no partner, and is none.
    to_new, to_old = [-1] * (len(old) + 1), [-1] * len(new) + [0]
    pairs = [
        (at, there[chunk])
        for chunk, at in here.items()
        if chunk in there
        and (len(chunk) >= _LEAST or (len(chunk) >= _LEAST_IF_DENSE and chunk[0] >= _FIRST_DENSE))
    ]
    for i, j in pairs:
        to_new[i], to_old[j] = j, i
    left = [i for i in range(len(old)) if to_new[i] < 0]
    for step, order in ((1, left), (-1, reversed(left))):
        for i in order:
            beside = to_new[i - step]
            j = beside + step
            if to_new[i] < 0 <= beside and to_old[j] < 0 and old[i] == new[j]:
                to_new[i], to_old[j] = j, i
    return to_new[:-1], to_old[:-1]


def _once(chunks: list[str]) -> dict[str, int]:
    """Return the chunks that stand once, with their place."""
    places = dict(zip(chunks, count()))
    if len(places) < len(chunks):
        for chunk, times in Counter(chunks).items():
            if times > 1:
                del places[chunk]
    return places
