"""Forget where suspected reports came from when that is of no more use."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from corrigenda.flow.reports.models import Ban, Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock

DAYS = 30
"""For which a held report can still be banned; no ban lasts longer either."""


def forget_senders() -> int:
    """Empty `sender` of old held reports and of bans that have ended; returns how many.

    The reports themselves stay: what is held waits until somebody has looked at it.
    """
    now = clock.now()
    old = Report.objects.filter(
        state=ReportState.HELD, received_at__lt=now - timedelta(days=DAYS)
    ).exclude(sender="")
    ended = Ban.objects.filter(Q(expires_at__lte=now) | Q(lifted_at__isnull=False))
    return old.update(sender="") + ended.exclude(sender="").update(sender="")
