"""Regular expressions with Unicode properties (`\\p{Han}`, `\\X`).

Why not `re`: it knows neither scripts nor grapheme clusters.
"""

import regex


def pattern(source: str) -> regex.Pattern[str]:
    """Compile a pattern: set operations on, "." matches newlines."""
    return regex.compile(source, regex.V1 | regex.DOTALL)
