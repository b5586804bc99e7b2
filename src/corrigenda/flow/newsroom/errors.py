"""What can go wrong in the newsroom stage."""

from __future__ import annotations


class NotAllowedError(Exception):
    """The actor's role does not allow the action."""


class TooManyError(Exception):
    """A limit was reached.

    Attributes:
        wait: seconds after which trying again makes sense.
    """

    def __init__(self, message: str, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class LinkSpentError(Exception):
    """A one-time link that was used, has expired or never was."""


class InvitationError(ValueError):
    """An invitation that cannot be made, or cannot be taken up so; the message says why."""


class OutletError(ValueError):
    """An outlet that cannot be made so; the message says what to change."""


class StaffError(ValueError):
    """Somebody who cannot be hired, or cannot leave, so; the message says what to do."""


class PasswordError(ValueError):
    """A password that is too weak; the message says why."""


class ErasureError(ValueError):
    """Words cannot be erased so; the message says what to do."""
