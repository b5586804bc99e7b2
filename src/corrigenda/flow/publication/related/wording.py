"""What stands above related stories, and beside a corrected one."""

from __future__ import annotations

from corrigenda.lib.words import Text

HEADINGS = Text("Other topics of interest")
CORRECTED = Text("Corrected")


def heading(language: str) -> str:
    """Above the stories, in the language or in English."""
    return HEADINGS[language]


def corrected(language: str) -> str:
    """The mark of a story on which a correction stands, in the language or in English."""
    return CORRECTED[language]
