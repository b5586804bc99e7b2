"""The address of a story, written in one way only.

Writing follows the WHATWG URL standard where a browser would rewrite an address, so that what a
page reports about itself and what an editor pastes become the same string.
"""

import ipaddress
import re
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

MAX_CHARS = 2_000
DEFAULT_PORTS = {"http": 80, "https": 443}

_PARTS = re.compile(r"(?i:(https?))://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?")
_UNWANTED = re.compile(r"[\x00-\x20\x7f-\x9f\s\\\ud800-\udfff]")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
# IDNA 2003, which Python has, and 2008, which browsers have, send these to different hosts.
_DEVIATIONS = frozenset("ßẞς\u200c\u200d")
_HEX = re.compile("%[0-9a-fA-F]{2}")
_ONE_DOT = frozenset({".", "%2E"})
_TWO_DOTS = frozenset({"..", ".%2E", "%2E.", "%2E%2E"})
# What is left as it stands: printable ASCII less the standard's percent-encode sets.
_PATH_SAFE = "!$%&'()*+,-./:;=@[]_|~"
_QUERY_SAFE = "!$%&()*+,-./:;=?@[]^_`{|}~"

_TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "msclkid", "twclid", "ttclid",
    "yclid", "ysclid", "igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "_hsenc",
    "_hsmi", "oly_anon_id", "oly_enc_id", "vero_id", "wickedid", "_openstat", "epik", "srsltid",
})  # fmt: skip


class UrlError(ValueError):
    """The address cannot be used; the message says what is wrong and what to write instead."""


@dataclass(frozen=True, slots=True)
class Url:
    """An address in its parts. `host` is without brackets; `port` is None for the usual one."""

    scheme: str
    host: str
    port: int | None
    path: str
    query: str

    @property
    def authority(self) -> str:
        """The host and any unusual port, as in a Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and any unusual port: `https://news.example`."""
        return f"{self.scheme}://{self.authority}"

    @property
    def target(self) -> str:
        """Path and query, as in a request line."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def connect_port(self) -> int:
        """The port to connect to."""
        return self.port or DEFAULT_PORTS[self.scheme]

    def __str__(self) -> str:
        return self.origin + self.target


def parse(url: str) -> Url:
    """Take an http or https address apart, rewritten as a browser would and without a fragment.

    Raises UrlError for everything else: other schemes, credentials, control characters, spaces,
    backslashes, half characters, hosts that cannot be, and more than 2,000 characters.
    """
    _check_length(url)
    unwanted = _UNWANTED.search(url)
    if unwanted is not None:
        raise UrlError(
            f"The address has a space, a backslash or an invisible character at character "
            f"{unwanted.start() + 1}. Copy it again from the browser's address bar."
        )
    parts = _PARTS.fullmatch(url)
    if parts is None:
        raise UrlError("The address must begin with http:// or https:// and name a site.")
    scheme, authority, path, query = parts.groups()
    scheme = scheme.lower()
    host, port = _authority(authority, scheme)
    made = Url(scheme, host, port, _path(path), _escape(query or "", _QUERY_SAFE))
    _check_length(str(made))
    return made


def normalize(url: str) -> str:
    """Return the one way of writing a story's address; doing it twice changes nothing more.

    The scheme and host are in lower case (international names in their ASCII form), the usual
    port, the fragment and tracking parameters (utm_*, fbclid, gclid and their like) are gone, and
    the rest of the query keeps its order. Raises UrlError as `parse` does.
    """
    return str(normal(url))


def normal(url: str) -> Url:
    """What `normalize` returns, in its parts."""
    made = parse(url)
    if not made.query:
        return made
    kept = [piece for piece in made.query.split("&") if not _tracks(piece)]
    return replace(made, query="&".join(kept))


def origin_of(url: str) -> str:
    """Return `scheme://host[:port]` of an address. Raises UrlError as `parse` does."""
    return parse(url).origin


def _check_length(url: str) -> None:
    if len(url) > MAX_CHARS:
        raise UrlError(
            f"The address is {len(url):,} characters long and at most {MAX_CHARS:,} are taken. "
            "Give the story's short address, without what follows the question mark."
        )


def _authority(authority: str, scheme: str) -> tuple[str, int | None]:
    if "@" in authority:
        raise UrlError(
            "The address carries a user name or password. Give it without what stands before "
            "the @ sign."
        )
    found = _AUTHORITY.fullmatch(authority)
    if found is None:
        raise UrlError("The name of the site is not one that can exist. Check its spelling.")
    name, digits = found.groups()
    host = _six(name[1:-1]) if name.startswith("[") else _host(name)
    port = int(digits) if digits else DEFAULT_PORTS[scheme]
    if not 0 < port < 65_536:
        raise UrlError(f"There is no port {port}. Give one from 1 to 65535, or none.")
    return host, None if port == DEFAULT_PORTS[scheme] else port


def _six(text: str) -> str:
    try:
        address = ipaddress.IPv6Address(text)
    except ValueError:
        address = None
    if address is None or address.scope_id is not None:
        raise UrlError("The IPv6 address is not a valid one. Write it as in http://[2001:db8::1]/.")
    return str(address)


def _host(name: str) -> str:
    if _DEVIATIONS & set(name):
        raise UrlError(
            "The name of the site has letters that systems write differently. Copy the address "
            "from the browser's address bar, where it begins with xn--."
        )
    try:
        host = name.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        host = ""
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise UrlError("The name of the site is not one that can exist. Check its spelling.")
    if _NUMBER.fullmatch(labels[-1]):
        # Old resolvers read 127.1, 0x7f000001 and 2130706433 as addresses; nobody means them.
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError:
            raise UrlError(
                "The site's numeric address must be four numbers from 0 to 255, as in 192.0.2.1."
            ) from None
    return host


def _path(path: str) -> str:
    segments = _escape(path, _PATH_SAFE).split("/")[1:]
    kept: list[str] = []
    for place, segment in enumerate(segments):
        last = place == len(segments) - 1
        if segment in _TWO_DOTS:
            kept = kept[:-1]
        elif segment not in _ONE_DOT:
            kept.append(segment)
            continue
        if last:
            kept.append("")
    return "/" + "/".join(kept)


def _escape(text: str, safe: str) -> str:
    return _HEX.sub(lambda found: found.group().upper(), quote(text, safe=safe))


def _tracks(piece: str) -> bool:
    name = unquote(piece.split("=", 1)[0]).lower()
    return name.startswith("utm_") or name in _TRACKING
