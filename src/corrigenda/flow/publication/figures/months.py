"""A house's year month by month, and its fixes, whose number is always public."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from corrigenda.flow.cases.models import Lane
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.decision import TOUCHING
from corrigenda.flow.corrections.models import Kind, StoryChange
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.calendar import MonthOf
from corrigenda.flow.publication.figures.reckoning import Lasted, Period, Times, times
from corrigenda.flow.publication.figures.rows import (
    cases_reported,
    first_answers,
    let_through,
    reports_received,
)
from corrigenda.flow.publication.figures.seconds import SecondsBetween
from corrigenda.flow.publication.models import LiveCheck

_NOT_ACCEPTED = [*(one.value for one in UNDECIDED), CaseState.DECLINED.value]


@dataclass(frozen=True, slots=True)
class Month:
    """One month's work.

    Attributes:
        month: such as `2026-11`, in UTC.
        received: reports of readers.
        accepted: cases that readers first reported in it and that led to a change or a notice.
        times: from the first report to the correction of a fact that was let through in it.
        overdue: changes to stories, and notices where the story was to stay as it is, that were
            due in it and did not come in time.
    """

    month: str
    received: int
    accepted: int
    times: Times
    overdue: int


@dataclass(frozen=True, slots=True)
class Fixes:
    """Changes of a story without a notice, by month.

    Attributes:
        all: of them.
        of_facts: those that touched figures, names, dates, negations or quotations, and that a
            second person let through with a reason.
    """

    all: dict[str, int]
    of_facts: dict[str, int]


def months(outlets: Sequence[Outlet], within: Period) -> list[Month]:
    """The months of a period in which anything was done, the newest first."""
    received = _by_month(reports_received(outlets, within), "received_at")
    changed = cases_reported(outlets, within).exclude(state__in=_NOT_ACCEPTED)
    accepted = _by_month(changed, "first_report_at")
    late = StoryChange.objects.filter(
        Q(applied_at=None) | Q(applied_at__gt=F("due_at")),
        correction__outlet__in=outlets,
        **_between("due_at", within),
    )
    # Of corrections that leave the story as it is, the notice is what has to come.
    unseen = LiveCheck.objects.filter(
        overdue_at__isnull=False, entry__outlet__in=outlets, **_between("due_at", within)
    )
    overdue = Counter(_by_month(late, "due_at")) + Counter(_by_month(unseen, "due_at"))
    took = _times(outlets, within)
    known = received.keys() | accepted.keys() | overdue.keys() | took.keys()
    return [
        Month(
            one, received.get(one, 0), accepted.get(one, 0), times(took[one]), overdue.get(one, 0)
        )
        for one in sorted(known, reverse=True)
    ]


def fixes(outlets: Sequence[Outlet], within: Period) -> Fixes:
    """The fixes of a period, by the month in which they were let through."""
    silent = let_through(outlets).filter(kind=Kind.FIX, **_between("approved_at", within))
    # Not by who approved it: an account may be deleted, and what was counted stays.
    facts = silent.filter(second_person_because__startswith=TOUCHING)
    return Fixes(_by_month(silent, "approved_at"), _by_month(facts, "approved_at"))


def _times(outlets: Sequence[Outlet], within: Period) -> dict[str, list[Lasted]]:
    answers = first_answers(outlets).filter(case__lane=Lane.FACT, **_between("approved_at", within))
    rows = answers.values_list(
        MonthOf("approved_at"), SecondsBetween("case__first_report_at", "approved_at")
    )
    found: dict[str, list[Lasted]] = defaultdict(list)
    for month, seconds in rows.iterator(5_000):
        if seconds is not None:
            found[month].append(Lasted(max(0.0, seconds), 1))
    return found


def _between(field: str, within: Period) -> dict[str, object]:
    return {f"{field}__gte": within.since, f"{field}__lt": within.until}


def _by_month(rows: QuerySet, field: str) -> dict[str, int]:  # type: ignore[type-arg]
    """How many, by month, the newest first."""
    counted = rows.order_by().annotate(in_month=MonthOf(field)).values("in_month")
    found = counted.annotate(total=Count("pk")).order_by("-in_month")
    return dict(found.values_list("in_month", "total"))
