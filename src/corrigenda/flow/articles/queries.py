"""What others ask of the articles."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, QuerySet

from corrigenda.flow.articles.models import Article, Credit, Reading, Version
from corrigenda.flow.newsroom.expunging import kept
from corrigenda.flow.newsroom.models import Byline, Staff
from corrigenda.lib import urls
from corrigenda.lib.prepared import prepared

MOST_EDITED = 50
"""Versions whose editors are told."""


def article_at(url: str) -> Article | None:
    """The article that stands at `url`, under any of its addresses.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    return (
        Article.objects.select_related("outlet", "current")
        .filter(urls__url=kept.address(urls.normalize(url)))
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


def why_unread(article: Article, moment: datetime) -> str:
    """Why the article's page could not be read when that was tried after `moment`; else empty."""
    tried = article.read_tried_at
    if not article.read_error or tried is None or tried <= moment:
        return ""
    return f"the page could not be read: {article.read_error}"


def stories_of(staff: Staff) -> QuerySet[Credit, int]:
    """The keys of the articles that somebody wrote, for outlets that they work for."""
    names = Byline.objects.filter(membership__staff=staff)
    return (
        Credit.objects.filter(
            name__in=names.values("folded"),
            article__outlet__memberships__staff=staff,
            article__outlet__memberships__bylines__folded=F("name"),
        )
        .order_by()
        .values_list("article_id", flat=True)
    )


def reporters_of(article: Article) -> QuerySet[Staff]:
    """The members of staff who wrote an article, as far as its names are their bylines."""
    names = Credit.objects.filter(article=article).values("name")
    return Staff.objects.filter(
        pk__in=Byline.objects.filter(
            membership__outlet=article.outlet_id,
            folded__in=names,
            membership__staff__is_active=True,
        ).values("membership__staff")
    ).order_by("pk")


def editors_of(article: Article) -> list[str]:
    """Who edited an article, as its CMS named them; the last one first, of the last versions."""
    named = _edited_by(article.pk)
    return list(dict.fromkeys(str(name) for names in named for name in names))


@prepared
def _edited_by(article: int) -> QuerySet[Version, list[str]]:
    edited = Version.objects.filter(article=article).exclude(edited_by=[]).order_by("-number")
    return edited.values_list("edited_by", flat=True)[:MOST_EDITED]
