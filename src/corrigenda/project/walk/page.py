"""Puts any given article into the demo CMS, to be walked through."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.reading import Page, ReadingError, read_html, read_plain
from corrigenda.project.cli.errors import CommandError
from corrigenda.surfaces.demo.story import LANGUAGES

SLUG = "given-page"
MAX_BYTES = 5 * 1024 * 1024

_TAGS = {
    Role.standfirst: '<p class="standfirst">{}</p>',
    Role.byline: '<p class="byline">{}</p>',
    Role.quote: "<blockquote><p>{}</p></blockquote>",
    Role.caption: "<figure><figcaption>{}</figcaption></figure>",
    Role.list: "<ul><li>{}</li></ul>",
    Role.aside: '<aside class="related"><p>{}</p></aside>',
}


def read_page(path: Path) -> Page:
    """The story in a file.

    Raises:
        CommandError: there is no such file, or no story in it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise CommandError(f"{path} is larger than {MAX_BYTES:,} bytes.")
        head = data[:2000].lstrip().lower()
        is_html = path.suffix.lower() in (".html", ".htm", ".xhtml") or head.startswith(b"<")
        return read_html(data) if is_html else read_plain(data)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except ReadingError as error:
        raise CommandError(f"{path}: {error}") from error


def story_file(page: Page) -> str:
    """The page as a story file of the demo CMS."""
    language = (page.language or "en").split("-")[0]
    language = language if language in LANGUAGES else "en"
    facts = {
        "slug": SLUG,
        "section": "Given",
        "published_at": (page.published_at or datetime.now(UTC)).isoformat(),
        "language": language,
        "authors": list(page.authors) or ["A reader"],
    }
    direction = "rtl" if language == "ar" else "ltr"
    # "--" would end the comment that the facts stand in.
    head = json.dumps(facts, ensure_ascii=True).replace("--", "-\\u002d")
    body = "\n".join(_element(block) for block in _with_headline(page.blocks))
    return f'<!-- {head} -->\n<article lang="{language}" dir="{direction}">\n{body}\n</article>\n'


def _with_headline(blocks: Sequence[Block]) -> Sequence[Block]:
    parts = list(blocks)
    if not any(block.role is Role.headline for block in parts):
        parts.insert(0, Block(Role.headline, "A story without a headline"))
    if not any(block.role is Role.standfirst for block in parts):
        at = next(i for i, block in enumerate(parts) if block.role is Role.headline)
        parts.insert(at + 1, Block(Role.standfirst, "Given to be walked through."))
    return parts


def _element(block: Block) -> str:
    if block.role is Role.headline:
        return f"<h1>{html.escape(block.text)}</h1>\n<!-- place:notices -->"
    return _TAGS.get(block.role, "<p>{}</p>").format(html.escape(block.text))
