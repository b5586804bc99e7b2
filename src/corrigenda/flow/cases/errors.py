"""What can go wrong in the cases stage."""

from __future__ import annotations


class CaseError(ValueError):
    """A case that cannot be changed so; the message says what to do."""
