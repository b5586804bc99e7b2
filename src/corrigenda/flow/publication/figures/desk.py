"""The figures that a desk looks at to see how it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from corrigenda.flow.articles.sections import section_of
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.reckoning import Period, Times, share, times
from corrigenda.flow.publication.figures.seconds import SecondsBetween
from corrigenda.flow.reports.models import Report

AGES: tuple[tuple[str, int], ...] = (
    ("under a day", 1),
    ("1 to 3 days", 3),
    ("3 to 7 days", 7),
    ("7 to 30 days", 30),
    ("over 30 days", 36_500),
)
LET_THROUGH = (CorrectionState.APPROVED, CorrectionState.PUBLISHED, CorrectionState.SUPERSEDED)
"""States of a correction that nobody has to approve any more."""
MOST = 12
"""Rows of a table, the largest; the rest is one row."""
REST = "all others"
NONE = "not named"


@dataclass(frozen=True, slots=True)
class Open:
    """Cases that wait, by how old they are."""

    age: str
    typo: int
    fact: int


@dataclass(frozen=True, slots=True)
class Lately:
    """How long the cases of one lane took."""

    lane: str
    first_look: Times
    correction: Times


@dataclass(frozen=True, slots=True)
class Accepted:
    """Of the cases of a period, how many led to a change.

    Attributes:
        share: of those decided, 0..1; None where none is.
    """

    opened: int
    decided: int
    declined: int
    open: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Kinds:
    """Corrections under one heading, by kind."""

    name: str
    kinds: dict[str, int]

    @property
    def total(self) -> int:
        """Of all kinds."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Repeated:
    """A story that was corrected more than once."""

    headline: str
    url: str
    count: int


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


def how_long(outlets: Sequence[Outlet], within: Period) -> list[Lately]:
    """From the first report of a case until somebody looked, and until it was let through."""
    looked = _cases(outlets, within).exclude(first_looked_at=None)
    corrected = Correction.objects.filter(
        outlet__in=outlets,
        state__in=LET_THROUGH,
        decided_at__gte=within.since,
        decided_at__lt=within.until,
        approved_at__isnull=False,
    )
    first = looked.values_list("lane", SecondsBetween("first_report_at", "first_looked_at"))
    done = corrected.values_list(
        "case__lane", SecondsBetween("case__first_report_at", "approved_at")
    )
    looks, corrections = _by_lane(first), _by_lane(done)
    return [Lately(lane, times(looks[lane]), times(corrections[lane])) for lane in Lane.values]


def accepted(outlets: Sequence[Outlet], within: Period) -> Accepted:
    """What became of the cases that were opened in the period."""
    counts = _cases(outlets, within).aggregate(
        opened=Count("pk"),
        declined=Count("pk", filter=Q(state=CaseState.DECLINED.value)),
        open=Count("pk", filter=Q(state__in=[one.value for one in UNDECIDED])),
    )
    decided = counts["opened"] - counts["open"]
    changed = decided - counts["declined"]
    return Accepted(decided=decided, share=share(changed, decided), **counts)


def kinds_by(outlets: Sequence[Outlet], within: Period) -> dict[str, list[Kinds]]:
    """Corrections let through in the period, by section, desk and author."""
    by: dict[str, dict[str, Counter[str]]] = {"section": {}, "desk": {}, "author": {}}
    rows = _corrections(outlets, within).values_list(
        "kind",
        "article__url",
        "article__current__section",
        "outlet__name",
        "article__current__authors",
    )
    for kind, url, section, outlet, authors in rows.iterator(5_000):
        _note(by["section"], section or section_of(url) or NONE, kind)
        _note(by["desk"], outlet, kind)
        for author in authors or [NONE]:
            _note(by["author"], str(author), kind)
    return {heading: _largest(found) for heading, found in by.items()}


def doors(outlets: Sequence[Outlet], within: Period) -> list[tuple[str, int]]:
    """Reports of the period by the door that they came in by, the most used first."""
    rows = (
        Report.objects.filter(
            outlet__in=outlets, received_at__gte=within.since, received_at__lt=within.until
        )
        .values_list("channel")
        .annotate(count=Count("pk"))
    )
    return sorted(((str(door), count) for door, count in rows), key=lambda row: (-row[1], row[0]))


def repeated(outlets: Sequence[Outlet], within: Period) -> list[Repeated]:
    """The stories that were corrected most often in the period, twice at least."""
    rows = (
        _corrections(outlets, within)
        .values_list("article__url", "article__current__headline")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
        .order_by("-count", "article__url")[:MOST]
    )
    return [Repeated(headline or url, url, count) for url, headline, count in rows]


def _cases(outlets: Sequence[Outlet], within: Period) -> QuerySet[Case]:
    return Case.objects.filter(
        outlet__in=outlets, first_report_at__gte=within.since, first_report_at__lt=within.until
    )


def _corrections(outlets: Sequence[Outlet], within: Period) -> QuerySet[Correction]:
    return Correction.objects.filter(
        outlet__in=outlets,
        state__in=LET_THROUGH,
        decided_at__gte=within.since,
        decided_at__lt=within.until,
    )


def _by_lane(rows: Iterable[tuple[str, float | None]]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {lane: [] for lane in Lane.values}
    for lane, seconds in rows:
        if seconds is not None:
            found[lane].append(max(0.0, seconds))
    return found


def _note(under: dict[str, Counter[str]], name: str, kind: str) -> None:
    under.setdefault(name, Counter())[kind] += 1


def _largest(found: dict[str, Counter[str]]) -> list[Kinds]:
    ranked = sorted(found.items(), key=lambda row: (-row[1].total(), row[0]))
    rows = [Kinds(name, dict(kinds)) for name, kinds in ranked[:MOST]]
    rest: Counter[str] = sum((kinds for _, kinds in ranked[MOST:]), Counter())
    return [*rows, Kinds(REST, dict(rest))] if rest else rows
