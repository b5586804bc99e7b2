"""Which stories of an outlet were corrected lately, for those who read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from corrigenda.flow.articles.models import ArticleUrl
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.queries import log, notice_of
from corrigenda.flow.publication.record import Notice
from corrigenda.lib import clock

LATELY = timedelta(days=90)
MOST = 200
MOST_ADDRESSES = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """A notice that stands on a story, and all the addresses at which the story stands."""

    notice: Notice
    addresses: tuple[str, ...]


def recently(outlet: Outlet) -> list[Recent]:
    """The notices of the last 90 days that stand, the newest first, at most 200."""
    since = clock.now() - LATELY
    entries = list(log(outlet).filter(superseded_by=None, published_at__gte=since)[:MOST])
    addresses: dict[int, list[str]] = {}
    rows = ArticleUrl.objects.filter(article__in={one.article_id for one in entries})
    for article, url in rows.order_by("pk").values_list("article", "url"):
        addresses.setdefault(article, []).append(url)
    return [
        Recent(notice_of(one), _addresses(one.url, addresses.get(one.article_id, [])))
        for one in entries
    ]


def _addresses(url: str, others: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([url, *others]))[:MOST_ADDRESSES]
