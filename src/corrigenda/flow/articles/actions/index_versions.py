"""Keep the index of passages at the current version of every article."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, QuerySet

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
    versions = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    if versions:
        index_articles({one.article_id for one in versions})
        index().tidy()
    return len(versions)


def _waiting(now: datetime) -> QuerySet[Version]:
    return (
        Version.objects.filter(indexed_at=None)
        .only("pk", "article_id", "number", "leased_until")
        .order_by("seen_at")
    )


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
        articles = list(as_they_are(left))
        _put(articles)
        left = mark_held([Held.of(one) for one in articles])
        if not left:
            return


class Held(NamedTuple):
    """What the index was given of an article.

    Attributes:
        article: its key.
        current: the version that was current, by key.
        sha256: of that version's text, which changes when a part of it is masked by an erasure.
        same_as: the article that it was an address of, so that the index has nothing of it.
    """

    article: int
    current: int | None
    sha256: str | None
    same_as: int | None

    @classmethod
    def of(cls, article: Article) -> Held:
        """Of an article as it was read, with its current version."""
        sha256 = article.current.sha256 if article.current else None
        return cls(article.pk, article.current_id, sha256, article.same_as_id)


def as_they_are(keys: Iterable[int]) -> QuerySet[Article]:
    """These articles, each with the version whose text is to be found."""
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


def mark_held(given: Iterable[Held]) -> set[int]:
    """Mark what the index holds; the articles that are something else by now."""
    known = {one.article: one for one in given}
    with transaction.atomic():
        # In the order of their keys, as everybody does who locks several.
        rows = Article.objects.filter(pk__in=known).order_by("pk")
        rows = rows.select_for_update(of=("self",))
        columns = ("pk", "current", "current__sha256", "same_as")
        now = [Held(*row) for row in rows.values_list(*columns)]
        same = [one.article for one in now if one == known[one.article]]
        held = Article.objects.filter(pk__in=same)
        held.filter(same_as=None).update(indexed=F("current"))
        held.exclude(same_as=None).update(indexed=None)
        versions = Version.objects.filter(article__in=same, indexed_at=None)
        versions.update(indexed_at=clock.now(), leased_until=None)
    return known.keys() - set(same)
