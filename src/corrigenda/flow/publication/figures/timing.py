"""How long the cases took: until somebody looked, until the notice, until it stood in the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce, Greatest

from corrigenda.flow.cases.models import Lane
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.corrections.models import Correction, Kind, StoryChange
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.reckoning import Lasted, Period, Times, times
from corrigenda.flow.publication.figures.rows import (
    LET_THROUGH,
    answers_decided,
    cases_opened,
    unanswered,
)
from corrigenda.flow.publication.figures.seconds import SecondsBetween

ByLane = dict[str, Times]
_Found = defaultdict[str, list[Lasted]]
_OF_CASE = "case__first_report_at"
_NEVER = Value(datetime(9999, 12, 31, tzinfo=UTC), DateTimeField())
_UNDECIDED = [one.value for one in UNDECIDED]


@dataclass(frozen=True, slots=True)
class Lately:
    """How long the cases of one lane took, each time from the first report.

    Attributes:
        first_look: until an editor looked; of the cases opened in the period.
        published: until the notice stood in the log; of the first corrections with a notice that
            were decided in the period, and of the cases that wait for a decision, or for the
            second person or the source that it rests on, however long ago they were reported.
            Declined cases are left out.
        verified: until our own look found the story changed as it was asked; likewise of the
            first corrections that change it.
    """

    lane: str
    first_look: Times
    published: Times
    verified: Times


def how_long(outlets: Sequence[Outlet], within: Period) -> list[Lately]:
    """How long it took in each lane; what has not happened yet counts as it has waited so far."""
    looks = until_looked(outlets, within)
    notices, right = until_answered(outlets, within)
    return [Lately(lane, looks[lane], notices[lane], right[lane]) for lane in Lane.values]


def until_looked(outlets: Sequence[Outlet], within: Period) -> ByLane:
    """Until an editor looked."""
    seen = cases_opened(outlets, within).filter(
        Q(first_looked_at__isnull=False) | Q(state__in=_UNDECIDED)
    )
    return _told(_lasted(seen, "lane", "first_report_at", "first_looked_at", within.until))


def until_answered(outlets: Sequence[Outlet], within: Period) -> tuple[ByLane, ByLane]:
    """Until the notice stood in the log, and until the story was seen to be right.

    What waits for a decision waits for both; but a typo for no notice, as most are just fixed.
    """
    notices, right = _undecided(outlets, within.until)
    told = answers_decided(outlets, within).exclude(kind=Kind.FIX)
    published = _lasted(told, "case__lane", _OF_CASE, "entry__published_at", within.until)
    return _told(published, notices), _told(_verified(outlets, within), right)


def _verified(outlets: Sequence[Outlet], within: Period) -> _Found:
    """Of each case the change that was seen first, or the last that is still asked for.

    Decided anew before the CMS has changed the story, a case waits for the later change, and for
    none where the later correction leaves the story as it is.
    """
    answers = answers_decided(outlets, within).filter(change__isnull=False)
    through = StoryChange.objects.filter(correction__state__in=LET_THROUGH)
    same = through.filter(correction__case=OuterRef("correction__case"))
    # As joins, which a database does at once for all rows; a value for each row takes it long.
    seen_at = Coalesce(OuterRef("verified_at"), _NEVER)
    sooner = same.filter(verified_at__lt=seen_at)
    later = same.annotate(at=Coalesce("verified_at", _NEVER)).filter(
        at=seen_at, pk__gt=OuterRef("pk")
    )
    asked = Q(verified_at__isnull=False) | ~Q(correction__state=CorrectionState.SUPERSEDED)
    changes = through.filter(
        asked, ~Exists(sooner), ~Exists(later), correction__case__in=answers.values("case")
    )
    return _lasted(
        changes,
        "correction__case__lane",
        "correction__case__first_report_at",
        "verified_at",
        within.until,
    )


def _lasted(rows: QuerySet[Any], lane: str, since: str, over: str, until: datetime) -> _Found:
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
    found: _Found = defaultdict(list)
    for name, seconds, done, waiting in counted:
        found[name].append(Lasted(float(seconds), done, waiting))
    return found


def _undecided(outlets: Sequence[Outlet], until: datetime) -> tuple[_Found, _Found]:
    """By lane, how many wait for a notice and how many for a change, and how long since the first
    report; in one query."""
    waits = Correction.objects.filter(case=OuterRef("pk"), state=CorrectionState.IN_APPROVAL)
    undecided, fact = Q(state__in=_UNDECIDED), Q(lane=Lane.FACT)
    counted: Iterable[tuple[str, float, int, int]] = (
        unanswered(outlets, until)
        .annotate(lasted=SecondsBetween(F("first_report_at"), Value(until, DateTimeField())))
        .order_by()
        .values_list("lane", "lasted")
        .annotate(
            notices=Count(
                "pk", filter=(undecided & fact) | Q(Exists(waits.exclude(kind=Kind.FIX)))
            ),
            right=Count("pk", filter=undecided | Q(Exists(waits.exclude(after=F("before"))))),
        )
    )
    notices: _Found = defaultdict(list)
    right: _Found = defaultdict(list)
    for lane, seconds, for_notice, for_change in counted:
        for found, count in ((notices, for_notice), (right, for_change)):
            if count:
                found[lane].append(Lasted(float(seconds), 0, count))
    return notices, right


def _told(*found: _Found) -> ByLane:
    return {name: times(row for one in found for row in one[name]) for name in Lane.values}
