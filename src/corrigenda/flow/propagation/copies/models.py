"""What is searched for, what was found, and which errors are remembered."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from corrigenda.anchoring.folding import looks_same
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.placing import Placed
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.packet_models import AgencyChange, IncomingPacket
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.models import Report


class CopyKind(models.TextChoices):
    """What a copy is: a story of the archive, or what else was made of the story by hand."""

    STORY = "story"
    NEWSLETTER = "newsletter"
    PUSH = "push"
    SOCIAL = "social"
    TRANSLATION = "translation"
    PRINT = "print"
    OTHER = "other"


class Sweep(models.Model):
    """The search of the archive for a case's passage: asked for, then done; the newest one."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="sweep")
    words = models.TextField(blank=True)
    """What is searched for: the passage, of a short one with its sentence."""
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    """Where in `words` the passage stands, in code points."""
    after = models.TextField(blank=True)
    """The new words of the passage, where the case's correction has some."""
    changes = models.BooleanField(default=False)
    """Whether the correction changes the story at all."""
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, related_name="+")
    """The newest entry of the log on the case that was taken over for it."""
    by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    """Who asked for it; nobody where publishing did."""
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    """Since when it is to be done; null once it is."""
    is_partial = models.BooleanField(default=False)
    """Whether stories that were there when it was asked for were not in the index when it was
    done: it is done again once they are."""
    done_at = models.DateTimeField(null=True)
    elsewhere = models.JSONField(default=list)
    """Places that were found and are judged on another ledger of the same error, as of the last
    time: `[{"case": its key, "declined": how many, "followed": how many}]`."""
    error = models.CharField(max_length=300, blank=True)
    """Why it could not be done the last time."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                name="sweeps_to_do",
                condition=models.Q(due_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"sweep for case {self.case_id}"

    @property
    def is_searching(self) -> bool:
        """Whether it was asked for and not done yet, not even in part; nor has it failed."""
        return self.due_at is not None and not self.is_partial and not self.error

    @property
    def next_try_at(self) -> datetime | None:
        """When one that failed is tried again."""
        return self.due_at if self.error else None

    def deletes(self, found: str) -> bool:
        """Whether the case's correction has words that were found elsewhere deleted."""
        said = self.words[self.start : self.end]
        return self.changes and not self.after and bool(said) and looks_same(said, found)


class Copy(Placed):
    """Another place where a case's passage stands.

    Of a story the place is followed from version to version; what was made of the story by hand,
    such as a newsletter, has a title and perhaps an address, and somebody says what became of it.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="copies")
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=12, choices=CopyKind.choices, default=CopyKind.STORY.value)
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="+")
    """In which it stands."""
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="+")
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in CopyState],
        default=CopyState.FOUND.value,
    )
    state_at = models.DateTimeField()
    """Since when it is in that state."""
    distance = models.FloatField(default=0.0)
    """Words that differ from what was searched for, by those of the longer side."""
    differs = models.JSONField(default=list)
    """Of a variant: `[{"what": "figure", "here": [words searched for], "there": [found]}]`."""
    should_say = models.TextField(blank=True)
    """The fix in its own words; empty where it could not be put into them."""
    refused = models.CharField(max_length=300, blank=True)
    """Why its case could not be decided like the original's, the last time that was tried."""
    found_at = models.DateTimeField()
    judged_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    """Who confirmed or declined it, or noted it by hand."""
    judged_at = models.DateTimeField(null=True)
    report = models.OneToOneField(Report, on_delete=models.SET_NULL, null=True, related_name="+")
    """The report by which it came in at the front door."""
    own_case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="copy_of")
    tried_at = models.DateTimeField(null=True)
    """When its case was last to be decided like the original, and could not be."""
    title = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    """By which the house's own system names an entry that it keeps here."""
    look_at = models.DateTimeField(null=True)
    """When to look next what became of it; null when there is nothing more to see."""
    leased_until = models.DateTimeField(null=True)

    UNTRIED: ClassVar[dict[str, Any]] = {"refused": "", "tried_at": None}
    """Of one whose words or fix are others by now: what was refused was another thing."""

    class Meta:
        verbose_name_plural = "copies"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "version", "start"], name="one_copy_at_a_place"
            ),
            models.UniqueConstraint(
                fields=["case", "external_id"],
                condition=~models.Q(external_id=""),
                name="one_copy_an_external_id",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "state", "distance", "id"], name="copies_by_state"),
            models.Index(fields=["article", "state"], name="copies_in_an_article"),
            models.Index(
                fields=["look_at"],
                name="copies_to_look_at",
                condition=models.Q(look_at__isnull=False),
            ),
            models.Index(
                fields=["id"],
                name="copies_to_file",
                condition=models.Q(state="confirmed", kind="story", report=None),
            ),
        ]

    def __str__(self) -> str:
        return f"copy {self.pk} of case {self.case_id}"

    @property
    def by_hand(self) -> bool:
        """Whether somebody says what becomes of it, and no reading does."""
        return self.kind != CopyKind.STORY


class Remembered(models.Model):
    """Words that were put right: an error that may come back.

    By a correction or a silent fix of this house, by a packet of another one, or by an agency.
    """

    correction = models.OneToOneField(
        Correction, on_delete=models.CASCADE, null=True, related_name="remembered"
    )
    packet = models.ForeignKey(
        IncomingPacket, on_delete=models.CASCADE, null=True, related_name="remembered"
    )
    item = models.ForeignKey(
        AgencyChange, on_delete=models.CASCADE, null=True, related_name="remembered"
    )
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, null=True, related_name="+")
    """What was published of it here; null for a fix, and for what others put right."""
    words = models.TextField(blank=True)
    """The old words, with their sentence where they are few; empty where nothing of them could be
    found again."""
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    """Where in `words` the passage stood."""
    after = models.TextField(blank=True)
    at = models.DateTimeField()
    """Since when they count as put right: published, or, of a fix, asked of the story; of what
    others put right, since it was known here."""

    class Meta:
        verbose_name_plural = "remembered"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(correction__isnull=False, packet=None, item=None)
                | models.Q(correction=None, packet__isnull=False, item=None)
                | models.Q(correction=None, packet=None, item__isnull=False),
                name="an_error_is_put_right_by_one",
            )
        ]

    def __str__(self) -> str:
        return f"error of {self.correction_id or self.packet_id or self.item_id}"

    @property
    def own(self) -> Correction:
        """The correction of this house, of which it is."""
        assert self.correction is not None
        return self.correction


class ErrorGram(models.Model):
    """Three words in a row of remembered ones that the correction did away with, hashed."""

    hash = models.BigIntegerField()
    remembered = models.ForeignKey(Remembered, on_delete=models.CASCADE, related_name="grams")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["hash"], name="error_grams_by_hash")]

    def __str__(self) -> str:
        return f"gram of {self.remembered_id}"
