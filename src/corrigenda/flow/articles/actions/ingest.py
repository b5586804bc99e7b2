"""Take an article in from a file or a page: what `corrigenda ingest` does with each."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.articles.actions.keep_version import Story, keep_version
from corrigenda.flow.articles.actions.read import read
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.errors import ArticleError
from corrigenda.flow.articles.models import Source, Version
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlet_of_url
from corrigenda.lib import urls


def ingest_page(outlet: Outlet, page: Page, fallback_url: str) -> tuple[Version, bool]:
    """Keep a story that was read from a file; the version, and whether it is new.

    Args:
        fallback_url: its address when the page names none on the outlet's origins.

    Raises:
        OlderTextError: a newer text stands there.
        ArticleError: no text, or more than fits.
        urls.UrlError: not a URL of a story.
    """
    url = _own_url(outlet, page.canonical_url) or fallback_url
    story = Story.of(page)
    with transaction.atomic():
        article = register(outlet, url, read=False)
        return keep_version(article, story, source=Source.INGEST)


def ingest_url(outlet: Outlet, url: str) -> Version:
    """Read a page now and keep its text.

    Raises:
        ArticleError: it could not be read; the message says why.
        urls.UrlError: not a URL of a story.
    """
    article = register(outlet, url, read=False)
    if read(article) is None:
        article.refresh_from_db()
        raise ArticleError(article.read_error)
    article.refresh_from_db()
    assert article.current is not None
    return article.current


def _own_url(outlet: Outlet, url: str | None) -> str | None:
    try:
        own = url is not None and outlet_of_url(urls.normalize(url)) == outlet
    except urls.UrlError:
        return None
    return url if own else None
