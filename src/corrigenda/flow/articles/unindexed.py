"""Stories whose newest text the index of passages does not hold yet."""

from __future__ import annotations

from datetime import datetime

from corrigenda.flow.articles.models import Version

MOST = 1_000
"""Stories that are counted: of more nobody needs the number, and counting a million takes long."""


def oldest_unindexed() -> datetime | None:
    """Since when the version that waits longest for the index is there; None where none waits.

    A search that was asked for before has all stories that were there by then.
    """
    waiting = Version.objects.filter(indexed_at=None).order_by("seen_at")
    return waiting.values_list("seen_at", flat=True).first()


def count_unindexed(until: datetime) -> int:
    """How many stories that were there at a moment are not in the index; `MOST` + 1 for more."""
    waiting = Version.objects.filter(indexed_at=None, seen_at__lte=until)
    return waiting.order_by().values("article").distinct()[: MOST + 1].count()
