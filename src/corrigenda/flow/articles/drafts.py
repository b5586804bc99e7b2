"""A text as it came, made ready to be a version: checked, without erased words, and hashed.

All that costs time and needs no database stands here, so that it is done before a transaction is
begun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from corrigenda.flow.articles import blocks as block
from corrigenda.flow.articles import sections
from corrigenda.flow.articles.archived import Moments
from corrigenda.flow.articles.errors import ArticleError
from corrigenda.flow.articles.models import Article, Credit, Source, Version
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.articles.wiping import expunged_blocks
from corrigenda.flow.newsroom.bylines import names_in
from corrigenda.flow.newsroom.expunging.eraser import Eraser
from corrigenda.lib import clock, languages

MAX_CHARS = 1_000_000
"""Code points of one version's text; the longest story in the benches has 250,000."""


@dataclass(frozen=True, slots=True)
class Story:
    """A text as it came, with what is known about it."""

    blocks: Sequence[block.Block]
    language: str = ""
    published_at: datetime | None = None
    authors: Sequence[str] = ()
    section: str = ""
    edited_by: Sequence[str] = ()
    modified_at: datetime | None = None

    @classmethod
    def of(cls, page: Page) -> Story:
        """What was read in a page or a record."""
        return cls(
            blocks=page.blocks,
            language=page.language or "",
            published_at=page.published_at,
            modified_at=page.modified_at,
            authors=page.authors,
            section=page.section,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What a version will be, wherever it is put.

    Attributes:
        story: without erased words.
        text: of its blocks, never empty.
        sha256: of its blocks.
        moments: in UTC, as the databases hold them.
    """

    story: Story
    text: str
    sha256: str
    moments: Moments

    def version(self, article: Article, number: int, source: Source) -> Version:
        """The version, seen now and not saved."""
        story = self.story
        return Version(
            article=article,
            number=number,
            sha256=self.sha256,
            block_data=block.to_json(story.blocks),
            text=self.text,
            headline=_headline(story.blocks),
            language=_language(story.language) or article.outlet.language,
            published_at=self.moments.published,
            modified_at=self.moments.modified,
            authors=_names(story.authors),
            edited_by=_names(story.edited_by),
            section=sections.fold(block.storable(story.section))
            or sections.section_of(article.url),
            source=source,
            seen_at=clock.now(),
        )


def draft_of(story: Story, eraser: Eraser | None) -> Draft:
    """Check a text, and leave out what was erased.

    Args:
        eraser: of what is erased at the door of the outlet; None where nothing is.

    Raises:
        ArticleError: no text at all, or more than fits.
    """
    if eraser is not None:
        story = _without_erased(story, eraser)
    text = block.text_of(story.blocks)
    if not text:
        raise ArticleError("The article has no text: send at least one block that is not an aside.")
    if len(text) > MAX_CHARS:
        raise ArticleError(f"The article has {len(text):,} characters; {MAX_CHARS:,} fit.")
    moments = Moments(_moment(story.published_at), _moment(story.modified_at))
    return Draft(story, text, block.content_hash(story.blocks), moments)


def credits_of(version: Version) -> list[Credit]:
    """The names that a version is credited to, in order, as rows that are not saved."""
    blocks = (one for one in version.block_data if one["role"] == block.Role.byline.value)
    byline = "\n".join(one["text"] for one in blocks)
    names = sorted(names_in(version.authors, byline))
    return [Credit(article_id=version.article_id, name=name) for name in names]


def _without_erased(story: Story, eraser: Eraser) -> Story:
    """Words that were erased by law and arrive again go no further than here."""
    return replace(
        story,
        blocks=expunged_blocks(eraser, story.blocks),
        authors=eraser.mask_across(list(story.authors), between="\n"),
        edited_by=eraser.mask_across(list(story.edited_by), between="\n"),
        section=eraser.mask(story.section),
    )


def _names(given: Sequence[str]) -> list[str]:
    return [block.storable(name)[:200] for name in given[:20]]


def _headline(blocks: Sequence[block.Block]) -> str:
    return next((one.text for one in blocks if one.role is block.Role.headline), "")[:500]


def _language(tag: str) -> str:
    """The tag, or nothing where a page says something else than a language."""
    return tag if languages.is_tag(tag) else ""


def _moment(published_at: datetime | None) -> datetime | None:
    """In UTC, as the databases hold it; None outside their calendar."""
    if published_at is None or published_at.tzinfo is None:
        return published_at and published_at.replace(tzinfo=UTC)
    try:
        return published_at.astimezone(UTC)
    except OverflowError:
        return None
