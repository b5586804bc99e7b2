"""Note on cases that their readers wrote to the desk."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.models import JoinedReport
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.reports.actions.appeal import READER
from corrigenda.flow.reports.models import Reply
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=15)


def take_replies(limit: int = 50) -> int:
    """Take note of replies to reports that have joined a case; returns how many were claimed."""
    replies = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(replies, _take)
    return len(replies)


def _waiting(now: datetime) -> QuerySet[Reply]:
    in_a_case = Exists(JoinedReport.objects.filter(report=OuterRef("report")))
    return Reply.objects.filter(in_a_case, taken_at=None).order_by("at", "report")


def _take(reply: Reply) -> None:
    """The case is found by its words, and those whose case it is will be told."""
    with transaction.atomic():
        case = JoinedReport.objects.select_related("case__outlet").get(report=reply.report_id).case
        rows = Reply.objects.filter(pk=reply.pk, taken_at=None)
        if rows.update(taken_at=clock.now(), leased_until=None):
            want_index(case.pk)
            record(READER, "case.reply", case.outlet, case)
