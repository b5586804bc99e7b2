"""Keep the index of passages at the current version of every article."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta

from corrigenda.archive import BadDocumentError
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.passages import index
from corrigenda.lib import clock
from corrigenda.lib.claims import claim

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=120)
_ROUNDS = 5
"""Times that an article is put anew because a newer version came in meanwhile; then it waits."""


def index_versions(limit: int = 50) -> int:
    """Index the versions that wait; returns how many were claimed."""
    waiting = (
        Version.objects.filter(indexed_at=None)
        .only("pk", "article_id", "number", "leased_until")
        .order_by("seen_at")
    )
    versions = claim(waiting, lease=LEASE, limit=limit, now=clock.now())
    if versions:
        index_articles({one.article_id for one in versions})
        index().tidy()
    return len(versions)


def index_articles(keys: Iterable[int]) -> None:
    """Let the index hold these articles as they are now; doing it twice is harmless.

    The index has transactions of its own, so after each the articles are read again: a version
    that came in meanwhile is put over the older one, whichever process was first. A process that
    dies before leaves its versions unmarked, and another does all of it again.

    Raises:
        ArchiveError: the index itself takes nothing.
    """
    left = set(keys)
    for _ in range(_ROUNDS):
        articles = list(_articles(left))
        _put(articles)
        left = {one.pk for one in articles if not _done(one)}
        if not left:
            return


def _articles(keys: Iterable[int]) -> Iterable[Article]:
    return (
        Article.objects.filter(pk__in=keys)
        .select_related("current")
        .defer("current__block_data")
        .order_by("pk")
    )


def _put(articles: list[Article]) -> None:
    texts = []
    for one in articles:
        if one.current is not None and one.same_as_id is None:
            texts.append((str(one.pk), one.current.text))
        else:
            index().remove(str(one.pk))
    try:
        index().add_many(texts)
    except BadDocumentError:
        for key, text in texts:
            _put_one(key, text)


def _put_one(key: str, text: str) -> None:
    """One by one, so that a text which the index does not take keeps no other out."""
    try:
        index().add_many([(key, text)])
    except BadDocumentError as error:
        log.warning("article %s cannot be indexed, and is not found by sweeps: %s", key, error)
        index().remove(key)


def _done(article: Article) -> bool:
    """Mark what the index holds; False when the article has a newer version by now."""
    stands = article.current_id if article.same_as_id is None else None
    same = Article.objects.filter(
        pk=article.pk, current=article.current_id, same_as=article.same_as_id
    )
    if article.current is not None:
        # Masked by an erasure meanwhile, it is the same version with another text.
        same = same.filter(current__sha256=article.current.sha256)
    if not same.update(indexed=stands):
        return False
    versions = Version.objects.filter(article=article.pk, indexed_at=None)
    if article.current is not None:
        versions = versions.filter(number__lte=article.current.number)
    versions.update(indexed_at=clock.now(), leased_until=None)
    return True
