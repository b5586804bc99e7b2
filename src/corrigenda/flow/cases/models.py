"""Cases and the reports that joined them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from corrigenda.anchoring import Selector, State
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.following import Place
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Report


class Lane(models.TextChoices):
    """How much of a decision a case needs."""

    TYPO = "typo"
    FACT = "fact"


class Case(models.Model):
    """All reports on one passage."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="cases")
    lane = models.CharField(max_length=10, choices=Lane.choices)
    lane_reason = models.CharField(max_length=200)
    state = models.CharField(
        max_length=20,
        choices=[(one.value, one.value) for one in CaseState],
        default=CaseState.NEW.value,
    )
    says = models.TextField()
    """The passage as it was reported, the union of what its readers highlighted."""
    says_hash = models.CharField(max_length=64)
    selector_data = models.JSONField(db_column="selector")
    version = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True)
    """The version that `start` and `end` count in; None while only readers saw the passage."""
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    anchor_state = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in State], blank=True
    )
    """Where it stands now; empty while only readers saw the passage."""
    state_since = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, related_name="+")
    """The version in which it came to stand so: in which it was changed, or first missing."""
    followed_to = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, related_name="+")
    """The newest version in which it was looked for; that of `version`, or a later one."""
    report_count = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    last_report_at = models.DateTimeField()
    decline_reason = models.TextField(blank=True)
    """Why nothing was changed, in words that the readers see."""

    PLACE_FIELDS: ClassVar = (
        "selector_data",
        "version",
        "start",
        "end",
        "anchor_state",
        "state_since",
        "followed_to",
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["outlet", "state", "-last_report_at"], name="cases_in_queue"),
            models.Index(fields=["article", "says_hash"], name="cases_by_words"),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"

    @property
    def selector(self) -> Selector:
        """The passage as W3C writes it down, in `version`."""
        return Selector.from_dict(self.selector_data)

    @property
    def place(self) -> Place:
        """Where the passage stands, or stood last."""
        return Place(
            self.says,
            self.selector,
            self.version,
            self.start,
            self.end,
            self.anchor_state,
            self.state_since,
        )

    def put(self, place: Place, *, followed_to: Version | None) -> None:
        """Set `PLACE_FIELDS` to a place; the caller saves them."""
        self.selector_data = place.selector.to_dict()
        self.version, self.start, self.end = place.version, place.start, place.end
        self.anchor_state, self.state_since = place.state, place.since
        self.followed_to = followed_to


class JoinedReport(models.Model):
    """A report's place in a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="joined")
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="+")
    joined_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"report {self.report_id} in case {self.case_id}"
