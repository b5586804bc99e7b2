"""Which articles stand at an address, by whatever way it is written: asked at every page view.

In SQL of its own, because Django takes ten times as long to write these questions as a database to
answer them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.twins import addresses_like, origins_like
from corrigenda.flow.newsroom.expunging import kept
from corrigenda.lib import urls
from corrigenda.lib.prepared import prepared

_HOUSES = """
    SELECT o.origin, o.outlet_id, h.former_origins
    FROM newsroom_origin o JOIN newsroom_outlet h ON h.id = o.outlet_id
    WHERE o.origin IN ({})
"""
_ARTICLES = """
    SELECT u.url, a.id, a.outlet_id
    FROM articles_articleurl u JOIN articles_article a ON a.id = u.article_id
    WHERE u.url IN ({})
"""


def keys_like(url: str) -> list[int]:
    """The keys of the articles that stand at `url` or at a twin of it, the nearest first.

    More than one where a story was taken note of at several addresses before they were known to
    be one: after a move to another domain, or by http and by https. All are of one outlet, but
    for the article at the very address.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    parts = urls.normal(url)
    house, former = _house_near(parts)
    wanted = kept.addresses(addresses_like(parts, former))
    found = sorted(_rows(_ARTICLES, wanted), key=lambda row: wanted.index(str(row[0])))
    if house is None and found:
        house = found[0][2]
    # Of a domain that another house took over only the address itself counts, not its twins.
    keys = [int(row[1]) for row in found if row[2] == house or row[0] == wanted[0]]
    return list(dict.fromkeys(keys))


def articles_like(url: str) -> list[Article]:
    """The articles of `keys_like`, with their outlets.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    keys = keys_like(url)
    rows = {one.pk: one for one in _articles(keys)} if keys else {}
    return [rows[key] for key in keys if key in rows]


@prepared
def _articles(keys: list[int]) -> QuerySet[Article]:
    return Article.objects.filter(pk__in=keys).select_related("outlet")


def _house_near(parts: urls.Url) -> tuple[int | None, Sequence[str]]:
    """The key of the outlet on whose origin, or on a twin of it, a URL is; its former origins."""
    wanted = origins_like(parts)
    found = sorted(_rows(_HOUSES, wanted), key=lambda row: wanted.index(str(row[0])))
    if not found:
        return None, ()
    _, house, former = found[0]
    return int(house), json.loads(former)


def _rows(question: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question.format(", ".join(["%s"] * len(values))), values)
        return list(cursor.fetchall())
