"""The figures that a desk looks at to see how it does: what waits, and what came of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.reckoning import Period, share
from corrigenda.flow.publication.figures.rows import cases_reported, reports_taken

AGES: tuple[tuple[str, int], ...] = (
    ("under a day", 1),
    ("1 to 3 days", 3),
    ("3 to 7 days", 7),
    ("7 to 30 days", 30),
    ("over 30 days", 36_500),
)


@dataclass(frozen=True, slots=True)
class Open:
    """Cases that wait, by how old they are."""

    age: str
    typo: int
    fact: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """Of the cases of a period that readers reported, how many led to a change.

    Attributes:
        share: of those decided, 0..1; None where none is.
    """

    opened: int
    decided: int
    declined: int
    open: int
    share: float | None


def open_by_age(outlets: Sequence[Outlet], now: datetime) -> list[Open]:
    """The undecided cases, by age since the first report and by lane."""
    wanted, newest = {}, now
    for number, (_, days) in enumerate(AGES):
        oldest = now - timedelta(days=days)
        for lane in Lane.values:
            within = Q(lane=lane, first_report_at__gt=oldest, first_report_at__lte=newest)
            wanted[f"{lane}{number}"] = Count("pk", filter=within)
        newest = oldest
    open_cases = Case.objects.filter(outlet__in=outlets, state__in=[one.value for one in UNDECIDED])
    found = open_cases.aggregate(**wanted)
    return [
        Open(name, found[f"{Lane.TYPO}{number}"], found[f"{Lane.FACT}{number}"])
        for number, (name, _) in enumerate(AGES)
    ]


def accepted(outlets: Sequence[Outlet], within: Period) -> Accepted:
    """What became of the cases that were first reported in the period, and by readers."""
    counts = cases_reported(outlets, within).aggregate(
        opened=Count("pk"),
        declined=Count("pk", filter=Q(state=CaseState.DECLINED.value)),
        open=Count("pk", filter=Q(state__in=[one.value for one in UNDECIDED])),
    )
    decided = counts["opened"] - counts["open"]
    changed = decided - counts["declined"]
    return Accepted(decided=decided, share=share(changed, decided), **counts)


def doors(outlets: Sequence[Outlet], within: Period) -> list[tuple[str, int]]:
    """Reports of the period by the door that they came in by, the most used first; also what
    machines found."""
    taken = reports_taken(outlets, within).order_by()
    rows = taken.values_list("channel").annotate(count=Count("pk"))
    return sorted(((str(door), count) for door, count in rows), key=lambda row: (-row[1], row[0]))
