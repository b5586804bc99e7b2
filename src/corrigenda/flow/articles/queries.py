"""What others ask of the articles."""

from __future__ import annotations

from datetime import datetime

from corrigenda.flow.articles.models import Article, Reading
from corrigenda.lib import urls


def article_at(url: str) -> Article | None:
    """The article that stands at `url`, under any of its addresses.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    return (
        Article.objects.select_related("outlet", "current")
        .filter(urls__url=urls.normalize(url))
        .first()
    )


def reading_since(article: Article, moment: datetime) -> Reading | None:
    """The newest reading of the article's page that is not older than `moment`."""
    return (
        Reading.objects.select_related("version")
        .filter(article=article, at__gte=moment)
        .order_by("-at")
        .first()
    )
