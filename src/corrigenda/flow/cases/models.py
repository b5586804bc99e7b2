"""Cases and the reports that joined them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.placing import Placed
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.cases.undoing import Undoable
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.models import Channel, Report
from corrigenda.lib import clock


class Lane(models.TextChoices):
    """How much of a decision a case needs."""

    TYPO = "typo"
    FACT = "fact"


class Severity(models.TextChoices):
    """How much harm the words do while they stand."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class LiveCases(models.Manager["Case"]):
    """All cases but those that were merged into another: of these a redirect is left."""

    def get_queryset(self) -> models.QuerySet[Case]:
        return super().get_queryset().filter(merged_into=None)


class Case(Placed, Undoable):
    """All reports on one passage."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="cases")
    lane = models.CharField(max_length=10, choices=Lane.choices)
    lane_reason = models.CharField(max_length=200)
    lane_by_hand = models.BooleanField(default=False)
    """Somebody chose the lane, so later reports do not move the case."""
    state = models.CharField(
        max_length=20,
        choices=[(one.value, one.value) for one in CaseState],
        default=CaseState.NEW.value,
    )
    phase = models.GeneratedField(
        expression=models.Case(
            models.When(state__in=[one.value for one in UNDECIDED], then=models.Value("open")),
            models.When(state=CaseState.DECLINED.value, then=models.Value("declined")),
            default=models.Value("decided"),
        ),
        output_field=models.CharField(max_length=10),
        db_persist=True,
    )
    """`open`, `decided` or `declined`: one value to list by, where there are several states."""
    says_hash = models.CharField(max_length=64)
    report_count = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    first_report_at = models.DateTimeField(default=clock.now)
    first_door = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    """The door by which its first report came in."""
    last_report_at = models.DateTimeField()
    decline_reason = models.TextField(blank=True)
    """Why nothing was changed, in words that the readers see."""
    since_declined = models.PositiveIntegerField(default=0)
    """Reports that joined it after it was declined: the mark that makes it seen again."""
    since_decided = models.PositiveIntegerField(default=0)
    """Readers' reports that joined it after it was decided: the same, of a decided case."""
    merged_into = models.ForeignKey(
        "cases.Case", on_delete=models.SET_NULL, null=True, related_name="merged"
    )
    """The case that has its reports now; `objects` leaves such cases out."""
    severity = models.CharField(
        max_length=10, choices=Severity.choices, default=Severity.NORMAL.value
    )
    severity_reason = models.CharField(max_length=200, blank=True)
    """Why the rule suggests it; empty once a person has set it."""
    owner = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    due_at = models.DateTimeField(null=True)
    """When it is to be decided, by policy or as somebody set it."""
    due_by_hand = models.BooleanField(default=False)
    first_looked_at = models.DateTimeField(null=True)
    """When an editor first opened it or acted on it."""
    hold_since = models.DateTimeField(null=True)
    """Since when it is on hold, "being checked"; null when it is not."""
    hold_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    hold_reason = models.CharField(max_length=500, blank=True)
    """Why, for the desk; never public."""
    hold_until = models.DateTimeField(null=True)
    """When an answer is expected."""

    objects = LiveCases()
    with_merged = models.Manager["Case"]()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["outlet", "state", "-last_report_at"], name="cases_in_queue"),
            models.Index(fields=["article", "says_hash"], name="cases_by_words"),
            models.Index(fields=["outlet", "state", "due_at"], name="cases_by_due_time"),
            models.Index(fields=["owner", "state"], name="cases_by_owner"),
            models.Index(fields=["phase", "-last_report_at", "-id"], name="cases_newest_first"),
            models.Index(fields=["phase", "-report_count", "-id"], name="cases_most_readers_first"),
            models.Index(fields=["phase", "due_at", "id"], name="cases_soonest_due_first"),
            # The same for a search among all of them.
            models.Index(fields=["-last_report_at", "-id"], name="cases_all_newest_first"),
            models.Index(fields=["-report_count", "-id"], name="cases_all_most_readers_first"),
            models.Index(fields=["due_at", "id"], name="cases_all_soonest_due_first"),
            # By which the tabs are counted without a case being read.
            models.Index(
                fields=["outlet", "phase", "lane"],
                name="cases_counted",
                condition=models.Q(merged_into=None),
            ),
            # "Is not null" alone is a condition that SQLite sees to be met by `<=`.
            models.Index(
                fields=["effective_at"],
                name="cases_to_settle",
                condition=models.Q(effective_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class DecidedWords(models.Model):
    """The words of a case's passage before and after a decision, as the stage after tells them.

    By these it is known whether a later report is about what was decided. Of one that was taken
    back none are left.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decided_words")
    before = models.TextField()
    after = models.TextField(blank=True)
    """The same where the story does not change; empty where the words go."""
    at = models.DateTimeField()
    waits = models.BooleanField(default=False)
    """A second person has yet to approve the decision: it may come to nothing."""
    parted_at = models.DateTimeField(null=True)
    """When the reports that ask for something else were given cases of their own."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["at"],
                name="decided_words_to_part",
                condition=models.Q(parted_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"words decided on case {self.case_id}"


class JoinedReport(models.Model):
    """A report's place in a case."""

    # `cases_oldest_report_first` begins with it.
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="joined", db_index=False)
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="joined")
    received_at = models.DateTimeField()
    """Its report's, which never changes: the first of thousands are found without the rest."""
    joined_at = models.DateTimeField()
    came_from = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="+")
    """The case that it was in before somebody merged or split."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "received_at", "report"], name="cases_oldest_report_first")
        ]

    def __str__(self) -> str:
        return f"report {self.report_id} in case {self.case_id}"


class CaseText(models.Model):
    """The words by which a case is found, as `search/words.py` cuts them.

    The database keeps its own index of `words` (see migration 0002); whoever changes what is
    said of a case asks for it anew with `actions/want_index.py`.
    """

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    words = models.TextField(blank=True)
    stale_at = models.DateTimeField(null=True)
    """Since when something else is to be found by it; null when `words` is complete."""
    built_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["stale_at"],
                name="case_texts_to_build",
                condition=models.Q(stale_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"words of case {self.case_id}"


class SavedFilter(models.Model):
    """A search that somebody keeps as a tab of the queue; shared when it has an outlet."""

    staff = models.ForeignKey(
        Staff, on_delete=models.SET_NULL, null=True, related_name="saved_filters"
    )
    """Null: who made it was deleted. A shared one is the house's then."""
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, null=True)
    """Everybody at this outlet sees it; null: only who made it."""
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=300)
    sort = models.CharField(max_length=10, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "name"], name="one_filter_a_name")
        ]

    def __str__(self) -> str:
        return f"filter {self.name} of {self.staff_id}"


