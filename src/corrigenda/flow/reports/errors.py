"""What can go wrong in the reports stage."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from corrigenda.lib.text import TextError, TooLongError


class Wrong(StrEnum):
    """What is wrong with a part of a report, for whoever says it in a reader's own words."""

    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    """It holds a character that cannot be stored and shown."""
    NO_ADDRESS = "no_address"
    """Of an e-mail."""
    NO_LINK = "no_link"
    NO_WORDS = "no_words"
    """The passage is empty."""
    NOT_WHOLE = "not_whole"
    """The passage came without what it needs, or does not stand where it should."""
    NO_STORY = "no_story"
    """The page's address is none at which a story can stand."""
    UNKNOWN = "unknown"
    """It is none of what is taken there; a reader cannot have chosen it."""


class ReportError(ValueError):
    """A report that cannot be taken; the message is for the developer of what sent it.

    Attributes:
        field: which part of it is wrong, as the API names it.
        length, most: of what is too long, how many characters it has, and may have.
    """

    def __init__(
        self, field: str, message: str, wrong: Wrong, *, length: int = 0, most: int = 0
    ) -> None:
        super().__init__(message)
        self.field = field
        self.wrong = wrong
        self.length = length
        self.most = most

    @classmethod
    def of_text(cls, field: str, error: TextError) -> ReportError:
        """For a text that cannot be taken, whatever it says."""
        if isinstance(error, TooLongError):
            long = {"length": error.length, "most": error.most}
            return cls(field, str(error), Wrong.TOO_LONG, **long)
        return cls(field, str(error), Wrong.UNREADABLE)


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
