"""Keep a version of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import transaction

from corrigenda.flow.articles import archived, sections
from corrigenda.flow.articles import blocks as block
from corrigenda.flow.articles.archived import Moments
from corrigenda.flow.articles.errors import ArticleError
from corrigenda.flow.articles.models import Article, Credit, Source, Version
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.articles.wiping import expunged_blocks
from corrigenda.flow.newsroom.bylines import names_in
from corrigenda.flow.newsroom.expunging.kept import standing
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


def keep_version(article: Article, story: Story, *, source: Source) -> tuple[Version, bool]:
    """The version of `article` with this text, and whether it is new.

    A text with the hash of the current version is that version; anything else,
    also a return to an earlier text, is a new one. A text out of an archive is what some version
    has already, unless its date says that it came back, or newer than what stands (`archived.py`).

    Raises:
        OlderTextError: a text out of an archive, and a newer one stands.
        ArticleError: no text at all, or more than fits.
    """
    story = _without_erased(story, article.outlet.slug)
    text = block.text_of(story.blocks)
    if not text:
        raise ArticleError("The article has no text: send at least one block that is not an aside.")
    if len(text) > MAX_CHARS:
        raise ArticleError(f"The article has {len(text):,} characters; {MAX_CHARS:,} fit.")
    sha256 = block.content_hash(story.blocks)
    moments = Moments(_moment(story.published_at), _moment(story.modified_at))
    with transaction.atomic():
        locked = Article.objects.select_for_update().get(pk=article.pk)
        last = locked.versions.order_by("-number").first()
        if last and last.sha256 == sha256:
            return last, False
        if last and source == Source.INGEST:
            known = archived.known(last, sha256, moments)
            if known:
                return known, False
            archived.require_newer(last, moments)
        version = Version.objects.create(
            article=locked,
            number=last.number + 1 if last else 1,
            sha256=sha256,
            block_data=block.to_json(story.blocks),
            text=text,
            headline=_headline(story.blocks),
            language=_language(story.language) or locked.outlet.language,
            published_at=moments.published,
            modified_at=moments.modified,
            authors=_names(story.authors),
            edited_by=_names(story.edited_by),
            section=sections.fold(block.storable(story.section)) or sections.section_of(locked.url),
            source=source,
            seen_at=clock.now(),
        )
        Article.objects.filter(pk=article.pk).update(current=version)
        _credit(version, story.blocks)
    article.current = locked.current = version
    return version, True


def _without_erased(story: Story, outlet: str) -> Story:
    """Words that were erased by law and arrive again go no further than here."""
    eraser = standing(outlet)
    if eraser is None:
        return story
    return replace(
        story,
        blocks=expunged_blocks(eraser, story.blocks),
        authors=eraser.mask_across(list(story.authors), between="\n"),
        edited_by=eraser.mask_across(list(story.edited_by), between="\n"),
        section=eraser.mask(story.section),
    )


def _credit(version: Version, blocks: Sequence[block.Block]) -> None:
    # A name that a later version lacks stays: they wrote what is being reported.
    byline = "\n".join(one.text for one in blocks if one.role is block.Role.byline)
    names = sorted(names_in(version.authors, byline))
    rows = [Credit(article_id=version.article_id, name=name) for name in names]
    Credit.objects.bulk_create(rows, ignore_conflicts=True)


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
