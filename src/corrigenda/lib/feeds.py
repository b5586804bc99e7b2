"""Feeds of others: the links in them, and their entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from feedparser.api import parse as _untyped_parse

# Untyped; only bytes go in, never an address, which it would fetch itself without our bounds.
_parse: Callable[..., Any] = _untyped_parse


def links_in(feed: bytes, *, limit: int) -> list[str]:
    """The http(s) links of a feed's entries, each once, in their order; at most `limit`."""
    entries = _parse(feed, sanitize_html=False).entries[:limit]
    links = dict.fromkeys(str(one.get("link", "")) for one in entries)
    return [link for link in links if link.startswith(("http://", "https://"))]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Attributes:
        guid: its id, or its address where it has none.
        content: HTML, or text; as much as the feed gives.
        earlier: names and addresses of what it answers.
        related: of what it comes by, or is related to, in this order.
    """

    guid: str
    title: str
    link: str
    content: str
    categories: tuple[str, ...]
    earlier: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


def entries_in(feed: bytes, *, limit: int) -> tuple[str, list[Entry]]:
    """The title of a feed, and at most `limit` of its entries in their order."""
    parsed = _parse(feed, sanitize_html=False)
    return str(parsed.feed.get("title", "")), [_entry(one) for one in parsed.entries[:limit]]


def _entry(given: Any) -> Entry:
    contents = given.get("content") or []
    longest = max((str(one.get("value", "")) for one in contents), key=len, default="")
    link = str(given.get("link", ""))
    terms = (str(one.get("term") or one.get("label") or "") for one in given.get("tags") or [])
    return Entry(
        guid=str(given.get("id") or link),
        title=str(given.get("title", "")),
        link=link if link.startswith(("http://", "https://")) else "",
        content=longest or str(given.get("summary", "")),
        categories=tuple(one for one in terms if one),
        earlier=tuple(_earlier(given)),
        related=tuple(_related(given)),
    )


def _earlier(given: Any) -> Iterator[str]:
    """By the threads of RFC 4685."""
    answered = given.get("thr_in-reply-to") or {}
    yield from (str(answered[name]) for name in ("ref", "href") if answered.get(name))


def _related(given: Any) -> Iterator[str]:
    """By Atom's links, which may lead to anything."""
    for rel in ("via", "related"):
        links = (one for one in given.get("links") or [] if one.get("rel") == rel)
        yield from (str(one.get("href", "")) for one in links)
