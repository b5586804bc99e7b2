"""Does a text say again what was corrected? Pure.

An error is remembered by runs of three folded words which the correction did away with: of "The
fund holds 28,000 crowns" the runs around the figure, and none that the right sentence has as
well. A text that has one of them is compared word by word, and the guard of the index decides:
figures, names and negations must be those of the error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from rapidfuzz.distance import Levenshtein

from corrigenda.archive import MAX_DISTANCE
from corrigenda.archive.comparing import Passage
from corrigenda.archive.guard import Guard
from corrigenda.archive.looking import look_everywhere
from corrigenda.archive.words import folded_words
from corrigenda.flow.propagation.copies.seeking import Sought

RUN = 3
MOST_GRAMS = 2_000
"""Of one error; a longer passage is known by its beginning."""


def corrected(what: Sought, after: str) -> str:
    """What was searched for, with the passage put right."""
    return what.words[: what.start] + after + what.words[what.end :]


def error_grams(what: Sought, after: str) -> list[int]:
    """By which an error is found: 63-bit hashes; none where it has fewer than three words."""
    wrong = _grams(folded_words(what.words))
    right = set(_grams(folded_words(corrected(what, after))))
    return [one for one in dict.fromkeys(wrong) if one not in right][:MOST_GRAMS]


def grams_of(text: str) -> list[int]:
    """The hashes of every run of three words of a text, each once."""
    return list(dict.fromkeys(_grams(folded_words(text))))


def again(what: Sought, after: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a text says what was wrong, in code points: the whole of what was searched for.

    Nearer to the error than to what put it right, and with the error's figures, names and
    negations.
    """
    guard = Guard(what.words)
    wrong = folded_words(what.words)
    right = folded_words(corrected(what, after))
    known = set(error_grams(what, after))
    for found in look_everywhere(Passage(what.words, MAX_DISTANCE), text):
        words = text[found.start : found.end]
        folded = folded_words(words)
        if known.isdisjoint(_grams(folded)) or not all(
            guard.compare_at(text, found.start, found.end)
        ):
            continue
        if Levenshtein.distance(folded, wrong) < Levenshtein.distance(folded, right):
            yield found.start, found.end


def _grams(words: list[str]) -> Iterable[int]:
    for at in range(len(words) - RUN + 1):
        run = " ".join(words[at : at + RUN])
        yield int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1
