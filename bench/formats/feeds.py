"""The validators of the feeds: each takes corrections and names what is wrong with their feed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from bench.formats.atom_rules import ATOM, atom_errors
from feedparser.api import parse as _untyped_parse
from lxml import etree

from corrigenda.flow.publication.record import Notice, Record
from corrigenda.flow.publication.renderers import atom, jsonfeed, rss
from corrigenda.flow.publication.tests.assertions import is_moment, is_uri

FEED = 50
"""Entries of one feed."""
LOG = "https://desk.example/corrections/"
_parse: Callable[..., Any] = _untyped_parse

Check = Callable[[Sequence[Notice]], list[str]]


def errors_of(made: Sequence[Record], check: Check) -> list[str]:
    """What a check finds in the feeds of all corrections, `FEED` to a feed."""
    feeds = range(0, len(made), FEED)
    return [
        error
        for start in feeds
        for error in check([one.notice for one in made[start : start + FEED]])
    ]


def _by_reader(document: bytes, notices: Sequence[Notice]) -> list[str]:
    feed = _parse(document)
    read = [(one.id, one.link, _moment(one.published_parsed)) for one in feed.entries]
    wanted = [(one.permalink, one.permalink, _second(one.published_at)) for one in notices]
    found = [] if read == wanted else ["a feed reader reads other entries"]
    return [*found, f"a feed reader says: {feed.get('bozo_exception')}"] if feed.bozo else found


def _moment(parsed: Any) -> tuple[int, ...]:
    return tuple(parsed[:6])


def _second(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.utctimetuple()[:6])


def _atom(notices: Sequence[Notice]) -> bytes:
    return atom.render("Log", LOG, f"{LOG}feed.atom", "en", notices)


def _rss(notices: Sequence[Notice]) -> bytes:
    return rss.render("Log", LOG, f"{LOG}feed.rss", "en", notices)


def rss_errors(document: bytes) -> list[str]:
    """https://www.rssboard.org/rss-specification, and its profile where that says "must"."""
    root = etree.fromstring(document)
    channel = root.find("channel")
    assert channel is not None
    own = channel.find(f"{ATOM}link")
    checks = {
        "it is RSS 2.0": root.tag == "rss" and root.get("version") == "2.0" and len(root) == 1,
        "a channel has title, link and description": all(
            len(channel.findall(name)) == 1 for name in ("title", "link", "description")
        ),
        "the link is a URI": is_uri(channel.findtext("link")),
        "it says where it stands itself": own is not None and own.get("rel") == "self",
        "its date is RFC 822's": _is_rfc_822(channel.findtext("lastBuildDate")),
    }
    found = [name for name, held in checks.items() if not held]
    items = channel.findall("item")
    names = [one.findtext("guid") for one in items]
    if len(set(names)) < len(names):
        found.append("two items have one guid")
    return [*found, *(error for one in items for error in _item_errors(one))]


def _item_errors(item: etree._Element) -> Iterator[str]:
    guid = item.find("guid")
    counts = {name: len(item.findall(name)) for name in ("title", "link", "description", "pubDate")}
    checks = {
        "an item has title, link, description and date once": set(counts.values()) == {1},
        "its link is a URI": is_uri(item.findtext("link")),
        "a guid that says so is an address": guid is not None
        and (guid.get("isPermaLink", "true") == "false" or is_uri(guid.text)),
        "its date is RFC 822's": _is_rfc_822(item.findtext("pubDate")),
        "no category is empty": all((one.text or "").strip() for one in item.findall("category")),
    }
    yield from (name for name, held in checks.items() if not held)


def _is_rfc_822(value: str | None) -> bool:
    try:
        return parsedate_to_datetime(value or "").tzinfo is not None
    except ValueError:
        return False


def json_feed_errors(document: dict[str, Any]) -> list[str]:
    """https://www.jsonfeed.org/version/1.1/, "must" and "should"."""
    items = document.get("items")
    assert isinstance(items, list)
    addresses = [document.get(name) for name in ("home_page_url", "feed_url")]
    checks = {
        "it is version 1.1": document.get("version") == "https://jsonfeed.org/version/1.1",
        "it has a title": bool(document.get("title")),
        "its addresses are URIs": all(map(is_uri, addresses)),
        "what is its own begins with an underscore": {one for one in document if one[0] != "_"}
        <= {"version", "title", "home_page_url", "feed_url", "language", "items"},
        "no two items have one id": len({one.get("id") for one in items}) == len(items),
    }
    found = [name for name, held in checks.items() if not held]
    return [*found, *(error for one in items for error in _json_item_errors(one))]


def _json_item_errors(item: dict[str, Any]) -> Iterator[str]:
    tags, authors = item.get("tags", []), item.get("authors", [])
    checks = {
        "an item's id is a string": isinstance(item.get("id"), str) and bool(item["id"]),
        "its addresses are URIs": is_uri(item.get("url")) and is_uri(item.get("external_url")),
        "it has content": isinstance(item.get("content_text"), str),
        "its dates are RFC 3339's": is_moment(item.get("date_published"))
        and is_moment(item.get("date_modified")),
        "its tags are words": all(isinstance(one, str) and one for one in tags),
        "its authors have names": all(one.get("name") for one in authors),
    }
    yield from (name for name, held in checks.items() if not held)


def _json_feed(notices: Sequence[Notice]) -> dict[str, Any]:
    """As a receiver reads it: from bytes."""
    made = jsonfeed.render("Log", LOG, f"{LOG}feed.json", "en", notices)
    read: dict[str, Any] = json.loads(json.dumps(made, ensure_ascii=False).encode())
    return read


OF_FEEDS: dict[str, Check] = {
    "Atom, by a feed reader": lambda notices: _by_reader(_atom(notices), notices),
    "Atom, by assertions": lambda notices: atom_errors(_atom(notices)),
    "RSS, by a feed reader": lambda notices: _by_reader(_rss(notices), notices),
    "RSS, by assertions": lambda notices: rss_errors(_rss(notices)),
    "JSON Feed, by assertions": lambda notices: json_feed_errors(_json_feed(notices)),
}
