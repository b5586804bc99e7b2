"""What stands above related stories, and beside a corrected one, by language."""

from __future__ import annotations

from corrigenda.flow.publication.labels import primary

HEADINGS = {
    "en": "Other topics of interest",
    "uk": "Читайте також",
    "de": "Weitere Themen",
    "ar": "مواضيع أخرى قد تهمك",
}
CORRECTED = {"en": "Corrected", "uk": "Виправлено", "de": "Korrigiert", "ar": "مصحح"}


def heading(language: str) -> str:
    """Above the stories, in the language or in English."""
    return HEADINGS.get(primary(language), HEADINGS["en"])


def corrected(language: str) -> str:
    """The mark of a story on which a correction stands, in the language or in English."""
    return CORRECTED.get(primary(language), CORRECTED["en"])
