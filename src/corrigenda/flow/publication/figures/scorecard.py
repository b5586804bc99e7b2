"""What a house tells the public of its own corrections: counts and times, never accusations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.desk import LET_THROUGH, Accepted, accepted, how_long
from corrigenda.flow.publication.figures.months import Month, months
from corrigenda.flow.publication.figures.reckoning import Period, Times
from corrigenda.flow.reports.models import Report


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A house's year.

    Attributes:
        reports: that readers sent.
        cases: passages that they are about.
        kinds: corrections let through, by kind.
        times: from the first report to a correction with a notice, in seconds.
        months: what of it was in which month, the newest first.
    """

    within: Period
    reports: int
    cases: Accepted
    kinds: dict[str, int]
    times: Times
    months: list[Month]


def scorecard(outlets: Sequence[Outlet], within: Period) -> Scorecard:
    """The scorecard of some outlets of one house."""
    received = Report.objects.filter(
        outlet__in=outlets, received_at__gte=within.since, received_at__lt=within.until
    )
    through = Correction.objects.filter(
        outlet__in=outlets,
        state__in=LET_THROUGH,
        decided_at__gte=within.since,
        decided_at__lt=within.until,
    )
    kinds = Counter(through.values_list("kind", flat=True).iterator(5_000))
    facts = next(one for one in how_long(outlets, within) if one.lane == "fact")
    return Scorecard(
        within=within,
        reports=received.count(),
        cases=accepted(outlets, within),
        kinds={kind: kinds[kind] for kind in Kind.values if kinds[kind]},
        times=facts.correction,
        months=months(outlets, within),
    )