class FoundBy(models.TextChoices):
    """How another place of a case's passage came to be known."""

    REPORT = "report"
    MERGE = "merge"
    SWEEP = "sweep"


class CasePlace(Placed):
    """Another place where a case's passage stands: in a twin of the story, or further down.

    Followed through new versions like the case's own place; reports on it join the case.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="places")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    found_by = models.CharField(max_length=10, choices=FoundBy.choices)
    found_at = models.DateTimeField()
    merged_case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="+")
    """The case that stood here before it was merged into this one."""

    def __str__(self) -> str:
        return f"place {self.pk} of case {self.case_id}"


class Shingle(models.Model):
    """A run of words around a case's passage, hashed: by it the twins of a story are found."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, db_index=False)
    hash = models.BigIntegerField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="shingles")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["outlet", "hash"], name="cases_by_shingle")]

    def __str__(self) -> str:
        return f"shingle of case {self.case_id}"


class Note(models.Model):
    """What somebody of the desk wrote down about a case. Never public, never changed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    staff = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    who = models.CharField(max_length=200)
    """The name at the time; it stays when the account goes."""
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "at"], name="notes_by_time")]

    def __str__(self) -> str:
        return f"note {self.pk} on case {self.case_id}"


class Mention(models.Model):
    """Somebody who was named in a note, and is to be told."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="mentions")
    told_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["note", "staff"], name="one_mention_a_note")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["leased_until"],
                name="mentions_to_tell",
                condition=models.Q(told_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"mention of {self.staff_id} in note {self.note_id}"


class Presence(models.Model):
    """Somebody who has a case open now; a row is old after half a minute."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="presences")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "staff"], name="one_presence_at_a_case")
        ]
        indexes: ClassVar = [models.Index(fields=["seen_at"], name="presences_by_time")]

    def __str__(self) -> str:
        return f"{self.staff_id} at case {self.case_id}"


class SourceAnswer(models.TextChoices):
    """What a person who was asked says of the passage."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class SourceCheck(models.Model):
    """One question to the person quoted or affected, behind a one-time link."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="source_checks")
    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    """Who is asked."""
    email = models.EmailField(max_length=254, blank=True)
    """Where the link was mailed; empty when it was handed over, and when it was erased."""
    language = models.CharField(max_length=35)
    passage = models.TextField()
    """The words as they stood in the story when the link was made."""
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    question = models.CharField(max_length=500)
    asked_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=SourceAnswer.choices, blank=True)
    comment = models.TextField(blank=True)
    """What they add, for the desk; never public."""
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    """When the desk took the link back."""
    lapsed_at = models.DateTimeField(null=True)
    """When it was noted that no answer came in time."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "asked_at"], name="source_checks_by_time"),
            models.Index(
                fields=["expires_at"],
                name="source_checks_to_end",
                condition=models.Q(answered_at=None, withdrawn_at=None, lapsed_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"source check {self.pk} on case {self.case_id}"
