"""The same words in other characters: one form for comparing, with the way back.

Why: a CMS curls quotes, a feed decomposes letters, a browser hands on no-break
spaces. W3C never defined white space for quotes (w3c/web-annotation#221).
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Prefix

from corrigenda.anchoring.patterns import pattern

# Soft hyphen, zero-width space, word joiner, BOM: nothing that a reader sees.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# The joiners carry meaning (Persian, Hindi, emoji), so dropping them only locates.
_DROPPED = frozenset(INVISIBLE + "\u200c\u200d\u200e\u200f\ufe0e\ufe0f")
_SINGLE, _DOUBLE = "‘’‚‛′‵ʼ`´＇‹›", "“”„‟″‶«»「」『』＂〝〞〟"
_QUOTES = str.maketrans(
    {
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
    }
)
# Each of these folds to one character, so a run of them is folded at once.
_PLAIN = r"[!-~а-ик-яА-ИК-Я\u4e00-\u9fef]"
# Marks are put in order by comparing each with the ones before: a hostile million of
# them would never end, so a cluster takes as many as a letter ever carries
# (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format says 30).
_MAX_MARKS = 32
_QUOTE = pattern(f"[{_SINGLE}{_DOUBLE}]")
_CLUSTER = pattern(
    rf"{_PLAIN}{{1,64}}(?!\p{{M}})|\s+|\P{{M}}\p{{M}}{{0,{_MAX_MARKS}}}|\p{{M}}{{1,{_MAX_MARKS}}}"
)
_RUN = pattern(f"{_PLAIN}{{2}}")
# Longer words are not kept in memory, and not decomposed when longer still.
_MAX_KEPT = 64
_MAX_DECOMPOSED = 200
_DASH = pattern(r"[\p{Pd}\u2212]")
_GAP = pattern(r"\s+")
_MANY_MARKS = pattern(rf"(?:[\p{{M}}\uff9e\uff9f][{''.join(_DROPPED)}]*+){{{_MAX_MARKS}}}")


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
    at = 0
    for piece in _CLUSTER.findall(text):
        start, at = at, at + len(piece)
        folded = fold_word(piece)
        if folded == " " and out and out[-1] == " ":
            ends[-1] = at  # "a \u200b b": the invisible hid a longer run
            continue
        out.extend(folded)
        if _RUN.match(piece):
            offsets.extend(range(start, at))
            ends.extend(range(start + 1, at + 1))
        else:
            offsets.extend([start] * len(folded))
            ends.extend([at] * len(folded))
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets), tuple(ends))


def fold_word(word: str) -> str:
    """Return the folded form of one piece of text."""
    if len(word) <= _MAX_KEPT:
        return _kept(word)
    if len(word) > _MAX_DECOMPOSED:
        return word.casefold()
    return _folded(word)


def all_composed(words: list[str]) -> list[str]:
    """Return the folded forms of words, with their letters composed.

    Folded together: a call for each word would take ten times as long.
    """
    if not words:
        return []
    joined = "\n".join(words)
    if _MANY_MARKS.search(joined):
        return [_recomposed(fold_word(word)) for word in words]
    for char in _DROPPED:
        joined = joined.replace(char, "")
    if _QUOTE.search(joined):
        joined = joined.translate(_QUOTES)
    plain = unicodedata.normalize("NFKD", joined).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", plain)).split("\n")


def _recomposed(word: str) -> str:
    """Compose the letters of a folded word; of one too long to be decomposed, none."""
    return word if len(word) > _MAX_DECOMPOSED else unicodedata.normalize("NFC", word)


def _folded(word: str) -> str:
    """Fold a text whose marks are few."""
    if word.isascii():
        return _spaced(word.lower().replace("`", "'"))
    # Dropped first and last: a mark after a zero-width character joins its letter.
    kept = "".join(c for c in word.translate(_QUOTES) if c not in _DROPPED)
    plain = unicodedata.normalize("NFKD", kept).casefold()
    plain = unicodedata.normalize("NFKD", plain).translate(_QUOTES)
    return _spaced(_DASH.sub("-", plain))


_kept = lru_cache(65536)(_folded)


def looks_same(one: str, two: str) -> bool:
    """Say whether a reader sees no difference: spaces and normal form aside."""
    if one == two:
        return True
    if one.isascii() and two.isascii():
        return one.split() == two.split()
    # No mark and no space makes one letter or digit of ASCII from another.
    at = Prefix.similarity(one, two)
    here, there = one[at : at + 1], two[at : at + 1]
    if here.isascii() and there.isascii() and here.isalnum() and there.isalnum():
        return False
    if _MANY_MARKS.search(one) or _MANY_MARKS.search(two):
        return False
    return _seen(one) == _seen(two)


def _seen(text: str) -> list[str]:
    """Return what a reader can see of a text, without its spaces."""
    for char in INVISIBLE:
        text = text.replace(char, "")
    return unicodedata.normalize("NFC", text).split()


def _spaced(text: str) -> str:
    """Return a text with one space for each run of white space."""
    spaced: str = _GAP.sub(" ", text)
    return spaced
