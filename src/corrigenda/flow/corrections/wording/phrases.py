"""Phrases by language, found in words whatever their case and vowel marks. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import regex

Phrases = Mapping[str, tuple[tuple[str, str], ...]]
"""By language: a pattern (spaces stand for any white space), and what to write instead."""

_HARAKAT = "[\u064b-\u0652\u0640]*"
_ARABIC = regex.compile(r"(\p{Arabic})")


@lru_cache(maxsize=512)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern as whole words: spaces match any white space, Arabic any vowel marks."""
    marked = _ARABIC.sub(lambda letter: letter.group() + _HARAKAT, pattern)
    spaced = marked.replace(" ", r"\s+")
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?:{spaced})(?![\p{{L}}\p{{N}}])", regex.IGNORECASE
    )


def found(
    phrases: Phrases, language: str, words: str
) -> Iterable[tuple[tuple[int, int], str, str]]:
    """Each phrase of the language that stands in the words: span, words there, instead."""
    for pattern, instead in phrases.get(language, ()):
        for match in compiled(pattern).finditer(words, timeout=1.0):
            yield match.span(), match.group(), instead
