"""Lines that name the author or the date, known by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from corrigenda.flow.articles.reading.alignment import squeeze
from corrigenda.flow.articles.reading.labels import BY
from corrigenda.lexicon.dates import dated, tells_ago

LONGEST_LINE: Final = 160
_MOST_WORDS: Final = 14
STOPS: Final = (".", "!", "?", "…")
_HALVES: Final = ("a.m.", "p.m.")
_LONGEST_NAME: Final = 80
_WORDS_OF_A_NAME: Final = 5
_LONGEST_CAPTION: Final = 400
_WORD = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:19|20|25)\d\d")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:h]\d\d(?!\d)|(?<!\d)\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_FIGURES = re.compile(r"(?<!\d)\d{1,4}([./-])\d{1,2}\1\d{2,4}(?!\d)|(?<!\d)\d{4}年\s?\d{1,2}月")
_CREDIT = re.compile(
    r"^\W{0,2}(?:©|(?:photo(?:graph|s)?|image|picture|credit|foto|bild|crédits?|фото|світлина"
    r"|صورة|الصورة)(?: (?:by|via|von|de))? ?[:/©])"
    r"|\((?:©|[^()]{0,60}(?:photo|getty|reuters|afp|shutterstock)\b)[^()]{0,60}\)$"
    r"|© ?[^©]{1,60}$|(?:/ ?|via )(?:getty|reuters|afp|shutterstock|ap)(?: images)?$",
    re.IGNORECASE,
)
_ALONE: Final = frozenset(word for words in BY.values() for word in words)
_BY = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _ALONE), key=len, reverse=True))})[\s:]+\S")


def is_date(text: str) -> bool:
    """Whether a short line tells a day: in figures, with the name of a month, or as so long ago."""
    if not _is_line(text):
        return False
    if _FIGURES.search(text) or (len(text) <= _LONGEST_NAME and tells_ago(text)):
        return True
    words = _WORD.findall(_GLUED.sub(" ", text))
    if _DAY.search(text) and any(map(_is_month, words)):
        is_alone = all(dated(word.casefold(), word) for word in words)
        return is_alone or bool(_YEAR.search(text) or _TIME.search(text))
    return bool(_YEAR.search(text) and _TIME.search(text))


def is_by(text: str) -> bool:
    """Whether a short line says by whom the story is: ``By Rosa Quill``."""
    return bool(after_by(text))


def after_by(text: str) -> str:
    """Whom such a line names; empty for another line."""
    match = _BY.match(text.casefold()) if _is_line(text) else None
    # Some letters are longer when folded, but none of these words has one.
    named = text[match.end() - 1 :] if match else ""
    return "" if named[:1].islower() or named[:1].isdigit() else named


def is_by_alone(text: str) -> bool:
    """Whether a line only begins to say it, and the name stands in the next one."""
    return text.casefold().rstrip(" :") in _ALONE


def names(text: str, authors: Iterable[str]) -> bool:
    """Whether a short line names one of the authors; by one word alone only if it is the line."""
    if not _is_line(text):
        return False
    told = squeeze(text)
    for author in authors:
        name = squeeze(author)
        # What stands beside the name may be set apart by nothing but style.
        if name and (name == told or (len(_TOKEN.findall(author)) > 1 and name in told)):
            return True
    return False


def is_name(text: str) -> bool:
    """Whether a line looks like the name of a person: few words, each with a capital."""
    words = _WORD.findall(text)
    is_short = 0 < len(words) <= _WORDS_OF_A_NAME and len(text) <= _LONGEST_NAME
    return is_short and not any(word[0].islower() for word in words)


def is_credit(text: str) -> bool:
    """Whether a short line says whose picture it is, or ends so: ``(Photo: Ilse Brandt)``."""
    return len(text) <= _LONGEST_CAPTION and bool(_CREDIT.search(text))


def _is_line(text: str) -> bool:
    """Whether a text is a short line and no sentence."""
    is_sentence = text.endswith(STOPS) and not text.endswith(_HALVES)
    most = _WORDS_OF_A_NAME if is_sentence else _MOST_WORDS
    return len(text) <= LONGEST_LINE and len(_WORD.findall(text)) <= most


def _is_month(word: str) -> bool:
    return (dated(word.casefold(), word) or "").startswith("month")
