"""Medians, shares and periods. Pure: numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FEW = 3
"""Public counts below this are told as "fewer than": one reader is not to be recognised."""


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
class Times:
    """How long something took: seconds; None where it never happened.

    Attributes:
        count: how often it was measured.
        median: half took no longer.
        ninth: nine of ten took no longer (the 90th percentile).
    """

    count: int
    median: float | None = None
    ninth: float | None = None


def period(days: int, until: datetime) -> Period:
    """The period of so many days that ends now."""
    return Period(until - timedelta(days=days), until)


def times(seconds: Sequence[float]) -> Times:
    """Median and 90th percentile by the nearest rank (Hyndman and Fan 1996, definition 1)."""
    if not seconds:
        return Times(0)
    ranked = sorted(seconds)
    return Times(len(ranked), ranked[_rank(len(ranked), 0.5)], ranked[_rank(len(ranked), 0.9)])


def _rank(count: int, share: float) -> int:
    return max(0, -int(-count * share // 1) - 1)


def share(part: int, whole: int) -> float | None:
    """A part of a whole, 0..1; None of nothing."""
    return part / whole if whole else None
