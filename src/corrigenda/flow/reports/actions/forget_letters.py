"""Forget letters when they are of no more use."""

from __future__ import annotations

from datetime import timedelta

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.erase import DAYS_OF_A_MONTH
from corrigenda.flow.reports.models import Letter
from corrigenda.flow.reports.states import LetterState
from corrigenda.lib import clock

DAYS = 30
"""For which a rejected letter can be taken back."""


def forget_letters() -> int:
    """Delete rejected letters of a month ago, and all that are older than reports' words are kept.

    Returns:
        how many there were.
    """
    now = clock.now()
    rejected = Letter.objects.filter(
        state=LetterState.REJECTED, judged_at__lt=now - timedelta(days=DAYS)
    )
    gone = rejected.delete()[0]
    for outlet in Outlet.objects.all():
        before = now - timedelta(days=outlet.policy.report_months * DAYS_OF_A_MONTH)
        gone += Letter.objects.filter(outlet=outlet, received_at__lt=before).delete()[0]
    return gone
