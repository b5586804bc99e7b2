"""Which cases a search finds, among those that somebody may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from corrigenda.anchoring import State
from corrigenda.flow.articles.models import ArticleUrl
from corrigenda.flow.cases.models import Case, Lane
from corrigenda.flow.cases.queries import cases_of, new_replies
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.corrections.search import words
from corrigenda.flow.corrections.search.by_words import having
from corrigenda.flow.corrections.search.grammar import Search, Term
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.models import Role, Staff
from corrigenda.flow.newsroom.queries import roles_of
from corrigenda.lib import clock, urls


def reach_of(staff: Staff) -> QuerySet[Case]:
    """The cases that somebody may search, in no order and without the rows around them."""
    roles = roles_of(staff)
    if connection.vendor != "sqlite" or Role.REPORTER in roles.values():
        return counted_reach_of(staff)
    # Nearly all cases are of few outlets and merged into none, which SQLite does not know: by the
    # indexes of these it gathers and sorts 200,000 rows for fifty. No index is of an expression
    # (https://www.sqlite.org/queryplanner-ng.html#howtofix), so it walks one in the list's order.
    return _live_in(tuple(roles))


def counted_reach_of(staff: Staff) -> QuerySet[Case]:
    """The same, to be counted by lane and phase: that asks an index alone."""
    return cases_of(staff).select_related(None).order_by()


@lru_cache(1_000)
def _live_in(outlets: tuple[int, ...]) -> QuerySet[Case]:
    """Kept unasked: to write it takes longer than to walk a page of it."""
    all_cases = Case.with_merged.alias(
        house=F("outlet_id") + 0, instead=Coalesce("merged_into_id", 0)
    )
    return all_cases.filter(house__in=outlets, instead=0)


def found(staff: Staff, search: Search, among: QuerySet[Case]) -> QuerySet[Case]:
    """The cases that a search of `staff` finds among those of `reach_of`."""
    cases = among
    wanted = words.wanted(search.words)
    for term in search.good:
        if term.key == "author":
            wanted += words.wanted(term.value, mark=words.IN_NAME)
        elif term.key == "url" and "://" not in term.value:
            wanted += words.wanted(term.value, mark=words.IN_URL)
        else:
            cases = cases.filter(_condition(term, staff))
    return having(cases, wanted)


def _condition(term: Term, staff: Staff) -> Q:
    value = term.value
    if term.key == "owner":
        return _owner(value, staff)
    if term.key == "before":
        return Q(last_report_at__lt=_midnight(value))
    if term.key == "after":
        return Q(last_report_at__gte=_midnight(value) + timedelta(days=1))
    return _BY_KEY[term.key](value)


def _in_approval() -> QuerySet[Correction, int]:
    waiting = Correction.objects.filter(state=CorrectionState.IN_APPROVAL)
    return waiting.values_list("case_id", flat=True)


_IS: dict[str, Callable[[], Q]] = {
    "open": lambda: Q(phase="open"),
    "decided": lambda: Q(phase="decided") & ~Q(pk__in=_in_approval()),
    "declined": lambda: Q(phase="declined"),
    "approval": lambda: Q(state=CaseState.DECIDED, pk__in=_in_approval()),
    "typo": lambda: Q(lane=Lane.TYPO),
    "fact": lambda: Q(lane=Lane.FACT),
    "hold": lambda: Q(phase="open", state=CaseState.CHECKING),
    "source": lambda: Q(phase="open", state=CaseState.AWAITING_SOURCE),
    "overdue": lambda: Q(phase="open", due_at__lt=clock.now()),
    "gone": lambda: Q(anchor_state=State.GONE),
    "changed": lambda: Q(anchor_state=State.CHANGED),
    "replied": lambda: Q(pk__in=new_replies().values("case_id")),
    "reported-again": lambda: (
        Q(phase="decided", since_decided__gt=0) | Q(phase="declined", since_declined__gt=0)
    ),
}


def _owner(value: str, staff: Staff) -> Q:
    if value.lower() == "me":
        return Q(owner=staff)
    return Q(owner=None) if value.lower() == "none" else Q(owner__username__iexact=value)


def _midnight(value: str) -> datetime:
    return datetime.combine(
        date.fromisoformat(value), time.min, tzinfo=timezone.get_current_timezone()
    )


def _at(url: str) -> Q:
    try:
        at = ArticleUrl.objects.filter(url=urls.normalize(url)).values("article_id")
    except urls.UrlError:
        return Q(pk=None)
    return Q(article__in=at)


_BY_KEY: dict[str, Callable[[str], Q]] = {
    "is": lambda value: _IS[value](),
    "url": _at,
    "outlet": lambda value: Q(outlet__slug=value),
    "severity": lambda value: Q(severity=value),
    "readers": lambda value: Q(report_count__gte=int(value)),
}
