"""Regular expressions with Unicode properties (`\\p{Han}`, `\\X`), typed.

Why not `re`: it knows neither scripts nor grapheme clusters.
"""

import re
from collections.abc import Callable

import regex


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern: set operations on, "." matches newlines."""
    # regex ships no types; its patterns have the methods of re.Pattern.
    make: Callable[..., re.Pattern[str]] = regex.compile
    return make(source, regex.V1 | regex.DOTALL)
