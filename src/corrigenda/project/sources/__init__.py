"""What `corrigenda ingest` may be pointed at, as single articles, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from corrigenda import __version__
from corrigenda.flow.articles.actions.read import ACCEPT, allowed_private
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import origins_of
from corrigenda.lib import http, urls
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.sources import web
from corrigenda.project.sources.dumps import dump_of, is_dump
from corrigenda.project.sources.files import SingleFile
from corrigenda.project.sources.folder import KINDS, Folder
from corrigenda.project.sources.item import Item, Source
from corrigenda.project.sources.site import Site

__all__ = ["Item", "Site", "Source", "source_of"]

FEEDS = frozenset({".atom", ".rss"})
FEED_TYPES = ("application/atom+xml", "application/rss+xml")


def source_of(given: str, outlet: Outlet, base_url: str, moved_from: Sequence[str] = ()) -> Source:
    """The articles behind a URL, a file, a folder, a feed, a sitemap or a dump.

    Args:
        base_url: under which stories stand that name no address of the outlet's.
        moved_from: origins at which its stories stood before.

    Raises:
        CommandError: there is nothing to be found there, or an origin is none.
    """
    fetch = partial(
        http.fetch,
        allow_private=allowed_private(outlet),
        user_agent=http.user_agent(__version__, outlet.desk_url),
    )
    if given.startswith(("http://", "https://")):
        return _of_url(given, fetch)
    path = Path(given)
    site = Site(base_url, frozenset(origins_of(outlet)), frozenset(map(_origin, moved_from)))
    if path.is_dir():
        folder = Folder(path, site)
        if not folder.files:
            raise CommandError(f"{path} holds no {', '.join(KINDS)} files.")
        return folder
    if not path.is_file():
        raise CommandError(f"There is no {path}; give a URL, a file or a folder.")
    name = path.name.lower()
    if is_dump(name):
        return dump_of(path, site)
    if name.endswith((".xml", ".xml.gz", *FEEDS)):
        found = _of_markup(str(path.resolve()), web.read_sitemap_file(path), fetch)
        if found or not name.endswith(".xml"):
            return found or _nothing(given)
    return SingleFile(path, site)


def _origin(given: str) -> str:
    try:
        return urls.origin_of(urls.normalize(given))
    except urls.UrlError as error:
        raise CommandError(f"--moved-from {given}: {error}") from error


def _of_url(url: str, fetch: partial[http.Fetched]) -> Source:
    kinds = (*FEED_TYPES, *web.SITEMAP_TYPES, *ACCEPT)
    try:
        fetched = fetch(url, accept=kinds, max_bytes=web.MAX_SITEMAP)
    except http.FetchError as error:
        raise CommandError(f"{url}: {error}") from error
    if fetched.content_type in (*FEED_TYPES, *web.SITEMAP_TYPES):
        return _of_markup(url, fetched.body, fetch) or _nothing(url)
    return web.Links(url, [url])


def _of_markup(key: str, data: bytes, fetch: partial[http.Fetched]) -> Source | None:
    def read(url: str) -> bytes:
        return fetch(url, accept=web.SITEMAP_TYPES, max_bytes=web.MAX_SITEMAP).body

    return web.sitemap(key, data, read) or web.feed(key, data)


def _nothing(name: str) -> Source:
    raise CommandError(f"{name} is no feed with links to articles, and no sitemap.")
