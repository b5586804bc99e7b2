"""A public log that was filled."""

from __future__ import annotations

from dataclasses import dataclass

from bench.looking.served import Home


@dataclass(frozen=True)
class Log:
    """A log that was filled, as `filling.py` tells of it.

    Attributes:
        ids: of entries from all over the log, and `moments` at which they were published.
        session: nobody's, as the public is not signed in.
    """

    ids: list[str]
    moments: list[str]
    entries: int
    session: str = ""

    def __str__(self) -> str:
        return f"{self.entries:,} entries"


def fill(home: Home, entries: int) -> Log:
    """Fill the log up to so many entries."""
    return Log(**home.filled("bench.log.filling", entries))
