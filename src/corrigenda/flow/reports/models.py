"""Reports and, kept apart from them, how to reach who sent them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.states import ReportState


class Kind(models.TextChoices):
    """What a reader says is wrong."""

    TYPO = "typo"
    FACT = "fact"
    CLARIFICATION = "clarification"
    TRANSLATION = "translation"
    ATTRIBUTION = "attribution"
    OTHER = "other"


class Channel(models.TextChoices):
    """The door by which a report came in."""

    WIDGET = "widget"
    FORM = "form"
    EMAIL = "email"
    SWEEP = "sweep"


class Report(models.Model):
    """What one reader sent about one passage."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reports")
    client_id = models.UUIDField(unique=True)
    fingerprint = models.CharField(max_length=64)
    """Hash of everything sent, to tell sending again from another report under the same id."""
    receipt_hash = models.CharField(max_length=64, unique=True)
    url = models.CharField(max_length=2000)
    selector = models.JSONField()
    block = models.TextField(blank=True)
    block_hash = models.CharField(max_length=64, blank=True)
    block_start = models.PositiveIntegerField(null=True)
    block_end = models.PositiveIntegerField(null=True)
    says = models.TextField()
    says_hash = models.CharField(max_length=64)
    should_say = models.TextField(blank=True)
    why = models.TextField(blank=True)
    source_url = models.CharField(max_length=2000, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    language = models.CharField(max_length=35, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    address_hash = models.CharField(max_length=32, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in ReportState],
        default=ReportState.RECEIVED.value,
    )
    received_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    """When its words were erased by policy; the row stays, for counts."""
    located_at = models.DateTimeField(null=True)
    """When its passage was looked up in the article's text."""
    version = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    reader_seen = models.BooleanField(default=False)
    """The server's own reading of the page lacks the passage: only the reader saw it."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["article", "block_hash"], name="reports_by_block"),
            models.Index(fields=["article", "says_hash"], name="reports_by_words"),
            models.Index(
                fields=["received_at"],
                name="reports_to_join",
                condition=models.Q(state=ReportState.RECEIVED.value),
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.pk} on {self.url}"


class Contact(models.Model):
    """The address of a reader who wants to hear the outcome; erased by policy."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="contact")
    email = models.EmailField(max_length=254)
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"contact of report {self.report_id}"
