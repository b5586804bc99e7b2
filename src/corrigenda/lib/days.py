"""A day as a date is written in the language that is active."""

from __future__ import annotations

from datetime import date

from django.utils import dateformat, translation

# E: the month as it stands in a date, which Slavic languages decline.
_PATTERN = "j E Y"
_PATTERNS = {"de": "j. E Y"}


def written(day: date) -> str:
    """The day in the active language: `31 May 2027`, `31. Mai 2027`; of a moment, its own day."""
    language = (translation.get_language() or "").split("-", maxsplit=1)[0]
    return dateformat.format(day, _PATTERNS.get(language, _PATTERN))
