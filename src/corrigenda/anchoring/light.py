"""The same text in plainer characters, found fast and placed roughly.

`fold` tells for every character where it came from, and takes a third of a
microsecond for it. To know about where in a long text some words stand, strings are
replaced as a whole, piece by piece, and only the lengths of the pieces are kept.
"""

import unicodedata
from bisect import bisect_right
from itertools import accumulate, pairwise

from corrigenda.anchoring.folding import fold_word
from corrigenda.anchoring.patterns import pattern

# Small, for a place to be told closely; not so small that a piece costs more than its
# characters do.
_PIECE = 512
# A piece ends after white space; where there is none, as in Chinese, anywhere.
_REACH = 64
# Where normal forms grow and shrink in one piece, offsets are off by some more.
_MARGIN = 16
# Spaces, quotes, dashes and what nobody sees: what texts are full of, and most of what
# keeps them from being normal already.
_PLAINER = {
    char: fold_word(char)
    for block in (
        range(0x09, 0x21),
        range(0x60, 0x61),
        range(0x80, 0xC0),
        range(0x2B9, 0x2C0),
        range(0x2000, 0x2070),
        range(0x2212, 0x2213),
        range(0x3000, 0x3020),
        range(0xFE0E, 0xFE10),
        range(0xFEFF, 0xFF10),
    )
    for char in map(chr, block)
    if fold_word(char) != char
}
_AFTER_SPACE = pattern(r"(?<=\s)[^\s\p{M}\p{Cf}]")


def lighten(text: str) -> str:
    """Return a text in plainer characters."""
    if len(text) > 2 * _PIECE:
        return Light(text).text
    return _settled(_plain(text), _moving(text))[0]


class AsItIs:
    """A text that is looked into as it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def like(self, passage: str) -> str:
        """Return a passage in the form in which it stands in `text`."""
        return passage

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of the original that holds text[start:end]."""
        return start, end


class Light(AsItIs):
    """A text in plainer characters, and about where each of them came from."""

    def __init__(self, text: str) -> None:
        moving = _moving(text)
        text = _plain(text)
        self._from = _bounds(text)
        parts = [_settled(text[a:b], moving) for a, b in pairwise(self._from)]
        self._to = list(accumulate((len(part) for part, _, _ in parts), initial=0))
        self._off = [(grown, shrunk) for _, grown, shrunk in parts]
        super().__init__("".join(part for part, _, _ in parts))

    def like(self, passage: str) -> str:
        """Return a passage in plainer characters."""
        return lighten(passage)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of the original that holds text[start:end], and a little more."""
        low, high = self._origin(start)[0], self._origin(end)[1]
        return max(0, low - _MARGIN), min(self._from[-1], high + _MARGIN)

    def _origin(self, at: int) -> tuple[int, int]:
        """Return between which offsets character `at` stands in the original."""
        part = max(0, min(bisect_right(self._to, at), len(self._to) - 1) - 1)
        there = self._from[part] + at - self._to[part]
        grown, shrunk = self._off[part]
        return there - grown, there + shrunk


def _plain(text: str) -> str:
    """Replace characters, each by one: all offsets stay."""
    for char, plainer in _PLAINER.items():
        if len(plainer) == 1 and char in text:
            text = text.replace(char, plainer)
    lower = text.casefold()
    # "ß" grows; where one such letter stands the text is lowered letter by letter.
    return lower if len(lower) == len(text) else "".join(map(_lower, text))


def _lower(char: str) -> str:
    """Return a character in lower case, if that is one character."""
    lower = char.casefold()
    return lower if len(lower) == 1 else char


def _moving(text: str) -> list[tuple[str, str]]:
    """Return the characters of a text that are left out, or become several."""
    return [(char, p) for char, p in _PLAINER.items() if len(p) != 1 and char in text]


def _settled(text: str, moving: list[tuple[str, str]]) -> tuple[str, int, int]:
    """Do to a stretch of plain text what moves its offsets.

    Returns, too, by how much the stretch has grown, and by how much it has shrunk.
    """
    grown = shrunk = 0
    for char, plainer in moving:
        more = text.count(char) * (len(plainer) - 1)
        grown, shrunk = grown + max(0, more), shrunk + max(0, -more)
        text = text.replace(char, plainer)
    if not text.isascii() and not unicodedata.is_normalized("NFKC", text):
        composed = unicodedata.normalize("NFKC", text)
        lower = composed.casefold()
        # Apart: letters that compose and "ß" that becomes "ss" would make up for each other.
        for more in (len(composed) - len(text), len(lower) - len(composed)):
            grown, shrunk = grown + max(0, more), shrunk + max(0, -more)
        text = lower
    size = len(text)
    while "  " in text:
        text = text.replace("  ", " ")
    return text, grown, shrunk + size - len(text)


def _bounds(text: str) -> list[int]:
    """Return the offsets at which a text is cut into pieces."""
    bounds = [0]
    while len(text) - bounds[-1] > 2 * _PIECE:
        at = bounds[-1] + _PIECE
        free = _AFTER_SPACE.search(text, at, at + _REACH)
        bounds.append(free.start() if free else at)
    return [*bounds, len(text)]
