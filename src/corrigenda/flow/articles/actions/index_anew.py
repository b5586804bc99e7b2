"""Put every article into the index of passages again."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.flow.articles.actions.index_versions import index_articles
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.passages import begin_anew


def index_anew_from_nothing() -> None:
    """Empty the index, and note of every article that it stands there no more.

    Before as well as after: a process that ends between the two leaves no article that passes for
    one that is found, and neither does a job that puts some in meanwhile.
    """
    _forget()
    begin_anew()
    _forget()


def _forget() -> None:
    want_all_indexed()
    Article.objects.filter(indexed__isnull=False).update(indexed=None)


def want_all_indexed() -> int:
    """Note that every article is to be indexed, so that the jobs do what is left should this
    process end; returns how many articles there are."""
    current = Article.objects.filter(current__isnull=False)
    versions = Version.objects.filter(pk__in=current.values("current"), indexed_at__isnull=False)
    versions.update(indexed_at=None)
    return Article.objects.count()


def index_anew(batch: int) -> Iterator[int]:
    """Index all articles as they are now, so many at a time; yields how many were done."""
    last = 0
    while True:
        keys = list(
            Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]
        )
        if not keys:
            return
        last = keys[-1]
        index_articles(keys)
        yield len(keys)
