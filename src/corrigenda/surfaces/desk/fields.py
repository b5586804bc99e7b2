"""What the fields of the desk's forms are called on its screens."""

from __future__ import annotations

WRITTEN = {"after": "New words", "words": "Notice", "reason": "Reason"}
"""What is written in a decision, in its order."""


def label(field: str) -> str:
    """A field's name in words."""
    return WRITTEN.get(field) or field.replace("_", " ").capitalize()
