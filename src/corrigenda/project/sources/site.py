"""Where stories stand that name no address of the outlet's own."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from corrigenda.lib import urls

MAX_NAME = 500


@dataclass(frozen=True, slots=True)
class Site:
    """An outlet's addresses.

    Attributes:
        base_url: under which the others are put.
        origins: `scheme://host[:port]` of those that are its own.
    """

    base_url: str
    origins: frozenset[str]

    def under(self, name: str) -> str:
        """An address under the base URL, for a path or for a name that is none."""
        return f"{self.base_url}/{_quoted(name)}"

    def at(self, address: str) -> str:
        """The address where it is the outlet's; else one made of it; empty for an empty one."""
        try:
            url = urls.normalize(address)
            if urls.origin_of(url) in self.origins:
                return url
        except urls.UrlError:
            pass
        return f"{self.base_url}/{_quoted(address, safe='')}" if address else ""


def _quoted(name: str, *, safe: str = "/") -> str:
    # Half characters too: a file of old may be named in another encoding than the system's.
    return quote(name[:MAX_NAME], safe=safe, errors="surrogatepass")
