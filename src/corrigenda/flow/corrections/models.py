"""Corrections and the change that each asks of the story."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from corrigenda.anchoring import Selector
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.states import ChangeState, CorrectionState
from corrigenda.flow.newsroom.models import Outlet, Staff


class Kind(models.TextChoices):
    """What an editor decided that it is."""

    FIX = "fix"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    WITHDRAWAL = "withdrawal"


class Correction(models.Model):
    """One editorial act on one case. Not edited once approved; a later one supersedes it."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="corrections")
    article = models.ForeignKey(Article, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    """The new words: empty when the old ones are to be deleted, the same as `before` when the
    story itself does not change."""
    words = models.TextField(blank=True)
    """The notice; empty for a fix."""
    reason = models.TextField(blank=True)
    """Why, for the desk; never public."""
    state = models.CharField(
        max_length=20,
        choices=[(one.value, one.value) for one in CorrectionState],
        default=CorrectionState.DRAFT.value,
    )
    second_person_because = models.CharField(max_length=200, blank=True)
    """Why a second person approves it; empty when nobody need."""
    decided_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField()
    approved_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approval_reason = models.TextField(blank=True)
    supersedes = models.ForeignKey(
        "corrections.Correction", on_delete=models.PROTECT, null=True, related_name="+"
    )
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["approved_at"],
                name="corrections_to_publish",
                condition=models.Q(state=CorrectionState.APPROVED.value),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_silent(self) -> bool:
        """Whether it has neither notice nor entry in the log."""
        return self.kind == Kind.FIX

    @property
    def deletes(self) -> bool:
        """Whether it asks that the words be deleted, with no others in their place."""
        return self.changes_story and not self.after

    @property
    def changes_story(self) -> bool:
        """Whether it asks for other words in the story."""
        return self.after != self.before


class StoryChange(models.Model):
    """The change that a correction asks of the story: what the CMS is told."""

    correction = models.OneToOneField(Correction, on_delete=models.CASCADE, related_name="change")
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in ChangeState],
        default=ChangeState.REQUESTED.value,
    )
    version = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, related_name="+")
    """The version that `selector` counts in."""
    selector_data = models.JSONField(db_column="selector")
    requested_at = models.DateTimeField()
    due_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)
    missing = models.JSONField(default=list)
    """What the last look still found missing, in plain words."""
    notice_id = models.CharField(max_length=20, blank=True)
    """The public id of the notice that the page must show; set when it is published."""
    notice_seen = models.CharField(max_length=10, blank=True)
    """`page` when the notice stands in the page's HTML, `script` when our script draws it."""
    look_at = models.DateTimeField(null=True)
    """When to look at the story next; None when there is nothing more to see."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["look_at"], name="changes_to_look_at"),
            models.Index(fields=["requested_at"], name="changes_by_time"),
        ]

    def __str__(self) -> str:
        return f"change of {self.correction_id}"

    @property
    def selector(self) -> Selector:
        """The passage as W3C writes it down, in `version`."""
        return Selector.from_dict(self.selector_data)


class FixMessage(models.Model):
    """The message that tells the CMS of one change, until it has heard."""

    change = models.OneToOneField(StoryChange, on_delete=models.CASCADE, related_name="message")
    due_at = models.DateTimeField(null=True, db_index=True)
    """When to send it (again); None when it was heard or given up."""
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    heard_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"message of change {self.change_id}"
