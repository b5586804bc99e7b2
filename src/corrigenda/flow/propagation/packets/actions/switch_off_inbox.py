"""Post nothing more to a program that says that it is gone, and tell the desk."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.propagation.models import Line, Subscriber
from corrigenda.lib import clock

GONE = "Its address answered 410 Gone: it wants no more packets."


def switch_off_inbox(subscriber: Subscriber) -> bool:
    """Do it once, and tell it once; whether it was news.

    What waits for the address is given up as it is tried; it is sent after all when somebody has
    packets posted there again (`switch_on_inbox`).
    """
    with transaction.atomic():
        # Decided by the UPDATE: of two processes one tells. Another address is another program.
        rows = Subscriber.objects.filter(
            pk=subscriber.pk, inbox=subscriber.inbox, inbox_off_at=None
        )
        if not rows.update(inbox_off_at=clock.now()):
            return False
        line = Line.objects.filter(key=f"subscriber:{subscriber.pk}")
        line.update(down_since=None, next_at=None, tries=0, error="")
        record(
            SYSTEM, "subscriber.gone", subscriber.outlet, subscriber,
            name=subscriber.name, why=GONE,
        )  # fmt: skip
    return True
