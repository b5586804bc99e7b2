"""A case as a list has it: values alone.

A page of the queue has fifty. To make objects of Django's of them, with the forty columns of which
a list shows half, takes longer than to find them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case
from corrigenda.lib.prepared import prepared


class Listed(NamedTuple):
    """Some of what a `Case` says of itself, by the names that it has there."""

    pk: int
    says: str
    selector_data: Mapping[str, Any]
    version_id: int | None
    start: int | None
    anchor_state: str
    outlet_id: int
    article_id: int
    lane: str
    lane_reason: str
    lane_by_hand: bool
    state: str
    severity: str
    report_count: int
    since_declined: int
    since_decided: int
    last_report_at: datetime
    owner_id: int | None
    due_at: datetime | None

    @property
    def exact(self) -> str:
        """The passage."""
        return str(self.selector_data["exact"])

    @property
    def prefix(self) -> str:
        """The text before it, as far as it is written down."""
        return str(self.selector_data.get("prefix", ""))

    @property
    def suffix(self) -> str:
        """The text behind it, as far as it is written down."""
        return str(self.selector_data.get("suffix", ""))


def listed(keys: list[int]) -> list[Listed]:
    """The cases with these keys, in their order; those that are gone are left out."""
    found = {row[0]: Listed._make(row) for row in _of_keys(keys)} if keys else {}
    return [found[key] for key in keys if key in found]


@prepared
def _of_keys(keys: list[int]) -> QuerySet[Case, tuple[Any, ...]]:
    return Case.objects.filter(pk__in=keys).values_list(*Listed._fields)
