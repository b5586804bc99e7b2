"""Look a report's passage up in the article's text."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from corrigenda.anchoring import Selector
from corrigenda.flow.reports.locating import locate
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=30)


def locate_received(limit: int = 50) -> int:
    """Locate reports whose article has been read, or could not be; returns how many."""
    now = clock.now()
    # Where the page could not be read, the case is opened on the reader's word meanwhile.
    readable = (
        Q(article__current__isnull=False)
        | Q(article__read_due_at=None)
        | Q(article__read_failures__gt=0)
    )
    waiting = (
        Report.objects.filter(readable, state=ReportState.RECEIVED, located_at=None)
        .select_related("article__current")
        .order_by("received_at")
    )
    reports = claim(waiting, lease=LEASE, limit=limit, now=now)
    each(reports, _locate)
    return len(reports)


def _locate(report: Report) -> None:
    version = report.article.current
    place = None
    if version is not None:
        place = locate(Selector.from_dict(report.selector), report.block, version.text)
    found = place is not None and place.start is not None
    Report.objects.filter(pk=report.pk).update(
        version=version,
        start=place.start if place else None,
        end=place.end if place else None,
        reader_seen=not found,
        located_at=clock.now(),
        leased_until=None,
    )
