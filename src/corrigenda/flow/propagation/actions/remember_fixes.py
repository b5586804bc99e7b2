"""Take over the silent fixes that are in effect: their errors are remembered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from django.db.models import Exists, OuterRef, QuerySet

from corrigenda.flow.corrections.models import Kind, StoryChange
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.propagation.actions.remember import remember
from corrigenda.flow.propagation.models import Cursor, Remembered
from corrigenda.lib import clock
from corrigenda.lib.each import in_one_go
from corrigenda.lib.prepared import Prepared, prepared

OVERLAP = timedelta(minutes=10)
"""Changes may become visible in another order than that of their times, for so long at most."""
_NAME = "fixes"
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def remember_fixes(limit: int = 50) -> int:
    """Take over fixes that nobody can take back any more; returns how many."""
    cursor, _ = Cursor.objects.get_or_create(name=_NAME, defaults={"at": _EVER})
    now = clock.now()
    waiting = _in_effect(limit)(cursor.at - OVERLAP, now)
    in_one_go(waiting, _take)
    if not waiting:
        Cursor.objects.filter(pk=cursor.pk, at__lt=now - OVERLAP).update(at=now)
    return len(waiting)


@cache
def _in_effect(limit: int) -> Prepared[[datetime, datetime], StoryChange]:
    """Fixes that are asked of their stories and were not taken over, the oldest first."""
    taken = Remembered.objects.filter(correction=OuterRef("correction"))

    @prepared
    def fixes(since: datetime, until: datetime) -> QuerySet[StoryChange]:
        return (
            StoryChange.objects.filter(
                requested_at__gt=since,
                requested_at__lte=until,
                correction__kind=Kind.FIX,
                correction__state=CorrectionState.APPROVED,
            )
            .exclude(Exists(taken))
            .select_related("correction", "version")
            .defer("version__block_data")
            .order_by("requested_at", "pk")[:limit]
        )

    return fixes


def _take(change: StoryChange) -> None:
    remember(change.correction, at=change.requested_at)
