"""The public, append-only record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.db import models

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.corrections.models import Correction, Kind, Placement
from corrigenda.flow.newsroom.models import Outlet

NARROWINGS: Mapping[str, tuple[str, ...]] = {
    "time": (),
    "kind": ("kind",),
    "section": ("section",),
    "kind_section": ("kind", "section"),
    "outlet": ("outlet",),
    "outlet_kind": ("outlet", "kind"),
    "outlet_section": ("outlet", "section"),
    "outlet_kind_section": ("outlet", "kind", "section"),
    "article": ("article",),
}


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
    expunged_at = models.DateTimeField(null=True)
    """When its words were removed by law; the entry and its address stay."""
    is_recorded = models.BooleanField(default=False)
    """Whether the chain of the log has a record of it."""

    class Meta:
        verbose_name_plural = "entries"
        indexes: ClassVar = [
            # One for each way in which the log is narrowed: a page is then read from one end of
            # one of them, however long the log is.
            *(
                models.Index(fields=[*by, "-published_at", "-id"], name=f"log_by_{name}")
                for name, by in NARROWINGS.items()
            ),
            # "Is not null" alone is a condition that SQLite sees to be met by `<=`.
            models.Index(
                fields=["expunged_at"],
                name="log_expunged",
                condition=models.Q(expunged_at__isnull=False),
            ),
            models.Index(
                fields=["published_at"],
                name="entries_to_record",
                condition=models.Q(is_recorded=False),
            ),
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


class EntryText(models.Model):
    """The words by which an entry is found, cut by `corrections/search/words.py`.

    The database keeps its own index of them: docs/decisions/0013-one-cut-of-words.md.
    """

    entry = models.OneToOneField(
        Entry, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"words of entry {self.entry_id}"


class MonthCount(models.Model):
    """How many entries a month of the log has: kept, because counting would grow with the log."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE)
    month = models.DateField()
    """Its first day, in UTC."""
    kind = models.CharField(max_length=20, choices=Kind.choices)
    section = models.CharField(max_length=60, blank=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["outlet", "month", "kind", "section"], name="one_count_a_month_and_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.count} of {self.kind} in {self.month:%Y-%m}"


class LogHead(models.Model):
    """The newest record of an outlet's log. Its row is the lock under which records are added."""

    outlet = models.OneToOneField(Outlet, on_delete=models.PROTECT, related_name="log_head")
    number = models.PositiveBigIntegerField(default=0)
    """0 before the first record."""
    sha256 = models.CharField(max_length=64, blank=True)
    jws = models.TextField(blank=True)
    """The newest record, signed as it was written, or the last one that could be signed."""
    checkpoint = models.PositiveBigIntegerField(default=0)
    """The record of the last checkpoint; 0 before the first."""
    checkpoint_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"record {self.number} of {self.outlet_id}"


class LogRecord(models.Model):
    """One record of an outlet's chain. Its body is never changed; its openings may be erased."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="log_records")
    number = models.PositiveBigIntegerField()
    type = models.CharField(max_length=10)
    """`entry` or `expunged`."""
    at = models.DateTimeField()
    body = models.TextField()
    """Canonical JSON, with the hash of the record before; see `chain/bodies.py`."""
    sha256 = models.CharField(max_length=64)
    openings = models.JSONField(default=dict)
    """By field, the salt and the words that its commitments stand for."""
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="records")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["outlet", "number"], name="records_have_one_order"),
            models.UniqueConstraint(
                fields=["entry"], condition=models.Q(type="entry"), name="one_record_for_an_entry"
            ),
        ]

    def __str__(self) -> str:
        return f"record {self.number} of {self.outlet_id}"


class SigningKey(models.Model):
    """A key by which the house signs its logs. The newest one signs; the others verify."""

    number = models.PositiveIntegerField(unique=True)
    kid = models.CharField(max_length=64, unique=True)
    public = models.JSONField()
    sealed = models.TextField(blank=True)
    """The private key, sealed with the installation's secret; erased once a newer key signs."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    statement = models.TextField(blank=True)
    """The rotation to it, signed by the key before."""

    def __str__(self) -> str:
        return f"key {self.number}"


class Checkpoint(models.Model):
    """The newest record of a log at a time, signed to be kept by others."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="checkpoints")
    number = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    kid = models.CharField(max_length=64)
    jws = models.TextField()
    told_at = models.DateTimeField(null=True)
    """When those who hear of it were written down."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["outlet", "number"], name="one_checkpoint_at_a_record")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"], name="checkpoints_to_tell", condition=models.Q(told_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"checkpoint of {self.outlet_id} at {self.number}"


class Topic(models.Model):
    """What a story is about, kept to find the stories that are about the same."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="topic"
    )
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    """When the story was published, or seen first where it does not say."""
    counter = models.IntegerField()
    """The `WordCount` of all stories of its outlet and language."""
    profile = models.BinaryField()
    """`archive.related.Profile`: hashes, no words."""
    keys = models.JSONField(default=list)
    """The hashes of the words by which it is found: its rows of `TopicKey`."""
    of_stories = models.IntegerField(default=0)
    """How many stories there were when those were chosen: of few, the choice was poor."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["counter", "-at"], name="topics_by_time"),
            models.Index(
                fields=["counter", "of_stories"],
                name="topics_of_few",
                condition=models.Q(of_stories__lt=4096),
            ),
        ]

    def __str__(self) -> str:
        return f"topic of {self.article_id}"


class TopicKey(models.Model):
    """A word by which a story is found."""

    pk = models.CompositePrimaryKey("word", "article")
    word = models.IntegerField()
    article = models.ForeignKey(Article, on_delete=models.CASCADE, db_index=False, related_name="+")

    def __str__(self) -> str:
        return f"{self.word} in {self.article_id}"


class WordCount(models.Model):
    """In how many stories a word occurs; of the empty word, how many stories there are."""

    word = models.IntegerField(primary_key=True)
    """Its hash with the outlet and the language, so that each counts for itself."""
    stories = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.word}: {self.stories}"
