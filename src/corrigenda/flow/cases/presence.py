"""Who else has a case open."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from corrigenda.flow.cases.models import Case, Presence
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import clock
from corrigenda.lib.prepared import prepared

FRESH = timedelta(seconds=30)
"""After which somebody who said nothing is not there any more."""
POLL = 10
"""Seconds between two signs of life of a page."""


def others_at(case: Case, staff: Staff) -> list[Staff]:
    """Who else has the case open now, by name."""
    rows = _looking(case.pk, staff.pk, clock.now() - FRESH)
    return sorted((row.staff for row in rows), key=lambda one: one.full_name)


@prepared
def _looking(case: int, but: int, since: datetime) -> QuerySet[Presence]:
    seen = Presence.objects.filter(case=case, seen_at__gt=since)
    return seen.exclude(staff=but).select_related("staff")


def first_look(case: Case, by: Actor) -> dict[str, object]:
    """What to set when somebody decides a case: who decides it has looked at it.

    Without a script a page cannot say that it is being looked at (see `actions/see.py`).
    """
    unseen = by.staff is not None and case.first_looked_at is None
    return {"first_looked_at": clock.now()} if unseen else {}
