"""Take note of an article, so that it will be read."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.articles.models import Article, ArticleUrl
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.newsroom.expunging import kept
from corrigenda.flow.newsroom.expunging.eraser import BLOCK
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock, urls


def register(outlet: Outlet, url: str, *, read: bool = True) -> Article:
    """The article at `url`; made if there is none, and due for reading if it has no text.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    known = article_at(url)
    if known:
        return known
    address = kept.address(urls.normalize(url))
    now = clock.now()
    with transaction.atomic():
        # get_or_create on the address first: of two at once, one makes the article.
        article, new = Article.objects.get_or_create(
            url=address,
            defaults={
                "outlet": outlet,
                "created_at": now,
                "read_due_at": now if read and BLOCK not in address else None,
            },
        )
        if new:
            ArticleUrl.objects.get_or_create(url=address, defaults={"article": article})
    return article
