"""Give reports that a decision is not about cases of their own, once it cannot be taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.join_reports import join_again
from corrigenda.flow.cases.actions.lock_cases import lock_cases
from corrigenda.flow.cases.actions.recount import recount
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.matching import about_else
from corrigenda.flow.cases.models import Case, DecidedWords
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=30)
_KEPT = 100
"""Keys of reports and cases that the trail names."""


def part_reports(limit: int = 20) -> int:
    """Go through the cases that were decided; returns how many decisions were claimed."""
    decisions = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(decisions, _take)
    return len(decisions)


def _waiting(now: datetime) -> QuerySet[DecidedWords]:
    settled = Q(case__effective_at=None) | Q(case__effective_at__lte=now)
    return DecidedWords.objects.filter(settled, parted_at=None).order_by("at", "pk")


def _take(decision: DecidedWords) -> None:
    with transaction.atomic():
        case = Case.objects.get(pk=decision.case_id)
        if leaving := about_else(case):
            _lock_stories([case.article_id, *(one.article_id for one in leaving)])
            _part(case.pk)
        DecidedWords.objects.filter(pk=decision.pk).update(parted_at=clock.now(), leased_until=None)


def _lock_stories(keys: list[int]) -> None:
    """All of them in the order of their keys, before a case is locked, as everybody does."""
    known = Article.objects.filter(pk__in=keys)
    same = known.exclude(same_as=None).values("same_as")
    wanted = Article.objects.filter(Q(pk__in=keys) | Q(pk__in=same))
    list(wanted.select_for_update(of=("self",)).order_by("pk"))


def _part(pk: int) -> None:
    (case,) = lock_cases(pk)
    leaving = about_else(case)
    found = {join_again(report, case).pk for report in leaving} - {pk}
    recount(case)
    want_index(case.pk)
    reports = sorted(one.pk for one in leaving)[:_KEPT]
    record(SYSTEM, "case.part", case.outlet, case, off=sorted(found)[:_KEPT], reports=reports)
