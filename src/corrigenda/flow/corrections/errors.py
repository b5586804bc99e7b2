"""What can go wrong in the corrections stage."""

from __future__ import annotations


class CorrectionError(ValueError):
    """A correction that cannot be made so.

    Attributes:
        field: which part of it is wrong, as the form names it.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
