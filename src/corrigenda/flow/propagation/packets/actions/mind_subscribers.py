"""Tell the desk of subscribers to whom nothing gets through."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.propagation.models import Line, Subscriber
from corrigenda.lib import clock

AFTER = timedelta(days=1)
"""How long nothing gets through before a person is told: most that are down are up by then."""


def mind_subscribers(limit: int = 50) -> int:
    """Note each once while it is down, and that it can be reached again; returns how many."""
    now = clock.now()
    down = dict(
        Line.objects.filter(key__startswith="subscriber:", down_since__lte=now - AFTER).values_list(
            "key", "error"
        )
    )
    keys = {int(one.partition(":")[2]) for one in down}
    active = Subscriber.objects.filter(ended_at=None).select_related("outlet")
    lost = list(active.filter(pk__in=keys, unreached_at=None).order_by("pk")[:limit])
    for one in lost:
        with transaction.atomic():
            # Decided by the UPDATE: of two processes one tells.
            rows = Subscriber.objects.filter(pk=one.pk, unreached_at=None)
            if rows.update(unreached_at=now):
                record(
                    SYSTEM, "subscriber.unreached", one.outlet, one,
                    name=one.name, why=down[f"subscriber:{one.pk}"],
                )  # fmt: skip
    back = active.exclude(unreached_at=None).exclude(pk__in=keys)
    return len(lost) + back.update(unreached_at=None)
