"""A day as a date is written in the language that is active."""

from __future__ import annotations

from datetime import date

from django.utils import dateformat, translation

from corrigenda.lib.languages import ENGLISH
from corrigenda.lib.words import Text

# E: the month as it stands in a date, which Slavic languages decline.
_PATTERN = Text("j E Y", "a date: j day, E month, Y year")


def written(day: date) -> str:
    """The day in the active language: `31 May 2027`, `31. Mai 2027`; of a moment, its own day."""
    return dateformat.format(day, _PATTERN[translation.get_language() or ENGLISH])
