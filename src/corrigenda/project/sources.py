"""What `corrigenda ingest` may be pointed at, as a list of single articles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

from corrigenda import __version__
from corrigenda.flow.articles.actions.ingest import ingest_page, ingest_url
from corrigenda.flow.articles.actions.read import ACCEPT, allowed_private
from corrigenda.flow.articles.reading import ReadingError, read_html, read_plain
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import http
from corrigenda.lib.feeds import links_in
from corrigenda.project.cli.errors import CommandError

PAGES = frozenset({".html", ".htm", ".xhtml", ".txt"})
FEEDS = frozenset({".xml", ".atom", ".rss"})
FEED_TYPES = ("application/atom+xml", "application/rss+xml", "application/xml", "text/xml")
MAX_BYTES = 5 * 1024 * 1024
MAX_ENTRIES = 1000


@dataclass(frozen=True, slots=True)
class Item:
    """One article to take in: a file with the URL it would stand at, or a URL to read."""

    name: str
    url: str
    path: Path | None = None


def items_of(source: str, outlet: Outlet, base_url: str) -> list[Item]:
    """The articles behind a URL, a file, a folder or a feed.

    Raises:
        CommandError: there is nothing to be found there.
    """
    if source.startswith(("http://", "https://")):
        return _of_url(source, outlet)
    path = Path(source)
    if path.is_dir():
        found = sorted(one for one in path.rglob("*") if one.suffix.lower() in PAGES)
        if not found:
            raise CommandError(f"{path} holds no .html or .txt files.")
        return [_of_file(one, path, base_url) for one in found]
    if not path.is_file():
        raise CommandError(f"There is no {path}; give a URL, a file or a folder.")
    if path.suffix.lower() in FEEDS:
        return _of_feed(_bounded(path), source)
    return [_of_file(path, path.parent, base_url)]


def take(outlet: Outlet, item: Item) -> bool:
    """Take one article in; whether its text was new.

    Raises:
        ArticleError, ReadingError, UrlError, OSError: it could not be taken in.
    """
    if item.path is None:
        before = outlet.articles.filter(url=item.url).values_list("current", flat=True).first()
        return ingest_url(outlet, item.url).pk != before
    data = _bounded(item.path)
    is_text = item.path.suffix.lower() == ".txt"
    # No URL for the reader: links in a saved page say more about where it stood than we do.
    page = read_plain(data) if is_text else read_html(data)
    _, new = ingest_page(outlet, page, item.url)
    return new


def _of_url(url: str, outlet: Outlet) -> list[Item]:
    fetch = partial(
        http.fetch,
        allow_private=allowed_private(outlet),
        user_agent=http.user_agent(__version__, outlet.desk_url),
    )
    try:
        fetched = fetch(url, accept=(*FEED_TYPES, *ACCEPT))
    except http.FetchError as error:
        raise CommandError(f"{url}: {error}") from error
    if fetched.content_type in FEED_TYPES:
        return _of_feed(fetched.body, url)
    return [Item(url, url)]


def _of_feed(data: bytes, name: str) -> list[Item]:
    found = [Item(link, link) for link in links_in(data, limit=MAX_ENTRIES)]
    if not found:
        raise CommandError(f"{name} is no feed with links to articles.")
    return found


def _of_file(path: Path, root: Path, base_url: str) -> Item:
    relative = path.relative_to(root).as_posix()
    return Item(relative, f"{base_url}/{quote(relative)}", path)


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadingError(f"is larger than {MAX_BYTES:,} bytes")
    return data
