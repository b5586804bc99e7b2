"""What of a story is kept to tell what it is about: hashes of its words, by paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corrigenda.archive.words import Words as Cut
from corrigenda.archive.words import cut, is_unspaced

Hashes: TypeAlias = npt.NDArray[np.int32]
Words: TypeAlias = dict[int, int]
"""How often each word occurs, by its hash."""

MOST_CHARS = 40_000
"""Of a story that are read: what a longer one is about stands in its beginning."""
MOST_PARTS = 250
"""Paragraphs; what comes after is one."""
MOST_OF_A_PART = 255
_GRAM = 5
_HEADLINE = 6
_ONE_GRAM_OF = 4
"""Of so many runs of words one is kept, by its hash, so that all stories keep the same ones."""
_FORMAT = 1
_HEADER = np.dtype([("format", "u1"), ("words", "<u4"), ("grams", "<u4")])
_CYRILLIC = ("\u0400", "\u0530")
_ARABIC = ("\u0600", "\u0700")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A story's words and runs of words, each with its paragraph; 0 is the headline.

    Attributes:
        words, parts, counts: side by side: the hash of a word, the number of a paragraph, and how
            often the word occurs there (in the headline it counts more).
        grams, places: the hash of a run of five words, and its paragraph.
    """

    words: Hashes
    parts: npt.NDArray[np.uint8]
    counts: npt.NDArray[np.uint8]
    grams: Hashes
    places: npt.NDArray[np.uint8]

    def to_bytes(self) -> bytes:
        """About six bytes a word."""
        head = np.array((_FORMAT, len(self.words), len(self.grams)), _HEADER)
        arrays = (head, self.words, self.parts, self.counts, self.grams, self.places)
        return b"".join(one.tobytes() for one in arrays)

    @staticmethod
    def from_bytes(data: bytes | memoryview) -> Profile:
        """The profile again.

        Raises:
            ValueError: no profile, or one of another version of Corrigenda.
        """
        if len(data) < _HEADER.itemsize or data[0] != _FORMAT:
            raise ValueError("This profile is of another version of Corrigenda: make it again.")
        head = np.frombuffer(data, _HEADER, 1)[0]
        words, grams = int(head["words"]), int(head["grams"])
        if len(data) != _HEADER.itemsize + 6 * words + 5 * grams:
            raise ValueError("This profile is cut short: make it again.")
        at = _HEADER.itemsize
        found: list[npt.NDArray[np.generic]] = []
        shapes = (("<i4", words), ("u1", words), ("u1", words), ("<i4", grams), ("u1", grams))
        for kind, size in shapes:
            found.append(np.frombuffer(data, kind, size, at))
            at += found[-1].nbytes
        return Profile(*found)  # type: ignore[arg-type]

    def totals(self) -> Words:
        """How often each word occurs in all."""
        total: Counter[int] = Counter()
        for word, count in zip(self.words.tolist(), self.counts.tolist(), strict=True):
            total[word] += count
        return dict(total)


def profile_of(headline: str, text: str, *, salt: str = "") -> Profile:
    """The profile of a story.

    Args:
        headline: its words count six times.
        text: its paragraphs, with blank lines between.
        salt: stories of two salts have no word in common: of two outlets, of two languages.
    """
    hashed = crc32(f"{salt}\n".encode())
    rows: list[tuple[int, int, int]] = []
    runs: list[tuple[int, int]] = []
    paragraphs = [one for one in text[:MOST_CHARS].split("\n\n") if one.strip()]
    body = [*paragraphs[: MOST_PARTS - 1], "\n".join(paragraphs[MOST_PARTS - 1 :])]
    if body and body[0].strip() == headline.strip():
        body = body[1:]
    for number, part in enumerate([headline[:1_000], *body]):
        words = cut(part)
        weigh = _HEADLINE if number == 0 else 1
        for word, count in Counter(_said(part, words)).items():
            rows.append((_hash(hashed, word), number, min(count * weigh, MOST_OF_A_PART)))
        if number:
            runs += [(run, number) for run in _runs(words.folded, hashed)]
    words_of, parts, counts = zip(*rows, strict=True) if rows else ((), (), ())
    grams, places = zip(*runs, strict=True) if runs else ((), ())
    return Profile(
        np.array(words_of, "<i4"),
        np.array(parts, np.uint8),
        np.array(counts, np.uint8),
        np.array(grams, "<i4"),
        np.array(places, np.uint8),
    )


def _hash(hashed: int, word: str) -> int:
    # Quick, and no secret: two words with one hash cost a little noise.
    one = crc32(word.encode("utf-8", "surrogatepass"), hashed)
    return one - (1 << 32) if one >> 31 else one


def _said(text: str, words: Cut) -> Iterator[str]:
    """The words of a paragraph by their stems; a name of two words is a word of its own, too."""
    before = ""
    for at, (word, start) in enumerate(zip(words.folded, words.starts, strict=True)):
        sign = is_unspaced(word)
        if sign:
            # One sign says little: two in a row are a word more often than not.
            near = at + 1 < len(words.folded) and words.starts[at + 1] == words.ends[at]
            if near and is_unspaced(words.folded[at + 1]):
                yield word + words.folded[at + 1]
        elif len(word) > 2:
            yield stem(word)
        named = text[start].isupper() and len(word) > 1
        if named and before and text[words.ends[at - 1] : start] == " ":
            yield f"{before} {stem(word)}"
        before = stem(word) if named else ""


def stem(word: str) -> str:
    """A word without the endings that most often part two forms of it: crude, and quick."""
    first = word[0]
    if _CYRILLIC[0] <= first < _CYRILLIC[1]:
        return word[:-2] if len(word) > 6 else word[:-1] if len(word) > 4 else word
    if _ARABIC[0] <= first < _ARABIC[1]:
        for start in ("وال", "بال", "لل", "ال"):
            if word.startswith(start) and len(word) > len(start) + 2:
                return word[len(start) :]
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _runs(words: list[str], hashed: int) -> Iterator[int]:
    """The runs of five words that are kept: of a paragraph one at least."""
    if not words:
        return
    every = [
        _hash(hashed, "\n".join(words[at : at + _GRAM]))
        for at in range(max(1, len(words) - _GRAM + 1))
    ]
    kept = {one for one in every if one % _ONE_GRAM_OF == 0}
    yield from sorted(kept or {min(every)})
