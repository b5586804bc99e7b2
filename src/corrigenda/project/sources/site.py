"""Where stories stand that name no address of the outlet's own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin

from corrigenda.flow.articles.reading import ReadingError
from corrigenda.lib import urls

MAX_NAME = 500
NAMED = 10
"""Origins of others that are named; with all the rest they are counted."""
_MOST = 1_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OF_THE_WEB = re.compile(r"(?i:https?):")


@dataclass(frozen=True, slots=True)
class Site:
    """An outlet's addresses.

    Attributes:
        base_url: under which the others are put.
        origins: `scheme://host[:port]` of those that are its own.
        moved_from: origins at which its stories stood before; they stand at the base's now.
        elsewhere: how many addresses were on origins of others.
    """

    base_url: str
    origins: frozenset[str]
    moved_from: frozenset[str] = frozenset()
    elsewhere: Counter[str] = field(default_factory=Counter, compare=False)

    def under(self, name: str) -> str:
        """An address under the base URL, for a path or for a name that is none."""
        return f"{self.base_url}/{_quoted(name)}"

    def at(self, address: str) -> str:
        """The address where it is the outlet's; else one made of it; empty for an empty one.

        A path is one on the site, a name that is no address one under the base URL.

        Raises:
            ReadingError: it is surely meant as an address and cannot be one, or is on an origin
                like one of the outlet's; the message says what to do.
        """
        if not _SCHEME.match(address) and ("/" in address or "?" in address):
            return self._on_site(address)
        if not _OF_THE_WEB.match(address):
            return self._by_name(address)
        try:
            url = urls.normalize(address)
        except urls.UrlError as error:
            raise ReadingError(f"has an address that cannot be one: {error}") from error
        origin = urls.origin_of(url)
        if origin in self.origins:
            return url
        if origin in self.moved_from:
            return urls.origin_of(self.base_url) + url.removeprefix(origin)
        if _bare(origin) in map(_bare, self.origins):
            raise ReadingError(
                f"stands on {origin}, which is no origin of the outlet. If its stories stand on "
                f"{urls.origin_of(self.base_url)} now, give --moved-from {origin}; if they still "
                f"stand there, first `corrigenda change-outlet --add-origin {origin}`"
            )
        self.elsewhere[origin if len(self.elsewhere) < _MOST else "other origins"] += 1
        return self._by_name(address)

    def notes(self) -> list[str]:
        """What is to be said of addresses on origins of others."""
        if not self.elsewhere:
            return []
        named = self.elsewhere.most_common(NAMED)
        unnamed = len(self.elsewhere) - len(named)
        told = ", ".join(f"{origin} ({count:,})" for origin, count in named)
        more = f" and {unnamed:,} more" if unnamed else ""
        return [
            f"{self.elsewhere.total():,} with an address on no origin of the outlet, so under "
            f"{self.base_url} by that name: {told}{more}"
        ]

    def _on_site(self, path: str) -> str:
        try:
            url = urls.normalize(urljoin(f"{self.base_url}/", path))
        except (urls.UrlError, ValueError):
            return self._by_name(path)
        return url if urls.origin_of(url) in self.origins else self._by_name(path)

    def _by_name(self, name: str) -> str:
        return f"{self.base_url}/{_quoted(name, safe='')}" if name else ""


def _bare(origin: str) -> str:
    """The host, without what is left off when it is spoken."""
    return urls.parse(origin).host.removeprefix("www.")


def _quoted(name: str, *, safe: str = "/") -> str:
    # Half characters too: a file of old may be named in another encoding than the system's.
    return quote(name[:MAX_NAME], safe=safe, errors="surrogatepass")
