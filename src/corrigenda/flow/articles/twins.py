"""Other ways in which one story's address is written: by scheme, host, AMP page or a final slash.

Only ways that name the same page nearly everywhere. A print page, or a twin on a host of its own
choosing, is found when it is read: it names its canonical address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corrigenda.lib import urls

MOST = 64
"""Addresses that are looked up for one story."""

_OTHER = {"http": "https", "https": "http"}
_HOST = re.compile(r"^(?:www|m|mobile|amp)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"^/(?:amp|m|mobile)(?=/.)|/amp/?$|\.amp(?=(?:\.html?)?$)")
_AMP_QUERY = re.compile(r"(?:amp(?:=(?:1|true)?)?|outputtype=amp)", re.IGNORECASE)


def origins_like(parts: urls.Url) -> list[str]:
    """The origin of a URL, and those of its twins: the other scheme, with or without `www.`."""
    base = _HOST.sub("", parts.host)
    hosts = dict.fromkeys((parts.host, base, *([f"www.{base}"] if _has_twins(base) else [])))
    # A port that was chosen belongs to one scheme.
    schemes = (parts.scheme,) if parts.port else (parts.scheme, _OTHER[parts.scheme])
    return [replace(parts, scheme=one, host=host).origin for host in hosts for one in schemes]


def addresses_like(parts: urls.Url, former: Sequence[str] = ()) -> list[str]:
    """The URL of a story (`urls.normal`) as it is kept, then its twins; `former` are origins that
    the outlet had before."""
    exact = str(parts)
    pieces = [one for one in parts.query.split("&") if not _AMP_QUERY.fullmatch(one)]
    targets = [parts.target]
    for path in _paths(parts.path):
        targets += [
            replace(parts, path=path, query=query).target
            for query in dict.fromkeys((parts.query, "&".join(pieces)))
        ]
    origins = [*origins_like(parts), *former]
    found = dict.fromkeys([exact, *(origin + one for one in targets for origin in origins)])
    return list(found)[:MOST]


def _has_twins(host: str) -> bool:
    """Whether a host is a name in the public DNS, rather than an address or a machine's name."""
    return "." in host and ":" not in host and not host.replace(".", "").isdigit()


def _paths(path: str) -> list[str]:
    plain = _AMP_PATH.sub("", path, count=1) or "/"
    found = dict.fromkeys((path, plain))
    for one in (path, plain):
        if one != "/":
            found[one[:-1] if one.endswith("/") else f"{one}/"] = None
    return list(found)
