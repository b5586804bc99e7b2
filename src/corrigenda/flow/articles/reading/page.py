"""What a reading of a page gives."""

from dataclasses import dataclass
from datetime import datetime

from corrigenda.flow.articles.blocks import Block


@dataclass(frozen=True, slots=True)
class Page:
    """A story as read: its blocks, and what the page says about itself.

    `published_at` and `modified_at` have a time zone (UTC where the page gives none); `language` is
    a BCP 47 tag; `canonical_url` is absolute, http or https. What the page does not say is None or
    empty.
    """

    blocks: tuple[Block, ...]
    headline: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    authors: tuple[str, ...] = ()
    section: str = ""
    modified_at: datetime | None = None
