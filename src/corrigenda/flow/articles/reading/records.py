"""Reading a story out of a record of a dump: one object with a text and an address.

The names that dumps use differ; the first one of each list that holds something is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from corrigenda.flow.articles.blocks import Block, Role, collapse, storable
from corrigenda.flow.articles.reading.errors import ReadingError
from corrigenda.flow.articles.reading.page import Page
from corrigenda.flow.articles.reading.pages import check_bounds, read_html
from corrigenda.flow.articles.reading.plain import read_plain

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "url": ("url", "link", "canonical_url", "uri", "guid", "id"),
    "text": ("text", "body", "articleBody", "content", "maintext", "body_text"),
    "html": ("html", "body_html", "content_html"),
    "headline": ("headline", "title"),
    "language": ("language", "inLanguage", "lang"),
    "published": ("published", "datePublished", "date", "published_at", "date_publish"),
    "modified": ("modified", "dateModified", "modified_at", "updated", "updated_at", "date_modify"),
    "authors": ("authors", "author", "byline"),
    "section": ("section", "articleSection", "category"),
}
"""By what it is to us: the names it may have, schema.org's and those of known dumps."""
MAX_AUTHORS: Final = 20


def address_in(record: Mapping[str, Any]) -> str:
    """Where the story stands, or the name or number it has, as the record says; else empty."""
    given = (record.get(name) for name in NAMES["url"])
    words = (str(one) if type(one) is int else one for one in given)
    return next((said for one in words if isinstance(one, str) and (said := one.strip())), "")


def read_record(record: Mapping[str, Any]) -> Page:
    """The story of a record.

    Raises:
        ReadingError: it has no text, or more than fits.
    """
    html, text = _word(record, "html"), _word(record, "text")
    if not html and not text:
        raise ReadingError(f"has none of {', '.join(NAMES['text'] + NAMES['html'])}")
    page = read_html(html) if html else read_plain(text)
    blocks, headline = page.blocks, collapse(storable(_word(record, "headline")))
    if headline and not any(one.role is Role.headline for one in blocks):
        rest = blocks[1:] if blocks[0].text == headline else blocks
        blocks = (Block(Role.headline, headline), *rest)
        check_bounds(blocks)
    return Page(
        blocks=blocks,
        headline=headline or page.headline,
        canonical_url=page.canonical_url,
        language=_word(record, "language") or page.language,
        published_at=moment(_first(record, "published")) or page.published_at,
        modified_at=moment(_first(record, "modified")) or page.modified_at,
        authors=_authors(record) or page.authors,
        section=_word(record, "section") or page.section,
    )


def moment(value: object) -> datetime | None:
    """A date or time as dumps write them: UTC where it names no zone, None for another text."""
    if isinstance(value, datetime):
        found = value
    elif isinstance(value, date):
        found = datetime(value.year, value.month, value.day, tzinfo=UTC)
    else:
        try:
            found = datetime.fromisoformat(str(value).strip())
        except ValueError:
            return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _first(record: Mapping[str, Any], what: str) -> object:
    return next((record[name] for name in NAMES[what] if record.get(name)), None)


def _word(record: Mapping[str, Any], what: str) -> str:
    given = (record.get(name) for name in NAMES[what])
    return next((said for one in given if isinstance(one, str) and (said := one.strip())), "")


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    given = _first(record, "authors")
    listed = list(given) if isinstance(given, list | tuple) else [given]
    names = [one.get("name") if isinstance(one, Mapping) else one for one in listed]
    return tuple(collapse(storable(one)) for one in names if isinstance(one, str) and one.strip())[
        :MAX_AUTHORS
    ]
