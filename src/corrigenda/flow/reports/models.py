"""Reports and, kept apart from them, how to reach who sent them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.states import LetterState, ReportState
from corrigenda.lib import clock


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
    GUARD = "guard"
    PACKET = "packet"
    MEMORY = "memory"


OF_READERS = (Channel.WIDGET, Channel.FORM, Channel.EMAIL)
"""Doors that readers come in by; what comes by the others a machine has found. A program that
sends what a reader told it comes in as the mark on the story does."""


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
    repeated = models.BooleanField(default=False)
    """The same address had reported the same passage before, on the same day: kept, but no
    further reader."""
    text_hash = models.CharField(max_length=64, blank=True)
    """Of what the reader wrote, the same for the same words on another page; empty if short."""
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in ReportState],
        default=ReportState.RECEIVED.value,
    )
    received_at = models.DateTimeField()
    spam_points = models.PositiveSmallIntegerField(default=0)
    spam_parts = models.JSONField(default=list)
    """What made it look like abuse: `[{"part", "points", "why"}]`, see `spam/`."""
    held_at = models.DateTimeField(null=True)
    judged_at = models.DateTimeField(null=True)
    """When somebody at the desk released or rejected it."""
    rejected_because = models.TextField(blank=True)
    appealed_at = models.DateTimeField(null=True)
    appeal = models.TextField(blank=True)
    """What its reader says of being held, in words of their own."""
    sender = models.CharField(max_length=100, blank=True)
    """A hash of the address under a salt of this report's own, for a ban: see the decision on
    bans. Only of a held report, and forgotten with the suspicion."""
    answered_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    """When its words were erased, by policy or by its reader; the row stays, for counts."""
    taken_back_at = models.DateTimeField(null=True)
    """When its reader last took a part of it back."""
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
            # On all states: a bound parameter does not tell SQLite that a part would be enough.
            models.Index(fields=["state", "outlet", "received_at"], name="reports_by_state"),
            models.Index(
                fields=["text_hash", "received_at"],
                name="reports_by_text",
                condition=~models.Q(text_hash=""),
            ),
            models.Index(
                fields=["erased_at"],
                name="reports_erased",
                condition=models.Q(erased_at__isnull=False),
            ),
            models.Index(
                fields=["taken_back_at"],
                name="reports_taken_back",
                condition=models.Q(taken_back_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.pk} on {self.url}"


class Contact(models.Model):
    """The address of a reader who wants to hear the outcome; erased by policy."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="contact")
    email = models.EmailField(max_length=254)
    left_at = models.DateTimeField(default=clock.now)
    """With the report, or later from its receipt."""
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"contact of report {self.report_id}"


class Reply(models.Model):
    """What a reader wrote to the desk from their receipt, once."""

    report = models.OneToOneField(
        Report, on_delete=models.CASCADE, primary_key=True, related_name="reply"
    )
    text = models.TextField()
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    """When the case that its report joined took note of it."""
    seen_at = models.DateTimeField(null=True)
    """When an editor first had it before them; null while it is new."""
    seen_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    leased_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "replies"
        indexes: ClassVar = [
            models.Index(fields=["at"], name="replies_to_take", condition=models.Q(taken_at=None)),
            models.Index(fields=["report"], name="replies_new", condition=models.Q(seen_at=None)),
        ]

    def __str__(self) -> str:
        return f"reply to report {self.report_id}"


class Ban(models.Model):
    """No reports from one address for a time."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="bans")
    sender = models.CharField(max_length=100)
    """As on the report it was made from; see the decision on bans."""
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    report = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, related_name="bans")

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["outlet", "expires_at"],
                name="bans_in_force",
                condition=models.Q(lifted_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"ban {self.pk} until {self.expires_at}"


class Letter(models.Model):
    """A mail to the desk's address, as it was read; the mail itself is not kept."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="letters")
    key = models.CharField(max_length=64)
    """Of its Message-ID, sender and words: the same mail twice is one letter."""
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in LetterState],
        default=LetterState.WAITING.value,
    )
    received_at = models.DateTimeField()
    sender = models.CharField(max_length=254, blank=True)
    """Its address, until the letter is a report, whose contact it then is where it is proved."""
    authentic = models.CharField(max_length=4, blank=True)
    """What the house's own mail server says of the sender: `pass`, `fail` or nothing."""
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    quotations = models.JSONField(default=list)
    """`[[says, should_say, explicit]]`, the likeliest first."""
    links = models.JSONField(default=list)
    own_links = models.PositiveSmallIntegerField(default=0)
    attachments = models.PositiveIntegerField(default=0)
    """How many were dropped."""
    trouble = models.CharField(max_length=500, blank=True)
    """What could not be read of it."""
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="+")
    """The story it is about, as far as that was found."""
    says = models.TextField(blank=True)
    """The words of the story that it may mean."""
    doubt = models.CharField(max_length=500, blank=True)
    """Why it was not placed by itself."""
    looked_at = models.DateTimeField(null=True)
    """When it was tried to place it; from then on it waits for an editor."""
    report = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, related_name="letters")
    rejected_because = models.CharField(max_length=500, blank=True)
    judged_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["outlet", "key"], name="one_letter_a_key")
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "outlet", "received_at"], name="letters_by_state"),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk} to {self.outlet_id}"
