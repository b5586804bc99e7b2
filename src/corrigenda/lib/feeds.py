"""Feeds of others: the links in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from feedparser.api import parse as _untyped_parse

# Untyped; only bytes go in, never an address, which it would fetch itself without our bounds.
_parse: Callable[..., Any] = _untyped_parse


def links_in(feed: bytes, *, limit: int) -> list[str]:
    """The http(s) links of a feed's entries, each once, in their order; at most `limit`."""
    entries = _parse(feed, sanitize_html=False).entries[:limit]
    links = dict.fromkeys(str(one.get("link", "")) for one in entries)
    return [link for link in links if link.startswith(("http://", "https://"))]
