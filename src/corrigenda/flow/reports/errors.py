"""What can go wrong in the reports stage."""

from __future__ import annotations


class ReportError(ValueError):
    """A report that cannot be taken.

    Attributes:
        field: which part of it is wrong, as the API names it.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class OtherReportError(Exception):
    """Another report was sent under the same `client_id`."""
