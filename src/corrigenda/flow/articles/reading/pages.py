"""Reading an HTML page."""

from __future__ import annotations

from urllib.parse import urlsplit

from corrigenda.flow.articles.blocks import MAX_BLOCKS, MAX_CHARACTERS, Block, Role
from corrigenda.flow.articles.reading.assembly import assemble
from corrigenda.flow.articles.reading.decoding import decode
from corrigenda.flow.articles.reading.dom import leaves, parse
from corrigenda.flow.articles.reading.errors import ReadingError
from corrigenda.flow.articles.reading.metadata import read_metadata
from corrigenda.flow.articles.reading.page import Page
from corrigenda.flow.articles.reading.story import choose


def read_html(
    page: bytes | str, *, url: str | None = None, content_type: str | None = None
) -> Page:
    """The story of an HTML page.

    `url` is where the page was read (for relative addresses, and to tell links that stay on the
    site); `content_type` is the header's value, with its charset. Raises ReadingError for a page
    that is too large, is no text, or holds no text.
    """
    tree = parse(decode(page, content_type=content_type))
    if tree is None:
        raise ReadingError("the page is empty; give the page of a story")
    known = read_metadata(tree, url)
    found = leaves(tree)
    if not found:
        raise ReadingError(
            "the page shows no text; if a script writes the story, give its text or push it"
        )
    choice = choose(tree, found, _host(url or known.canonical_url))
    blocks = tuple(assemble(found, choice, known))
    check_bounds(blocks)
    headline = next((block.text for block in blocks if block.role is Role.headline), None)
    return Page(
        blocks=blocks,
        headline=headline or (known.titles[0] if known.titles else None),
        canonical_url=known.canonical_url,
        language=known.language,
        published_at=known.published_at,
        modified_at=known.modified_at,
        authors=known.authors,
        section=known.section,
    )


def check_bounds(blocks: tuple[Block, ...]) -> None:
    """Raises ReadingError for no blocks, or more than a version may have."""
    if not blocks:
        raise ReadingError("no story was found; give the page of one story, or its text")
    if len(blocks) > MAX_BLOCKS or sum(len(block.text) for block in blocks) > MAX_CHARACTERS:
        raise ReadingError(
            f"the story has more than {MAX_BLOCKS:,} blocks or {MAX_CHARACTERS:,} characters; "
            "give it in parts"
        )


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").netloc or None
    except ValueError:
        return None
