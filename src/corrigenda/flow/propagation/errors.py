"""What can go wrong in the propagation stage."""

from __future__ import annotations


class UndeliveredError(Exception):
    """Somebody was not told; the message says why in plain words.

    Attributes:
        retry: whether the same attempt may succeed later.
        everyone: the way itself is down, for whoever else is told by it, too.
    """

    def __init__(self, message: str, *, retry: bool = True, everyone: bool = False) -> None:
        super().__init__(message)
        self.retry = retry
        self.everyone = everyone


class ChannelError(ValueError):
    """A channel that cannot be so; the message says what to change.

    Attributes:
        field: what it is about.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class ChoiceError(ValueError):
    """A choice of telling that does not exist; the message says which do."""


class NoTokenError(Exception):
    """A link of a mail that was never sent, or is too old."""


class CopyError(ValueError):
    """An entry of the copy ledger that cannot be so; the message says what to change.

    Attributes:
        field: what it is about; empty for the entry as a whole.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class AgencyError(ValueError):
    """An agency cannot be told; the message says why, and what to do."""
