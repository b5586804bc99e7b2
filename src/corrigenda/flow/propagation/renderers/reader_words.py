"""What readers are told by mail, in the languages of the reader's pages."""

from __future__ import annotations

from corrigenda.flow.propagation.renderers import words_ar, words_de, words_en, words_uk

WORDS: dict[str, dict[str, str]] = {
    "en": words_en.WORDS,
    "uk": words_uk.WORDS,
    "de": words_de.WORDS,
    "ar": words_ar.WORDS,
}


def spoken(language: str) -> str:
    """The language of our mail for a language tag: English where we lack it."""
    primary = language.split("-", maxsplit=1)[0].lower()
    return primary if primary in WORDS else "en"
