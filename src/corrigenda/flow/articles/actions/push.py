"""Take a version that a CMS sends."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.articles.actions.keep_version import Story, keep_version
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.errors import UnknownOriginError
from corrigenda.flow.articles.models import Article, Source, Version
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import outlet_of_url
from corrigenda.lib import urls


def push(outlet: Outlet, url: str, story: Story) -> tuple[Version, bool]:
    """Keep what the outlet's CMS sent; the version, and whether it is new.

    Raises:
        urls.UrlError: not a URL of a story.
        UnknownOriginError: the URL is on no origin of this outlet.
        ArticleError: the text cannot be kept.
    """
    address = urls.normalize(url)
    if outlet_of_url(address) != outlet:
        raise UnknownOriginError(
            f"{urls.origin_of(address)} is no origin of {outlet.name}: register it first."
        )
    with transaction.atomic():
        article = register(outlet, address, read=False)
        # What the CMS sends it publishes, whatever its page answered before.
        Article.objects.filter(pk=article.pk).exclude(unread_since=None).update(**Article.READ)
        return keep_version(article, story, source=Source.PUSH)
