"""Take articles in from files or pages: what `corrigenda ingest` does with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import OuterRef, Subquery

from corrigenda.flow.articles.actions.read import read
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.archived import standing
from corrigenda.flow.articles.drafts import Draft, Story, credits_of, draft_of
from corrigenda.flow.articles.errors import ArticleError, OlderTextError
from corrigenda.flow.articles.models import Article, ArticleUrl, Credit, Source, Version
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.newsroom.expunging import kept
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import origins_of
from corrigenda.lib import clock, urls

Came = bool | ArticleError | urls.UrlError
"""What came of a story: whether its text was not known, or why it was not taken."""


class Given(NamedTuple):
    """A story that was read from a file.

    Attributes:
        url: its address when the page names none on the outlet's origins.
    """

    page: Page
    url: str


def ingest_pages(outlet: Outlet, given: Sequence[Given]) -> list[Came]:
    """Keep stories that were read from files, in one transaction; what came of each, in order.

    However an archive is cut into portions, the same stands in the end: a story that is refused
    leaves no trace and undoes nothing of its neighbours, and of two texts of one address the
    second is held against the first. It is an `OlderTextError` where a newer text stands, another
    `ArticleError` where there is no text or more than fits, a `UrlError` where its address is
    none of a story.
    """
    while (came := _portion(outlet, given)) is None:
        pass
    return came


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


def _portion(outlet: Outlet, given: Sequence[Given]) -> list[Came] | None:
    """None, and nothing is kept, where words were erased meanwhile that may stand in them."""
    erased = kept.kept()
    addresses = _addresses(outlet, given)
    slugs = _slugs(addresses) if erased else {}
    drafts = [
        _draft(one.page, address, slugs.get(str(address), outlet.slug))
        for one, address in zip(given, addresses, strict=True)
    ]
    rows = [
        (str(address), one)
        for address, one in zip(addresses, drafts, strict=True)
        if isinstance(one, Draft)
    ]
    with transaction.atomic():
        if kept.kept() != erased:
            return None
        came = iter(_keep(_articles(outlet, {address for address, _ in rows}), rows))
    return [next(came) if isinstance(one, Draft) else one for one in drafts]


def _addresses(outlet: Outlet, given: Sequence[Given]) -> list[str | urls.UrlError]:
    """Where each stands, as it is kept."""
    origins = frozenset(origins_of(outlet))
    found: list[str | urls.UrlError] = []
    for page, url in given:
        try:
            found.append(_own_url(origins, page.canonical_url) or urls.normalize(url))
        except urls.UrlError as error:
            found.append(error)
    masked = iter(kept.addresses([one for one in found if isinstance(one, str)]))
    return [next(masked) if isinstance(one, str) else one for one in found]


def _own_url(origins: Collection[str], url: str | None) -> str | None:
    try:
        parts = urls.normal(url) if url is not None else None
    except urls.UrlError:
        return None
    return str(parts) if parts and parts.origin in origins else None


def _slugs(addresses: Iterable[str | urls.UrlError]) -> dict[str, str]:
    """The outlet of each address where a story stands, which may be another."""
    rows = ArticleUrl.objects.filter(url__in={one for one in addresses if isinstance(one, str)})
    return dict(rows.values_list("url", "article__outlet__slug"))


def _draft(page: Page, address: str | urls.UrlError, slug: str) -> Draft | Came:
    if isinstance(address, urls.UrlError):
        return address
    try:
        return draft_of(Story.of(page), kept.standing(slug))
    except ArticleError as error:
        return error


def _articles(outlet: Outlet, addresses: Collection[str]) -> dict[str, Article]:
    """The articles at these addresses, locked; each is made that there is not."""
    held = _held(addresses)
    # In one order, as everybody does who makes several.
    missing = sorted(set(addresses) - held.keys())
    if missing:
        now = clock.now()
        rows = [Article(outlet=outlet, url=one, created_at=now) for one in missing]
        # Of two that make one at once, the first makes it and both use it.
        Article.objects.bulk_create(rows, ignore_conflicts=True)
        made = dict(Article.objects.filter(url__in=missing).values_list("url", "pk"))
        new = [ArticleUrl(url=one, article_id=made[one]) for one in missing]
        ArticleUrl.objects.bulk_create(new, ignore_conflicts=True)
        held |= made
    articles = Article.objects.select_for_update(of=("self",)).select_related("outlet")
    rows_of = {one.pk: one for one in articles.filter(pk__in=set(held.values())).order_by("pk")}
    return {address: rows_of[key] for address, key in held.items()}


def _held(addresses: Collection[str]) -> dict[str, int]:
    rows = ArticleUrl.objects.filter(url__in=addresses).values_list("url", "article")
    return dict(rows)


def _keep(articles: Mapping[str, Article], rows: Sequence[tuple[str, Draft]]) -> list[Came]:
    """Put the texts where they are to stand; what came of each."""
    stands = standing([(articles[address].pk, one.sha256) for address, one in rows])
    versions: list[Version] = []
    came: list[Came] = []
    for address, one in rows:
        article = articles[address]
        before = stands[article.pk]
        try:
            takes = before.takes(one.sha256, one.moments)
        except OlderTextError as error:
            came.append(error)
            continue
        if takes:
            number = before.put(one.sha256, one.moments)
            versions.append(one.version(article, number, Source.INGEST))
        came.append(takes)
    _save(versions)
    return came


def _save(versions: list[Version]) -> None:
    Version.objects.bulk_create(versions)
    newest = Version.objects.filter(article=OuterRef("pk")).order_by("-number").values("pk")[:1]
    changed = Article.objects.filter(pk__in={one.article_id for one in versions})
    changed.update(current=Subquery(newest))
    names = [name for one in versions for name in credits_of(one)]
    # A name that a later version lacks stays: they wrote what is being reported.
    Credit.objects.bulk_create(names, ignore_conflicts=True)
