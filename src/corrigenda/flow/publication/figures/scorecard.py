"""What a house tells the public of its own corrections: counts and times, never accusations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from corrigenda.flow.cases.models import Lane
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.desk import Accepted, accepted
from corrigenda.flow.publication.figures.months import Month, months
from corrigenda.flow.publication.figures.reckoning import Period, Times
from corrigenda.flow.publication.figures.rows import corrections_decided
from corrigenda.flow.publication.figures.timing import until_answered


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A house's year.

    Attributes:
        reports: that readers sent.
        cases: passages that they are about.
        kinds: corrections let through, by kind; one a case, the one that stands.
        published: from the first report of a fact until its notice stood in the log, in seconds.
        verified: from the first report of a fact until the story was seen to be right.
        months: what of it was in which month, the newest first.
    """

    within: Period
    reports: int
    cases: Accepted
    kinds: dict[str, int]
    published: Times
    verified: Times
    months: list[Month]


def scorecard(outlets: Sequence[Outlet], within: Period) -> Scorecard:
    """The scorecard of some outlets of one house."""
    through = corrections_decided(outlets, within).order_by()
    kinds = dict(through.values_list("kind").annotate(count=Count("pk")))
    by_month = months(outlets, within)
    published, verified = until_answered(outlets, within)
    return Scorecard(
        within=within,
        reports=sum(one.received for one in by_month),
        cases=accepted(outlets, within),
        kinds={kind: kinds[kind] for kind in Kind.values if kinds.get(kind)},
        published=published[Lane.FACT],
        verified=verified[Lane.FACT],
        months=by_month,
    )
