"""Addresses as RFC 3986 has them, which is stricter than what browsers take. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote

# Reserved and unreserved characters and the percent sign; of `[` and `]` see below.
_SAFE = "!$%&'()*+,-./:;=?@_~"
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def uri(address: str) -> str:
    """An http address as a URI: what browsers leave as it stands in a path is escaped too."""
    scheme, slashes, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    # Square brackets may stand around an IPv6 address, and nowhere else.
    path = _LONE_PERCENT.sub("%25", quote(path, safe=_SAFE))
    return f"{scheme}{slashes}{authority}{slash}{path}"
