"""Articles, their addresses, their versions and the readings of their pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from corrigenda.flow.articles import blocks as block
from corrigenda.flow.newsroom.models import Outlet

GONE = (404, 410)
"""What a page answers of which the house has taken the story away (RFC 9110)."""
SURE = timedelta(hours=6)
"""How long after the first such answer another one settles that: a site that is being moved, or a
cache that went wrong, answers so for an hour."""


class Article(models.Model):
    """One story, one canonical URL."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="articles")
    url = models.CharField(max_length=2000, unique=True)
    current = models.ForeignKey(
        "articles.Version", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField()
    read_due_at = models.DateTimeField(null=True)
    """When its page is to be read (again)."""
    leased_until = models.DateTimeField(null=True)
    read_tried_at = models.DateTimeField(null=True)
    """When a reading last began, whatever came of it."""
    read_failures = models.PositiveSmallIntegerField(default=0)
    read_error = models.CharField(max_length=500, blank=True)
    """Why it could not be read the last time."""
    unread_since = models.DateTimeField(null=True)
    """When that began; None while its page can be read, or the CMS sends it."""
    page_status = models.PositiveSmallIntegerField(default=0)
    """What its page answered instead of the story, such as 410; 0 for another reason."""
    away_since = models.DateTimeField(null=True)
    """When it first answered one of `GONE`, and has ever since."""
    gone_at = models.DateTimeField(null=True)
    """When it answered so again after `SURE`: what is settled for good by it rests on this."""
    same_as = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    """The article that stands at this one's addresses now; this one's versions are kept."""
    moved_at = models.DateTimeField(null=True)
    """When the stages after this one had moved what they held of it to `same_as`."""
    indexed = models.ForeignKey(
        "articles.Version", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    """The version whose text stands in the index of passages; None while none does."""

    READ: ClassVar = {
        "read_error": "",
        "unread_since": None,
        "page_status": 0,
        "away_since": None,
        "gone_at": None,
    }
    """The fields of one whose page can be read."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["read_due_at"], name="articles_to_read"),
            models.Index(
                fields=["same_as"],
                name="articles_to_move",
                condition=models.Q(same_as__isnull=False, moved_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def headline(self) -> str:
        """The headline of the current version, or the URL when there is none."""
        return (self.current.headline if self.current else "") or self.url

    @property
    def gone_since(self) -> datetime | None:
        """Since when its page answers that there is nothing there; None where it does not."""
        return self.unread_since if self.page_status in GONE else None


class ArticleUrl(models.Model):
    """An address at which an article stands: the canonical one and its others."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="urls")
    url = models.CharField(max_length=2000, unique=True)

    def __str__(self) -> str:
        return self.url


class Credit(models.Model):
    """A name that a version of an article gives as its author's, folded for comparison."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="credits")
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "article"], name="one_credit_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Source(models.TextChoices):
    """How a version came to us."""

    PUSH = "push"
    READ = "read"
    INGEST = "ingest"


class Version(models.Model):
    """An article's text at a time. Never changed; a new text is a new version."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    block_data = models.JSONField(db_column="blocks")
    text = models.TextField()
    """All blocks but asides, joined by blank lines: what offsets of passages count in."""
    headline = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=35, blank=True)
    published_at = models.DateTimeField(null=True)
    modified_at = models.DateTimeField(null=True)
    """When this text was made of the one before it, as its source says."""
    authors = models.JSONField(default=list)
    edited_by = models.JSONField(default=list)
    """Who made this version of the one before, as the CMS says it."""
    section = models.CharField(max_length=60, blank=True)
    """As the page or the CMS names it, or as the address does; folded."""
    source = models.CharField(max_length=10, choices=Source.choices)
    seen_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    """When the next stage had moved its passages to this version."""
    guarded_at = models.DateTimeField(null=True)
    """When it had been compared with the version before, for changes that carry no note."""
    indexed_at = models.DateTimeField(null=True)
    """When the index of passages had it, or a later version of its article."""
    recalled_at = models.DateTimeField(null=True)
    """When it had been searched for words that were corrected before."""
    related_at = models.DateTimeField(null=True)
    """When what it is about, or a later version of its article, was kept for related stories."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="one_version_a_number")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seen_at"], name="versions_to_take", condition=models.Q(taken_at=None)
            ),
            models.Index(
                fields=["seen_at"], name="versions_to_guard", condition=models.Q(guarded_at=None)
            ),
            models.Index(
                fields=["seen_at"], name="versions_to_index", condition=models.Q(indexed_at=None)
            ),
            models.Index(
                fields=["seen_at"], name="versions_to_recall", condition=models.Q(recalled_at=None)
            ),
            models.Index(
                fields=["seen_at"], name="versions_to_relate", condition=models.Q(related_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.article_id}"

    @property
    def blocks(self) -> tuple[block.Block, ...]:
        """The version's blocks in order, asides included."""
        return block.from_json(self.block_data)


class Reading(models.Model):
    """One reading of an article's page: what was found there besides the text."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="readings")
    version = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True)
    at = models.DateTimeField()
    notices = models.JSONField(default=list)
    """Ids of the notices that stand in the page's own HTML."""
    draws_notices = models.BooleanField(default=False)
    """The page has our script and a place, so a browser draws the notices."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["article", "at"], name="readings_by_time")]

    def __str__(self) -> str:
        return f"reading of {self.article_id} at {self.at}"
