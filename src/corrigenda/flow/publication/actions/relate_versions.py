"""Keep what every story is about, as its versions come in, for `GET /api/related`."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.publication.actions.keep_topic import keep_topic
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import in_one_go

LEASE = timedelta(seconds=60)


def relate_versions(limit: int = 50) -> int:
    """Take the versions that wait; returns how many were claimed."""
    versions = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    in_one_go(versions, relate)
    return len(versions)


def _waiting(now: datetime) -> QuerySet[Version]:
    return (
        Version.objects.filter(related_at=None)
        .only("pk", "article_id", "number", "leased_until")
        .order_by("seen_at")
    )


def relate(version: Version) -> None:
    """Keep what the article of a version is about by now, inside the caller's transaction."""
    article = (
        Article.objects.select_for_update(of=("self",))
        .select_related("current", "outlet")
        .defer("current__block_data")
        .get(pk=version.article_id)
    )
    keep_topic(article)
    done = Version.objects.filter(article=article.pk, related_at=None)
    # A newer one that comes meanwhile waits for the lock, and is taken after this.
    newest = article.current.number if article.current else version.number
    done.filter(number__lte=max(newest, version.number)).update(
        related_at=clock.now(), leased_until=None
    )
