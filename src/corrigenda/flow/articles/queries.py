"""What others ask of the articles."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, QuerySet

from corrigenda.flow.articles.models import Article, Credit, Reading
from corrigenda.flow.articles.twins import addresses_like, origins_like
from corrigenda.flow.newsroom.models import Byline, Origin, Outlet, Staff
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


def articles_like(url: str) -> list[Article]:
    """The articles of one outlet that stand at `url` or at a twin of it, without their texts.

    More than one where a story was taken note of at several addresses before they were known to
    be one: after a move to another domain, or by http and by https.

    Raises:
        urls.UrlError: not a URL of a story.
    """
    outlet = _outlet_near(url)
    wanted = addresses_like(url, outlet.former_origins if outlet else ())
    rows = Article.objects.filter(urls__url__in=wanted).select_related("outlet")
    rows = rows.annotate(address=F("urls__url"))
    found = sorted(rows, key=lambda one: wanted.index(one.address))
    house = outlet.pk if outlet else found[0].outlet_id if found else None
    # Of a page that another outlet took over only the address itself counts, not its twins.
    same_house = [one for one in found if one.outlet_id == house or one.address == wanted[0]]
    return list({one.pk: one for one in same_house}.values())


def _outlet_near(url: str) -> Outlet | None:
    """The outlet on whose origin, or on a twin of it, a URL is."""
    wanted = origins_like(url)
    found = list(Origin.objects.select_related("outlet").filter(origin__in=wanted))
    found.sort(key=lambda one: wanted.index(one.origin))
    return found[0].outlet if found else None


def reading_since(article: Article, moment: datetime) -> Reading | None:
    """The newest reading of the article's page that is not older than `moment`."""
    return (
        Reading.objects.select_related("version")
        .filter(article=article, at__gte=moment)
        .order_by("-at")
        .first()
    )


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
