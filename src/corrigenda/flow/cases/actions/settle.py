"""Let a decision take effect when it can no longer be taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import reports_in
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.cases.undoing import window
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.reports.actions.answer import answer
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=15)


def settle_due(limit: int = 100) -> int:
    """Settle the decisions whose time is over; returns how many were claimed."""
    now = clock.now()
    cases = claim(_due, lease=LEASE, limit=limit, now=now)
    each(cases, settle)
    return len(cases)


def _due(now: datetime) -> QuerySet[Case]:
    return Case.with_merged.filter(effective_at__lte=now).order_by("effective_at")


def settle(case: Case) -> None:
    """Nobody can take it back from now on; the readers of a declined case hear of it."""
    with transaction.atomic():
        # Whoever took it back meanwhile, or decided again, has written another moment there.
        rows = Case.with_merged.filter(pk=case.pk, effective_at=case.effective_at)
        if rows.update(**Case.SETTLED) and case.state == CaseState.DECLINED:
            answer(reports_in(case))


def wait_for_undo(case: Case, *, by: Actor) -> None:
    """Let what `by` does to a decided case be taken back; inside the caller's transaction."""
    changes = window(case.outlet, case.state, by=by)
    Case.objects.filter(pk=case.pk).update(**changes)
    for name, value in changes.items():
        setattr(case, name, value)
