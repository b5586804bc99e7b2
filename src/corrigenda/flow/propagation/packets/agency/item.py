"""An agency's item, as every form gives it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import lxml.html
import regex
from lxml import etree

from corrigenda.flow.articles.blocks import Block, Role

MAX_BYTES = 5 * 1024 * 1024
MOST_ITEMS = 1_000
MOST_TEXT = 1_000_000
MOST_NOTE = 5_000

MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Item:
    """An item.

    Attributes:
        guid: its own name, the same for every version.
        version: 0 where it has none.
        source: who sent it, for people.
        paragraphs: of its text; none where only the note came.
        note: to the desks that have it.
        earlier: names and addresses of the items that it comes from, by which these may be known:
            a correction is an item of its own at some agencies.
        related: of what may be an item that it comes from, or anything else.
        is_correction: it says that it corrects what was sent before.
        is_canceled: it takes back what was sent before.
    """

    guid: str
    version: int
    source: str
    headline: str
    paragraphs: tuple[str, ...]
    note: str = ""
    link: str = ""
    earlier: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    is_correction: bool = False
    is_canceled: bool = False

    @property
    def text(self) -> str:
        """The paragraphs with a blank line between them."""
        return "\n\n".join(self.paragraphs)[:MOST_TEXT]


def clean(words: object, most: int = MOST_TEXT) -> str:
    """Text without control characters and with single spaces."""
    kept = "".join(one if one.isprintable() else " " for one in str(words or "")[:most])
    return " ".join(kept.split())


def names(given: Iterable[object]) -> tuple[str, ...]:
    """Names and addresses of items, each once."""
    cleaned = (clean(one, 2000) for one in given if isinstance(one, str))
    return tuple(dict.fromkeys(one for one in cleaned if one))[:MOST_NAMES]


def paragraphs(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Of a story as the archive keeps it, so that its words are found there."""
    head = (Role.headline, Role.byline, Role.aside)
    return tuple(one.text for one in blocks if one.role not in head)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Of plain text with blank lines, or of single lines where there are none."""
    parts = regex.split(r"\n\s*\n", text) if regex.search(r"\n\s*\n", text) else text.splitlines()
    return tuple(one for one in (clean(part) for part in parts) if one)


def paragraphs_in(markup: str) -> tuple[str, ...]:
    """Of HTML; scripts and styles are no text."""
    if "<" not in markup:
        return paragraphs_of(markup)
    try:
        root = lxml.html.fragment_fromstring(markup[:MOST_TEXT], create_parent="div")
    except (etree.ParserError, ValueError):
        return ()
    etree.strip_elements(root, "script", "style", with_tail=False)
    found = [clean(one.text_content()) for one in root.iter("p", "h1", "h2", "h3", "li")]
    told = tuple(one for one in found if one)
    return told or paragraphs_of(root.text_content())


def number(given: object) -> int:
    """A version's number; 0 for what is none."""
    text = str(given or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
