"""Medians, shares and periods. Pure: numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

FEW = 3
"""Public counts below this are told as "fewer than": one reader is not to be recognised."""
_NOTHING = 1e-9  # by which a share of thousands of factors may miss


@dataclass(frozen=True, slots=True)
class Period:
    """From a moment on, until another."""

    since: datetime
    until: datetime

    @property
    def days(self) -> int:
        """Its length, in whole days."""
        return (self.until - self.since).days


@dataclass(frozen=True, slots=True)
class Lasted:
    """So many of something lasted so long.

    Attributes:
        done: how many were over after `seconds`.
        waiting: how many had lasted as long, and were not over.
    """

    seconds: float
    done: int
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took: seconds; None where it is not known.

    Attributes:
        count: how often it happened.
        median: half took no longer; None also while too many still wait for it to be known.
        ninth: nine of ten took no longer (the 90th percentile); None likewise.
        waiting: how often it has not happened yet. These count with the time that they have
            waited: left out, a desk that never looks at what is hard would seem quick.
    """

    count: int
    median: float | None = None
    ninth: float | None = None
    waiting: int = 0


def period(days: int, until: datetime) -> Period:
    """The period of so many days that ends now."""
    return Period(until - timedelta(days=days), until)


def times(lasted: Iterable[Lasted]) -> Times:
    """Median and 90th percentile of what is over, and of what is not (Kaplan and Meier 1958).

    Where nothing waits they are those of the nearest rank (Hyndman and Fan 1996, definition 1).
    """
    rows = sorted(lasted, key=lambda row: row.seconds)
    done, waiting = sum(row.done for row in rows), sum(row.waiting for row in rows)
    return Times(done, _after(rows, 0.5), _after(rows, 0.1), waiting)


def _after(rows: list[Lasted], left: float) -> float | None:
    """After how long no more than a share of all is left; None while that is not known."""
    at_risk = sum(row.done + row.waiting for row in rows)
    standing, at = 1.0, 0
    while at < len(rows):
        seconds, over, gone = rows[at].seconds, 0, 0
        while at < len(rows) and rows[at].seconds == seconds:
            over, gone = over + rows[at].done, gone + rows[at].done + rows[at].waiting
            at += 1
        standing *= 1 - over / at_risk
        if over and standing <= left + _NOTHING:
            return seconds
        at_risk -= gone
    return None


def share(part: int, whole: int) -> float | None:
    """A part of a whole, 0..1; None of nothing."""
    return part / whole if whole else None
