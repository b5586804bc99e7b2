"""Pages and feeds as the programs of their readers take them."""

from __future__ import annotations

from typing import Any

import feedparser
from lxml import etree, html


def read_page(content: bytes | str) -> Any:
    """A page's root element (lxml); untyped, since what XPath answers cannot be."""
    return html.fromstring(content)


def read_xml(content: bytes) -> Any:
    """A well-formed document's root element (lxml)."""
    return etree.fromstring(content)


def read_feed(content: bytes) -> Any:
    """A feed as feedparser reads it."""
    return feedparser.parse(content)
