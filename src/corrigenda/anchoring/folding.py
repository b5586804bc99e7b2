"""The same words in other characters: one form for comparing, with the way back.

Why: a CMS curls quotes, a feed decomposes letters, a browser hands on no-break
spaces. W3C never defined white space for quotes (w3c/web-annotation#221).
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corrigenda.anchoring.patterns import pattern

# Soft hyphen, zero-width space, word joiner, BOM: nothing that a reader sees.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# The joiners carry meaning (Persian, Hindi, emoji), so dropping them only locates.
_DROPPED = frozenset(INVISIBLE + "\u200c\u200d\u200e\u200f\ufe0e\ufe0f")
_QUOTES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′‵ʼ`´＇‹›", "'"),
        **dict.fromkeys("“”„‟″‶«»「」『』＂〝〞〟", '"'),
    }
)
_CLUSTER = pattern(r"\s+|\P{M}\p{M}*|\p{M}+")
_DASH = pattern(r"[\p{Pd}\u2212]")
_GAP = pattern(r"\s+")
_UNSEEN = pattern(f"[{INVISIBLE}]+")


@dataclass(frozen=True)
class Folded:
    """A folded text and where each of its characters came from.

    `offsets[i]` is the code point in the original where the source of folded
    character i begins; the last entry is the original's length. `ends[i]` is where
    that source ends.
    """

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original for a non-empty range of `text`."""
        return self.offsets[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold white space, quotes, dashes, invisible characters, normal form and case.

    Two texts that differ in nothing else fold to the same `text`.
    """
    out: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        folded = fold_word(match[0])
        if folded == " " and out and out[-1] == " ":
            ends[-1] = match.end()  # "a \u200b b": the invisible hid a longer run
            continue
        out.extend(folded)
        offsets.extend([match.start()] * len(folded))
        ends.extend([match.end()] * len(folded))
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets), tuple(ends))


@lru_cache(65536)
def fold_word(word: str) -> str:
    """Return the folded form of one short piece of text."""
    if word.isascii():
        return _spaced(word.lower().replace("`", "'"))
    # Dropped first and last: a mark after a zero-width character joins its letter.
    kept = "".join(c for c in word.translate(_QUOTES) if c not in _DROPPED)
    plain = unicodedata.normalize("NFKD", kept).casefold()
    plain = unicodedata.normalize("NFKD", plain).translate(_QUOTES)
    return _spaced(_DASH.sub("-", plain))


def looks_same(one: str, two: str) -> bool:
    """Say whether a reader sees no difference: spaces and normal form aside."""
    return one == two or _seen(one) == _seen(two)


def _seen(text: str) -> str:
    """Return a text without what a reader cannot see."""
    return _spaced(_UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


def _spaced(text: str) -> str:
    """Return a text with one space for each run of white space."""
    spaced: str = _GAP.sub(" ", text)
    return spaced
