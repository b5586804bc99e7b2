"""Mark what readers wrote to the desk as seen."""

from __future__ import annotations

from collections.abc import Iterable

from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.models import Reply
from corrigenda.lib import clock


def see_replies(reports: Iterable[int], staff: Staff | None) -> int:
    """Mark the new replies to these reports, by their keys; returns how many there were."""
    new = Reply.objects.filter(report__in=list(reports), seen_at=None)
    return new.update(seen_at=clock.now(), seen_by=staff)
