"""Under which names people write, and how such names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MAX_CHARS = 200
_BETWEEN = re.compile(r"[,;:·•|/&()\n\[\]–—،؛]+")
_LONGEST_NAME = 4
"""Words of a name that is looked for in a byline that nobody marked up."""
_WORDS_LOOKED_AT = 12


def fold(name: str) -> str:
    """A name as it is compared: case, width and runs of spaces make no difference."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())[:MAX_CHARS]


def names_in(authors: Iterable[str], byline: str) -> set[str]:
    """Every folded name that a story is credited to.

    Args:
        authors: as the page or the CMS names them; when it does, they are all.
        byline: the text of its byline, such as `By Rolf Maro and Teo Marsk, Port Maren`. It
            does not say where a name begins and ends, so each run of words of it is one.
    """
    named = {fold(name) for name in authors} - {""}
    return named or {run for part in _BETWEEN.split(byline) for run in _runs(part)}


def _runs(part: str) -> set[str]:
    words = fold(part).split()[:_WORDS_LOOKED_AT]
    runs = {
        " ".join(words[start : start + length])
        for start in range(len(words))
        for length in range(2, _LONGEST_NAME + 1)
        if start + length <= len(words)
    }
    return runs | ({" ".join(words)} if len(words) == 1 else set())
