"""The public, append-only record."""

from __future__ import annotations

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
