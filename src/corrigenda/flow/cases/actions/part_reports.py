"""Give reports that a decision is not about cases of their own, once it cannot be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.join_reports import join_again
from corrigenda.flow.cases.actions.lock_cases import lock_cases
from corrigenda.flow.cases.actions.recount import recount
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.leaving import about_else
from corrigenda.flow.cases.models import Case, DecidedWords
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import AT_ONCE, each

LEASE = timedelta(seconds=30)


def part_reports(limit: int = 20) -> int:
    """Go through the cases that were decided; returns how many decisions were claimed.

    Of each, `AT_ONCE` reports leave at most: it is claimed again until none is left.
    """
    decisions = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(decisions, _take)
    return len(decisions)


def _waiting(now: datetime) -> QuerySet[DecidedWords]:
    return _settled(now).filter(parted_at=None).order_by("at", "pk")


def _settled(now: datetime) -> QuerySet[DecidedWords]:
    """Those of cases whose decision stands: not to be taken back, nor to be approved yet."""
    standing = Q(case__effective_at=None) | Q(case__effective_at__lte=now)
    unsure = DecidedWords.objects.filter(case=OuterRef("case"), waits=True)
    return DecidedWords.objects.filter(standing, ~Exists(unsure))


def _take(decision: DecidedWords) -> None:
    with transaction.atomic():
        case = Case.with_merged.filter(pk=decision.case_id).first()
        locked: set[int] = set()
        if case is not None:
            locked = {case.article_id, *about_else(case, most=AT_ONCE).values()}
            _lock_stories(locked)
        _leave(decision, done=_part_some(decision, locked))


def _part_some(decision: DecidedWords, locked: set[int]) -> bool:
    """Let some reports leave, of these stories alone; whether none is left that should."""
    case = Case.with_merged.filter(pk=decision.case_id).first()
    if case is None or case.merged_into_id is not None:
        return True
    (case,) = lock_cases(case.pk)
    if not _settled(clock.now()).filter(pk=decision.pk).exists():
        return False
    leaving = about_else(case, most=AT_ONCE)
    now = [pk for pk, article in leaving.items() if article in locked]
    if now:
        _part(case, now)
    return len(now) == len(leaving) < AT_ONCE


def _leave(decision: DecidedWords, *, done: bool) -> None:
    """Let the decision go, unless it is to be gone through anew or by another meanwhile."""
    ours = DecidedWords.objects.filter(pk=decision.pk, leased_until=decision.leased_until)
    ours.update(leased_until=None, **({"parted_at": clock.now()} if done else {}))


def _lock_stories(keys: Iterable[int]) -> None:
    """All of them in the order of their keys, before a case is locked, as everybody does."""
    wanted, new = set(keys), set(keys)
    while new:
        same = Article.objects.filter(pk__in=new).exclude(same_as=None)
        new = set(same.values_list("same_as_id", flat=True)) - wanted
        wanted |= new
    stories = Article.objects.filter(pk__in=wanted).only("pk").order_by("pk")
    list(stories.select_for_update(of=("self",)))


def _part(case: Case, keys: list[int]) -> None:
    leaving = list(Report.objects.filter(pk__in=keys).order_by("received_at", "pk"))
    found = {join_again(report, case).pk for report in leaving} - {case.pk}
    recount(case)
    want_index(case.pk)
    reports = sorted(one.pk for one in leaving)
    record(SYSTEM, "case.part", case.outlet, case, off=sorted(found), reports=reports)
