"""Texts cut into the words by which they are found, in any script. Pure.

Case, accents and vowel points aside. Scripts that put no spaces between words are cut into pairs
of neighbouring characters, so that every word of them is found whatever a dictionary says. The
same cut on both databases, whose own would differ: docs/decisions/0013-one-cut-of-words.md.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import regex

IN_URL = "\ue001"
"""Stands before a word of an address (a private-use character, which no text has)."""
IN_NAME = "\ue002"
"""Stands before a word of the name of who wrote the story."""
LONGEST = 48
"""Code points of a word that count."""
MOST = 4_000
"""Different words that a case is found by."""
LEAST_PREFIX = 4
"""Code points from which on a word also finds the longer ones that begin with it."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]+"
)
# Accents of Latin, Greek and Cyrillic; points of Hebrew and Arabic, and the Arabic stretcher.
_ASIDE = regex.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]")


def plain(text: str) -> str:
    """The text without what does not count: case, accents, points, forms of one character."""
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", _ASIDE.sub("", apart)).casefold()


def cut(text: str) -> Iterator[str]:
    """The words of a text that is to be found."""
    for word in _WORD.findall(plain(text)):
        at = 0
        for run in _UNSPACED.finditer(word):
            if word[at : run.start()]:
                yield word[at : run.start()][:LONGEST]
            yield from _pairs(run.group())
            at = run.end()
        if word[at:]:
            yield word[at:][:LONGEST]


def _pairs(run: str) -> Iterator[str]:
    for at in range(len(run) - 1):
        yield run[at : at + 2]
    # So that the last character alone is the beginning of a word, like all the others.
    yield run[-1]


def joined(texts: Iterable[str], *, urls: Iterable[str] = (), names: Iterable[str] = ()) -> str:
    """All different words of the texts with spaces between them, `MOST` at most."""
    words: dict[str, None] = {}
    for mark, given in (("", names), (IN_NAME, names), ("", urls), (IN_URL, urls), ("", texts)):
        for text in given:
            for word in cut(text):
                words[mark + word] = None
                if len(words) >= MOST:
                    return " ".join(words)
    return " ".join(words)


def wanted(text: str, *, mark: str = "") -> list[tuple[str, bool]]:
    """The words of what is looked for; each with whether longer ones count that begin with it.

    A star behind a word says that they do; from `LEAST_PREFIX` code points on they always do.
    """
    found: dict[str, bool] = {}
    for part in regex.findall(r"\S+", text):
        pieces = list(_asked(part))
        for word in pieces:
            starred = part.endswith("*") and word == pieces[-1]
            single = len(word) == 1 and _UNSPACED.fullmatch(word) is not None
            longer = starred or single or (len(word) >= LEAST_PREFIX and word[:1] != "")
            found[mark + word] = found.get(mark + word, False) or longer
    return list(found.items())


def _asked(part: str) -> Iterator[str]:
    """As `cut`, without the single characters that end a run of several."""
    for word in _WORD.findall(plain(part)):
        at = 0
        for run in _UNSPACED.finditer(word):
            if word[at : run.start()]:
                yield word[at : run.start()][:LONGEST]
            pairs = list(_pairs(run.group()))
            yield from pairs if len(pairs) == 1 else pairs[:-1]
            at = run.end()
        if word[at:]:
            yield word[at:][:LONGEST]
