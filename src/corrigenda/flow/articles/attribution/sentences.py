"""The sentences of a paragraph, as the words around its quotations part them. Pure."""

from __future__ import annotations

import re
from typing import Final

from corrigenda.flow.articles.attribution.languages import Language
from corrigenda.flow.articles.attribution.marks import MASK, Marked

_STOP: Final = re.compile(r"[.!?…؟。！？]+")
_WORD_BEFORE: Final = re.compile(r"[\w.’'-]*$")
_APPOSITION: Final = re.compile(r"(?<=\w), [^.!?\ue000]{3,150}?,(?= )")
"""What stands between a name and its verb: ", the former head of the works,"."""
_NEAR: Final = 250
_FEW_WORDS: Final = re.compile(r"\s*(?:\S+\s+){0,6}\S+")


def sentences(
    text: str, masked: str, quotes: tuple[Marked, ...], language: Language | None
) -> list[tuple[int, int]]:
    """Start and end of each sentence; a quotation never lies in two."""
    ends = {match.end() for match in _STOP.finditer(masked) if _ends(masked, match, language)}
    ends |= {
        one.end + 1
        for one in quotes
        if one.closed and one.end > one.start and _ends_with_quote(text, masked, one, language)
    }
    found, start = [], 0
    for end in sorted(ends | {len(text)}):
        if masked[start:end].strip():
            found.append((start, end))
            start = end
    return found


def _ends(masked: str, stop: re.Match[str], language: Language | None) -> bool:
    after = masked[stop.end() :].lstrip(")]” ’»\u00a0")[:1]
    next_char = masked[stop.end() : stop.end() + 1] or " "
    if after != MASK and not next_char.isspace() and next_char not in ")]”’»":
        return False
    if not after or after == MASK:
        return not _abbreviation(masked, stop, language) or not after
    begins = after.isupper() or after.isdigit() or (after.isalpha() and not after.islower())
    return (begins or after in "—–-«“„\"'‘[") and not _abbreviation(masked, stop, language)


def _abbreviation(masked: str, stop: re.Match[str], language: Language | None) -> bool:
    if stop.group() != ".":
        return False
    before = _WORD_BEFORE.search(masked[max(0, stop.start() - 30) : stop.start()])
    word = before.group().casefold() if before else ""
    if len(word) == 1 and word.isalpha():
        return True
    return language is not None and word in language.abbreviations


def _ends_with_quote(text: str, masked: str, one: Marked, language: Language | None) -> bool:
    rest = masked[one.end + 1 :]
    after = rest.lstrip()[:1]
    if text[one.end - 1] not in ".!?…؟" or not rest[:1].isspace():
        return False
    if not (after.isupper() or after in (MASK, "(") or (after.isalpha() and not after.islower())):
        return False
    if text[one.end - 1] == "." or language is None or after in (MASK, "("):
        return True
    few = _FEW_WORDS.match(_APPOSITION.sub(" ", rest[:_NEAR], count=1))
    return not (few and language.verbs.search(few.group()))
