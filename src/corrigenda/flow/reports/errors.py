"""What can go wrong in the reports stage."""

from __future__ import annotations

from datetime import datetime
from typing import Any


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


class ProofNeededError(Exception):
    """The outlet is being flooded: the sender is to work for this report.

    Attributes:
        challenge: what is to be solved, as ALTCHA writes it.
    """

    def __init__(self, challenge: dict[str, Any]) -> None:
        super().__init__(
            "Very many reports are coming in at this moment. Nothing of yours is stored yet: solve "
            "the challenge and send the report again with the solution in `proof`."
        )
        self.challenge = challenge


class BannedError(Exception):
    """No reports are taken from this address for a time, unless its reader appeals.

    Attributes:
        until: when the ban ends.
        form: the address of the form by which to appeal.
    """

    def __init__(self, until: datetime, form: str) -> None:
        super().__init__(
            "Reports from your connection are not taken until "
            f"{until:%Y-%m-%d %H:%M} UTC, because of earlier ones from it. Nothing was sent. If "
            f"that does not mean you, say so in the form at {form} and a person will look at it."
        )
        self.until = until
        self.form = form


class AppealError(ValueError):
    """An appeal that cannot be taken; the message says why."""


class ReplyError(ValueError):
    """A reply that cannot be taken; the message says why.

    Attributes:
        kind: `empty`, `unfit` (too long, or not to be shown) or `used` (its reader has written
            already).
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class ClosedError(Exception):
    """A report about which its reader can do no more: it is held, rejected, erased or ended."""


class ArrivingError(Exception):
    """A report that has come this moment, and is not where it belongs yet."""


class BanError(ValueError):
    """A ban that cannot be made or lifted; the message says why."""


class LetterError(ValueError):
    """A letter that cannot be placed so; the message says what to do."""


class NoSuchMailboxError(ValueError):
    """No outlet here takes letters at the address."""
