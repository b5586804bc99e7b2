"""What was put right, by where it stood, whose it was and how it was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.reckoning import Period
from corrigenda.flow.publication.figures.rows import MOST, NONE, REST, corrections_decided

HEADINGS = {
    "section": "article__current__section",
    "desk": "outlet__name",
    "author": "article__current__authors",
    "source": "case__first_door",
}
"""What corrections are counted by, and where it is noted. The source of an error is the door by
which the first report on it came in."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Corrections under one heading, by kind."""

    name: str
    kinds: dict[str, int]

    @property
    def total(self) -> int:
        """Of all kinds."""
        return sum(self.kinds.values())


def kinds_by(outlets: Sequence[Outlet], within: Period) -> dict[str, list[Kinds]]:
    """Corrections of the period, one a case, under each heading; a query each."""
    return {heading: kinds_under(heading, outlets, within) for heading in HEADINGS}


def kinds_under(heading: str, outlets: Sequence[Outlet], within: Period) -> list[Kinds]:
    """The same under one of `HEADINGS`, the largest first.

    What several people wrote is counted for each of them.
    """
    return _largest(_counted(outlets, within, HEADINGS[heading]))


def names_in(value: object) -> list[str]:
    """A row's names under a heading: of a list each one, and of nothing that it is not named."""
    names = value if isinstance(value, list) else [value]
    return [str(name) for name in names if name] or [NONE]


def _counted(outlets: Sequence[Outlet], within: Period, field: str) -> dict[str, Counter[str]]:
    rows = corrections_decided(outlets, within).order_by().values_list(field, "kind")
    found: dict[str, Counter[str]] = {}
    for value, kind, count in rows.annotate(count=Count("pk")).iterator(2_000):
        for name in names_in(value):
            found.setdefault(name, Counter())[kind] += count
    return found


def _largest(found: dict[str, Counter[str]]) -> list[Kinds]:
    ranked = sorted(found.items(), key=lambda row: (-row[1].total(), row[0]))
    rows = [Kinds(name, dict(kinds)) for name, kinds in ranked[:MOST]]
    rest: Counter[str] = sum((kinds for _, kinds in ranked[MOST:]), Counter())
    return [*rows, Kinds(REST, dict(rest))] if rest else rows
