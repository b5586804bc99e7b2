"""The stretches of text that reports are about, where they stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.following import Place, placed
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.submission import MAX_SAYS

MOST = 200
"""Different passages that are followed; the rest of a case's reports says the same."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Overlapping passages of reports.

    Attributes:
        place: the passage, of several their union as it reads now.
        reports: how many are about it.
    """

    article: Article
    place: Place
    reports: int

    def overlaps(self, article_id: int, place: Place) -> bool:
        """Whether a place in the same version has words of it."""
        mine = self.place
        if article_id != self.article.pk or mine.version is None or place.version is None:
            return False
        if mine.version.pk != place.version.pk or place.start is None or place.end is None:
            return False
        return (mine.start or 0) < place.end and place.start < (mine.end or 0)


def stretches(reports: Iterable[Report], prefer: int) -> list[Stretch]:
    """The stretches that these reports are about, the one with most reports first.

    Those whose words no longer stand anywhere have none.

    Args:
        prefer: the key of the article that comes first among equals.
    """
    counted: dict[tuple[int, int, int, int, str], int] = defaultdict(int)
    for one in reports:
        if one.version_id is not None and one.start is not None and one.end is not None:
            counted[(one.article_id, one.version_id, one.start, one.end, one.says)] += 1
    kept = list(counted)[:MOST]
    articles = Article.objects.select_related("current").in_bulk({key[0] for key in kept})
    versions = Version.objects.defer("block_data").in_bulk({key[1] for key in kept})
    by_article: dict[int, list[tuple[Place, int]]] = defaultdict(list)
    for key in kept:
        place = _now(articles[key[0]], versions[key[1]], key)
        if place is not None:
            by_article[key[0]].append((place, counted[key]))
    found = [
        stretch for pk, places in by_article.items() for stretch in _joined(articles[pk], places)
    ]
    return sorted(found, key=lambda one: (-one.reports, one.article.pk != prefer, one.place.start))


def _now(article: Article, version: Version, key: tuple[int, int, int, int, str]) -> Place | None:
    place = place_in(article, placed(key[4], version, key[2], key[3], since=version))
    here = article.current is not None and place.version == article.current
    return place if here and not place.is_lost else None


def _joined(article: Article, places: list[tuple[Place, int]]) -> list[Stretch]:
    """Places that overlap, put together in the order in which they stand."""
    found: list[Stretch] = []
    for place, count in sorted(places, key=lambda one: (one[0].start or 0, -(one[0].end or 0))):
        last = found[-1] if found else None
        if last is None or not last.overlaps(article.pk, place):
            found.append(Stretch(article, place, count))
            continue
        start, end = last.place.start or 0, max(last.place.end or 0, place.end or 0)
        whole = last.place
        if end != whole.end and end - start <= MAX_SAYS and place.version is not None:
            version = place.version
            whole = placed(version.text[start:end], version, start, end, since=version)
        found[-1] = Stretch(article, whole, last.reports + count)
    return found
