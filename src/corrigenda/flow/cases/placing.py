"""What a row has that says where a passage stands."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from corrigenda.anchoring import Selector, State
from corrigenda.flow.articles.models import Version
from corrigenda.flow.cases.following import Place


class Placed(models.Model):
    """A passage in a version of a story, followed from version to version."""

    says = models.TextField()
    """The passage as it was reported; a case's is the union of what its readers highlighted."""
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
        abstract = True

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
