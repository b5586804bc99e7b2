"""Look a report's passage up in the article's text."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from corrigenda.anchoring import Anchor, Selector, State
from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.articles.models import Article
from corrigenda.flow.reports.locating import locate
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=30)
FRESH = timedelta(seconds=5)
"""A reading that began so long before the report saw the page as its reader did. It also keeps
many reports from having one page read again and again."""


def locate_received(limit: int = 50) -> int:
    """Locate the reports that wait; returns how many were claimed."""
    reports = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(reports, _locate)
    return len(reports)


def _waiting(now: datetime) -> QuerySet[Report]:
    return (
        Report.objects.filter(state=ReportState.RECEIVED, located_at=None)
        .select_related("article__current")
        .order_by("received_at")
    )


def _locate(report: Report) -> None:
    """Locate one report, or have the page read first.

    Words that our text lacks may be newer than our last reading, and so may the paragraph that
    tells words apart. Where the page cannot be read, the case is opened on the reader's word.
    """
    place = _place(report)
    rows = Report.objects.filter(pk=report.pk)
    if place.start is None and not _was_tried(report.article, report):
        want_reading(report.article, clock.now())
        rows.update(leased_until=None)
        return
    rows.update(
        version=report.article.current,
        start=place.start,
        end=place.end,
        # Words that stand several times are in our reading; only which of them is not known.
        reader_seen=place.state is State.GONE,
        located_at=clock.now(),
        leased_until=None,
    )


def _place(report: Report) -> Anchor:
    version = report.article.current
    selector = Selector.from_dict(report.selector)
    return locate(selector, report.block, version.text if version else "")


def _was_tried(article: Article, report: Report) -> bool:
    tried = article.read_tried_at
    return tried is not None and tried >= report.received_at - FRESH
