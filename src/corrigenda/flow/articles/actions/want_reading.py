"""Ask for an article's page to be read."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from corrigenda.flow.articles.models import Article, Source
from corrigenda.flow.newsroom.expunging.eraser import BLOCK
from corrigenda.lib import clock

FRESH = timedelta(hours=1)
"""How old a reading may be when an editor opens a case on its story."""


def want_reading(article: Article, at: datetime) -> None:
    """Have the page read at `at`, or earlier if it is due earlier."""
    # An article whose address another holds is not read any more: that other is.
    rows = Article.objects.filter(pk=article.same_as_id or article.pk)
    # Where a page is whose address was erased, nobody knows any more.
    rows.exclude(url__contains=BLOCK).filter(Q(read_due_at=None) | Q(read_due_at__gt=at)).update(
        read_due_at=at, read_failures=0
    )


def want_fresh_reading(article: Article) -> None:
    """Have a page read again that we read long ago, or could not read: it may be gone, or back.

    Not one that its CMS sends: of that the newest version is known, and its page may show less.
    """
    current = article.current
    if current is not None and current.source != Source.READ and article.unread_since is None:
        return
    now = clock.now()
    if article.read_tried_at is None or article.read_tried_at < now - FRESH:
        want_reading(article, now)
