"""How long and how much: the bounds of one exchange."""

import time

from corrigenda.lib.http.errors import TimedOut, TooLarge


class Deadline:
    """A moment by which the whole exchange must be over, redirects and all."""

    def __init__(self, seconds: float) -> None:
        if not seconds > 0:
            raise ValueError("The time for a request must be more than 0 seconds.")
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    def remaining(self) -> float:
        """Return the seconds left, always more than 0. Raises TimedOut when there are none."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> TimedOut:
        """Return the error that says the time is over."""
        return TimedOut(f"There was no full answer within {self.seconds:g} seconds; try later.")


class Allowance:
    """The bytes that may still come in over the wire, before anything is unpacked."""

    def __init__(self, max_bytes: int, what: str) -> None:
        self.reset(max_bytes, what)

    def reset(self, max_bytes: int, what: str) -> None:
        """Start counting afresh, for the next part of the answer."""
        self._left = self._max = max_bytes
        self._what = what

    def count(self, received: int) -> int:
        """Take `received` bytes off and return them. Raises TooLarge when too many came."""
        self._left -= received
        if self._left < 0:
            raise TooLarge(f"{self._what} is longer than {self._max:,} bytes; it was not read.")
        return received
