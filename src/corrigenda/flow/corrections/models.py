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


class Placement(models.TextChoices):
    """Where on the story a notice stands, the gravest place first."""

    TOP = "top"
    PASSAGE = "passage"
    END = "end"


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
    error_hash = models.CharField(max_length=64, blank=True)
    """The same for the same words wrong again and put right alike, whatever their spacing, quotes,
    dashes or case; empty when the story itself does not change."""
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
    placement = models.CharField(max_length=10, choices=Placement.choices, blank=True)
    """Where its notice stands; empty for a fix, which has none."""
    placement_reason = models.TextField(blank=True)
    """Why it stands elsewhere than by the house's policy."""
    overridden = models.JSONField(default=list)
    """What the checks of the wording advised and the editor did otherwise: check and message."""
    decided_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField()
    approved_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approval_reason = models.TextField(blank=True)
    supersedes = models.ForeignKey(
        "corrections.Correction", on_delete=models.PROTECT, null=True, related_name="+"
    )
    publish_at = models.DateTimeField(null=True)
    """From when on it is to be published; null for a fix, and once it is."""
    undone_at = models.DateTimeField(null=True)
    """When who decided it took it back before anything had left."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            # "Is not null" alone is a condition that SQLite sees to be met by `<=`.
            models.Index(
                fields=["publish_at"],
                name="corrections_to_publish",
                condition=models.Q(publish_at__isnull=False),
            ),
            # With its case, so that what is asked of the case by it is answered from the index: a
            # planner that has statistics takes a state for half of all, and would read the table.
            models.Index(fields=["state", "decided_at", "case"], name="corrections_of_a_state"),
            # Of all kinds: a bound parameter does not tell SQLite that a part would be enough.
            models.Index(fields=["kind", "approved_at", "id"], name="corrections_by_approval"),
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
    """When it was asked for, the last time."""
    asked = models.PositiveSmallIntegerField(default=1)
    """How often it was asked for."""
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
            models.Index(fields=["state", "due_at"], name="changes_by_state"),
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


class Draft(models.Model):
    """What somebody is writing about a case: kept as typed, until the case is decided."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="drafts")
    typed = models.JSONField(default=dict)
    """The form's fields by name, as strings."""
    saved_at = models.DateTimeField()
    superseded_by = models.ForeignKey(
        Correction, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    """The correction by which somebody else decided the case meanwhile."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "staff"], name="one_draft_a_case_and_editor")
        ]

    def __str__(self) -> str:
        return f"draft of {self.staff_id} on case {self.case_id}"
