"""The public, append-only record."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from corrigenda.flow.articles.models import Article
from corrigenda.flow.corrections.models import Correction, Kind, Placement
from corrigenda.flow.newsroom.models import Outlet


class Entry(models.Model):
    """One entry of the log. Never edited: a later entry supersedes it."""

    public_id = models.CharField(max_length=20, unique=True)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="entries")
    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="entry")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    url = models.CharField(max_length=2000)
    headline = models.CharField(max_length=500)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    words = models.TextField()
    placement = models.CharField(
        max_length=10, choices=Placement.choices, default=Placement.TOP.value
    )
    """Where on the story the notice stands."""
    section = models.CharField(max_length=60, blank=True)
    authors = models.JSONField(default=list)
    """Names, as the version gave them that stood when it was published."""
    language = models.CharField(max_length=35)
    published_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "publication.Entry", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        verbose_name_plural = "entries"
        indexes: ClassVar = [
            models.Index(fields=["outlet", "-published_at"], name="log_by_time"),
            models.Index(fields=["article", "-published_at"], name="log_by_article"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class LiveCheck(models.Model):
    """What readings of the story's page have shown since an entry was published."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="live")
    rounds = models.PositiveSmallIntegerField(default=0)
    """Looks of the schedule that are over."""
    look_at = models.DateTimeField(null=True)
    """When to look next; null when there is no more to see."""
    asked_at = models.DateTimeField(null=True)
    """When the reading was asked for that this look waits for."""
    live_at = models.DateTimeField(null=True)
    """When it was last seen as it should be."""
    lost_at = models.DateTimeField(null=True)
    """When it was first seen not to be any more."""
    overdue_at = models.DateTimeField(null=True)
    """When the desk was reminded that it is not live yet."""
    due_at = models.DateTimeField()
    missing = models.JSONField(default=list)
    """What the last look did not find, in plain words."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["look_at"],
                name="live_checks_to_make",
                condition=models.Q(look_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"live check of {self.entry_id}"

    @property
    def verified_at(self) -> datetime | None:
        """When it was last seen to be live, unless it is not any more."""
        return None if self.lost_at else self.live_at
