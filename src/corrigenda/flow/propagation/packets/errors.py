"""What can be wrong with a packet, a house, or what is said of a subscriber."""

from __future__ import annotations


class PacketError(ValueError):
    """A packet that cannot be used; the message says what is wrong with it."""


class UnknownHouseError(Exception):
    """It comes from a house that is not paired with any outlet here."""


class UntrustedError(Exception):
    """It is not signed by a key that is trusted; the message says what can be done."""


class OtherPacketError(Exception):
    """Another packet came from this house under the same id."""


class HouseError(Exception):
    """Another house's Corrigenda could not be read; the message says why."""


class SubscriberError(ValueError):
    """A subscriber that cannot be so; the message says what to change.

    Attributes:
        field: what it is about.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
