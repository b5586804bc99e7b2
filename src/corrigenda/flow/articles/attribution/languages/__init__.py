"""What the rules know of a language: data, no rules."""

from __future__ import annotations

from corrigenda.flow.articles.attribution.languages.ar import ARABIC
from corrigenda.flow.articles.attribution.languages.cyrillic import RUSSIAN, UKRAINIAN
from corrigenda.flow.articles.attribution.languages.en import ENGLISH
from corrigenda.flow.articles.attribution.languages.language import Language
from corrigenda.flow.articles.attribution.languages.latin import FRENCH, GERMAN, SPANISH

LANGUAGES = {
    "ar": ARABIC,
    "de": GERMAN,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
}


def language_of(tag: str) -> Language | None:
    """What is known of the language of a BCP 47 tag; None for nothing."""
    return LANGUAGES.get(tag.partition("-")[0].partition("_")[0].lower())


__all__ = ["LANGUAGES", "Language", "language_of"]
