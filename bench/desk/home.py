"""A desk that was filled."""

from __future__ import annotations

from dataclasses import dataclass

from bench.looking.served import Home


@dataclass(frozen=True)
class Desk:
    """A desk that was filled, as `filling.py` tells of it.

    Attributes:
        session: the cookie of an editor who is signed in.
        cases: keys of cases from all over the desk.
        crowded: keys of the cases that have the most reports.
    """

    session: str
    cases: list[int]
    crowded: list[int]
    reports: int
    count_of_cases: int

    def __str__(self) -> str:
        return f"{self.reports:,} reports in {self.count_of_cases:,} cases"


def fill(home: Home, reports: int) -> Desk:
    """Fill the desk up to so many reports."""
    return Desk(**home.filled("bench.desk.filling", reports))
