"""Put every article into the index of passages again."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.archive import LONGEST_TEXT
from corrigenda.flow.articles.actions.index_versions import (
    Held,
    as_they_are,
    index_articles,
    mark_held,
)
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.passages import begin_anew, index


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


def index_anew(batch: int, processes: int = 1) -> Iterator[int]:
    """Index all articles as they are now; yields how many were done.

    Args:
        batch: how many to read, and to keep, at a time.
        processes: that cut and pack the texts beside this one.

    Raises:
        ArchiveError: the index itself takes nothing.
    """
    given: dict[str, Held] = {}
    aside: list[int] = []

    def texts() -> Iterator[tuple[str, str]]:
        for one in _all(batch):
            text = one.current.text if one.current and one.same_as_id is None else None
            if text is None or len(text) > LONGEST_TEXT:
                aside.append(one.pk)
            else:
                given[str(one.pk)] = Held.of(one)
                yield str(one.pk), text

    for ids in index().adding(texts(), processes=processes, at_once=batch):
        index_articles(mark_held([given.pop(one) for one in ids]))
        yield len(ids)
    for first in range(0, len(aside), batch):
        index_articles(aside[first : first + batch])
        yield len(aside[first : first + batch])


def _all(batch: int) -> Iterator[Article]:
    """All articles as they are when they are asked for, in the order of their keys."""
    last = 0
    while True:
        keys = Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)
        articles = list(as_they_are(list(keys[:batch])))
        if not articles:
            return
        last = articles[-1].pk
        yield from articles
