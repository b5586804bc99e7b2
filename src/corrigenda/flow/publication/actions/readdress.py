"""Move all that the line holds of an article to the one that stands at its addresses now."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions import readdress as cases
from corrigenda.flow.corrections.actions import readdress as corrections
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.actions import readdress as reports
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=60)
_DEEPEST = 20


def readdress_due(limit: int = 5) -> int:
    """Take the articles that became an address of another; returns how many were claimed."""
    articles = claim(_due, lease=LEASE, limit=limit, now=clock.now())
    each(articles, readdress)
    return len(articles)


def _due(now: datetime) -> QuerySet[Article]:
    return Article.objects.filter(same_as__isnull=False, moved_at__isnull=True).order_by("pk")


def readdress(article: Article) -> None:
    """Move reports, cases, corrections and entries of one article, all or nothing.

    The entries keep the address and words that were published; only under which story they are
    listed changes.
    """
    with transaction.atomic():
        holder = _holder(article) or article.pk
        rows = Article.objects.select_for_update(of=("self",)).select_related("current", "outlet")
        found = rows.filter(pk__in=(article.pk, holder)).order_by("pk").in_bulk()
        old, to = found[article.pk], found[holder]
        if to != old:
            reports.readdress(old, to)
            cases.readdress(old, to)
            corrections.readdress(old, to)
            Entry.objects.filter(article=old).update(article=to)
        Article.objects.filter(pk=old.pk).update(moved_at=clock.now(), leased_until=None)


def _holder(article: Article) -> int | None:
    """The article that stands at the addresses now, through those that were united since."""
    holder = article.same_as
    for _ in range(_DEEPEST):
        if holder is None or holder.same_as is None:
            break
        holder = holder.same_as
    return holder.pk if holder else None
