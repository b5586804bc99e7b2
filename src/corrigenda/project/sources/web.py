"""What is read over the network: pages, feeds, sitemaps."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.lib import http
from corrigenda.lib.feeds import links_in
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.sources.item import Item

MAX_ENTRIES = 1000
MAX_SITEMAP = 50 * 1024 * 1024
"""Bytes of a sitemap unpacked, as https://www.sitemaps.org/protocol.html bounds them."""
MAX_SITEMAPS = 50_000
SITEMAP_TYPES = ("application/xml", "text/xml", "application/gzip", "application/x-gzip")

Fetch = Callable[[str], bytes]


class Links:
    """Pages whose addresses are known: one, or those of a feed."""

    unit = "article"

    def __init__(self, key: str, links: list[str]) -> None:
        self.key, self.links = key, links
        self.total: int | None = len(links)

    def items(self, after: str) -> Iterator[Item]:
        """The pages behind one; all of them, where it is no longer among them."""
        first = self.links.index(after) + 1 if after in self.links else 0
        for link in self.links[first:]:
            yield Item(link, link, link)

    def notes(self) -> list[str]:
        """Nothing: what cannot be read is a failure."""
        return []


class Sitemap:
    """A sitemap, or an index of sitemaps, each of which is read when it is needed."""

    unit = "article"

    def __init__(self, key: str, data: bytes, fetch: Fetch) -> None:
        self.key, self._data, self._fetch = key, data, fetch
        self._parts = _count(data, "sitemap") if is_index(data) else 1
        self._read = self._pages = 0

    @property
    def total(self) -> int | None:
        """The pages; of an index, as many in each part as in those that were read by now."""
        return round(self._pages * self._parts / self._read) if self._read else None

    def items(self, after: str) -> Iterator[Item]:
        """The pages behind a place: the number of a sitemap in the index, and of a page in it."""
        began, page = _numbers(after)
        for number, data in self._maps(began):
            last = ""
            try:
                self._read += 1
                if isinstance(data, Exception):
                    raise data
                self._pages += _count(data, "url")
                for at, url in enumerate(_locations(data, "url")):
                    if (number, at) > (began, page):
                        last = f"{number}/{at}"
                        yield Item(url, url, last)
            except (http.FetchError, ReadingError) as error:
                # A run that is broken off here goes on at this part: it may be whole by then.
                yield Item(f"sitemap {number + 1}", "", last, ReadingError(str(error)))

    def notes(self) -> list[str]:
        """Nothing: what cannot be read is a failure."""
        return []

    def _maps(self, first: int) -> Iterator[tuple[int, bytes | Exception]]:
        """The parts from a number on; in the place of one that cannot be had, why not."""
        if not is_index(self._data):
            yield 0, self._data
            return
        number = -1
        try:
            for number, url in enumerate(_locations(self._data, "sitemap")):
                if number >= MAX_SITEMAPS:
                    break
                if number >= first:
                    yield number, self._part(url)
        except ReadingError as error:
            yield number + 1, error

    def _part(self, url: str) -> bytes | Exception:
        """What stands there; why not, where the same request will say so again.

        Raises:
            CommandError: it may be had later.
        """
        try:
            return unpacked(self._fetch(url))
        except (http.FetchError, ReadingError) as error:
            if getattr(error, "retry", False):
                raise CommandError(
                    f"{url}: {error} What came before it is taken; run the same again to go on."
                ) from error
            return ReadingError(f"{url}: {error}")


def feed(key: str, data: bytes) -> Links | None:
    """The pages that a feed links to; None where it is none."""
    links = links_in(data, limit=MAX_ENTRIES)
    return Links(key, links) if links else None


def sitemap(key: str, data: bytes, fetch: Fetch) -> Sitemap | None:
    """A sitemap; None where it is none."""
    try:
        whole = unpacked(data)
        return Sitemap(key, whole, fetch) if _root(whole) in ("urlset", "sitemapindex") else None
    except ReadingError:
        return None


def is_index(data: bytes) -> bool:
    """Whether it lists sitemaps rather than pages."""
    return _root(data) == "sitemapindex"


def unpacked(data: bytes) -> bytes:
    """The bytes, out of their gzip.

    Raises:
        ReadingError: a broken gzip, or one that holds more than a sitemap may.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        whole = gzip.GzipFile(fileobj=io.BytesIO(data)).read(MAX_SITEMAP + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadingError("is a broken gzip file") from error
    if len(whole) > MAX_SITEMAP:
        raise ReadingError(f"holds more than {MAX_SITEMAP:,} bytes")
    return whole


def read_sitemap_file(path: Path) -> bytes:
    """A file's bytes, as many as a sitemap may have."""
    with path.open("rb") as file:
        return file.read(MAX_SITEMAP)


def _root(data: bytes) -> str:
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("start",), resolve_entities=False, no_network=True
        ):
            return str(etree.QName(element).localname)
    except etree.XMLSyntaxError:
        pass
    return ""


def _locations(data: bytes, of: str) -> Iterator[str]:
    """The addresses of a sitemap's pages, or of an index's sitemaps, each freed as it is read."""
    parts = etree.iterparse(
        io.BytesIO(data), tag=f"{{*}}{of}", resolve_entities=False, no_network=True
    )
    try:
        for _, element in parts:
            found = (element.findtext("{*}loc") or "").strip()
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if found.startswith(("http://", "https://")):
                yield found
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"is broken: {error.msg}") from error


def _count(data: bytes, of: str) -> int:
    """How many addresses there are, as far as it is whole."""
    count = 0
    try:
        for _ in _locations(data, of):
            count += 1
    except ReadingError:
        pass
    return count


def _numbers(place: str) -> tuple[int, int]:
    number, _, page = place.partition("/")
    return (int(number), int(page)) if number.isdigit() and page.isdigit() else (0, -1)
