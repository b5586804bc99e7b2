"""End the wait for a source who did not answer in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.cases.actions.answer_source import wait_no_longer
from corrigenda.flow.cases.matching import standing_for
from corrigenda.flow.cases.models import SourceCheck
from corrigenda.flow.cases.source_checks import open_checks
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=15)


def end_waits(limit: int = 50) -> int:
    """Let go of the questions whose links are too old; returns how many were claimed."""
    now = clock.now()
    checks = claim(_late, lease=LEASE, limit=limit, now=now)
    each(checks, _end)
    return len(checks)


def _late(now: datetime) -> QuerySet[SourceCheck]:
    return (
        open_checks()
        .filter(lapsed_at=None, expires_at__lte=now)
        .order_by("expires_at", "pk")
        .select_related("case")
    )


def _end(check: SourceCheck) -> None:
    """The case goes on when nobody else is waited for; what was decided meanwhile is no news."""
    with transaction.atomic():
        rows = open_checks().filter(pk=check.pk, lapsed_at=None)
        if not rows.update(lapsed_at=clock.now(), leased_until=None):
            return
        case = standing_for(check.case)
        if case is None or case.state not in UNDECIDED:
            return
        record(SYSTEM, "case.source_silent", case.outlet, case, asked=check.name)
        wait_no_longer(case.pk)
