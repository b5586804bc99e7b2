"""How long the cases took: until somebody looked, until the notice, until it stood in the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, DateTimeField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest

from corrigenda.flow.cases.models import Lane
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.reckoning import Lasted, Period, Times, times
from corrigenda.flow.publication.figures.rows import answers_decided, cases_opened
from corrigenda.flow.publication.figures.seconds import SecondsBetween

ByLane = dict[str, Times]
_OF_CASE = "case__first_report_at"


@dataclass(frozen=True, slots=True)
class Lately:
    """How long the cases of one lane took, each time from the first report.

    Attributes:
        first_look: until an editor looked; of the cases opened in the period.
        published: until the notice stood in the log; of the corrections with a notice that were
            decided in the period.
        verified: until our own look found the story changed as it was asked; of all
            corrections decided in the period that change it.
    """

    lane: str
    first_look: Times
    published: Times
    verified: Times


def how_long(outlets: Sequence[Outlet], within: Period) -> list[Lately]:
    """How long it took in each lane; what has not happened yet counts as it has waited so far."""
    looks = until_looked(outlets, within)
    notices, right = until_published(outlets, within), until_verified(outlets, within)
    return [Lately(lane, looks[lane], notices[lane], right[lane]) for lane in Lane.values]


def until_looked(outlets: Sequence[Outlet], within: Period) -> ByLane:
    """Until an editor looked."""
    seen = cases_opened(outlets, within).filter(
        Q(first_looked_at__isnull=False) | Q(state__in=[one.value for one in UNDECIDED])
    )
    return _lasted(seen, "lane", "first_report_at", "first_looked_at", within.until)


def until_published(outlets: Sequence[Outlet], within: Period) -> ByLane:
    """Until the notice stood in the log."""
    told = answers_decided(outlets, within).exclude(kind=Kind.FIX)
    return _lasted(told, "case__lane", _OF_CASE, "entry__published_at", within.until)


def until_verified(outlets: Sequence[Outlet], within: Period) -> ByLane:
    """Until the story was seen to be right."""
    changed = answers_decided(outlets, within).filter(change__isnull=False)
    return _lasted(changed, "case__lane", _OF_CASE, "change__verified_at", within.until)


def _lasted(rows: QuerySet[Any], lane: str, since: str, over: str, until: datetime) -> ByLane:
    """By lane, how many lasted how long; counted by the database in steps of a time."""
    end = Coalesce(F(over), Greatest(F(since), Value(until, DateTimeField())))
    counted: Iterable[tuple[str, float, int, int]] = (
        rows.annotate(lasted=SecondsBetween(F(since), end))
        .order_by()
        .values_list(lane, "lasted")
        .annotate(
            done=Count("pk", filter=Q(**{f"{over}__isnull": False})),
            waiting=Count("pk", filter=Q(**{f"{over}__isnull": True})),
        )
    )
    found: dict[str, list[Lasted]] = {name: [] for name in Lane.values}
    for name, seconds, done, waiting in counted:
        found[name].append(Lasted(float(seconds), done, waiting))
    return {name: times(lasted) for name, lasted in found.items()}
