"""The same passage in the same surroundings of another story. Pure: texts in, offsets out.

Candidates are found by hashes of runs of words (`shingles`): of two paragraphs that share most
of their runs the lowest hashes are nearly the same, so a look-up of eight numbers finds one by
the other, and nothing is read through. What is found so is compared word by word.
"""

from __future__ import annotations

from hashlib import blake2b

from rapidfuzz.distance import Levenshtein

from corrigenda.anchoring import describe, fold, follow
from corrigenda.anchoring.selector import MAX_EXACT
from corrigenda.anchoring.words import pieces
from corrigenda.flow.cases.touches import Touch, paragraph_around, touches

_RUN = 4
_KEPT = 8
_LEAST_WORDS = 5
_MOST_CHARS = 20_000
FARTHEST = 0.25
"""Word Levenshtein of the two paragraphs, by the words of the longer one."""
_FACTS = frozenset({Touch.FIGURE, Touch.NAME, Touch.DATE, Touch.NEGATION})


def words_of(text: str) -> list[str]:
    """The words of a text, folded; in scripts without spaces each character is one."""
    return [piece for piece in pieces(fold(text).text) if piece[0].isalnum()]


def shingles(text: str, start: int, end: int) -> list[int]:
    """Up to eight hashes (63 bits) of runs of four words around a passage; none of a short one."""
    words = words_of(_around(text, start, end)[0])
    if len(words) < _LEAST_WORDS:
        return []
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return sorted(_hash(run) for run in runs)[:_KEPT]


def counterpart(
    old: str, passage: tuple[int, int], new: str, place: tuple[int, int]
) -> tuple[int, int] | None:
    """Where `old[passage]` stands in `new`, at the paragraph of `place` and overlapping it.

    None where the paragraphs differ by more than `FARTHEST`, or in any figure, name, date or
    negation: that is another statement, however alike it reads. Where names have no capitals any
    word may be one; there those of the passage itself must agree.
    """
    there, shift = _around(old, *passage)
    here, at = _around(new, *place)
    if not _nearly_same(there, here) or touches(there, 0, len(there), here) & _FACTS:
        return None
    inside = max(0, passage[0] - shift), min(len(there), passage[1] - shift)
    if inside[0] >= inside[1] or inside[1] - inside[0] > MAX_EXACT:
        return None
    anchor = follow(describe(there, *inside), there, here)
    if anchor.start is None or anchor.end is None:
        return None
    if Touch.POSSIBLE_NAME in touches(there, *inside, here[anchor.start : anchor.end]):
        return None
    start, end = at + anchor.start, at + anchor.end
    return (start, end) if start < place[1] and end > place[0] else None


def _nearly_same(one: str, other: str) -> bool:
    words, others = words_of(one), words_of(other)
    longer = max(len(words), len(others))
    if min(len(words), len(others)) < _LEAST_WORDS:
        return False
    most = int(longer * FARTHEST)
    return bool(Levenshtein.distance(words, others, score_cutoff=most) <= most)


def _around(text: str, start: int, end: int) -> tuple[str, int]:
    """The paragraphs of a passage and where they begin; of a very long one what is near."""
    first, last = paragraph_around(text, start, end)
    first, last = max(first, start - _MOST_CHARS), min(last, end + _MOST_CHARS)
    return text[first:last], first


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1
