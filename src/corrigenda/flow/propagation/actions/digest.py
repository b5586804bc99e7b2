"""Put the events that wait for a digest into one delivery for each who hears of them."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.propagation.facts import facts_of
from corrigenda.flow.propagation.models import ChannelKind, Delivery, DigestItem
from corrigenda.lib import clock

MAX_ITEMS = 200
"""In one digest; the rest go into the next, at once."""


def digest(limit: int = 20) -> int:
    """Make the digests that are due; returns how many."""
    now = clock.now()
    due = DigestItem.objects.filter(taken_at=None, due_at__lte=now)
    wanted = due.order_by().values_list("outlet", "recipient").distinct()[:limit]
    return sum(_make(outlet, recipient) for outlet, recipient in wanted)


def _make(outlet: int, recipient: str) -> bool:
    now = clock.now()
    with transaction.atomic():
        rows = (
            DigestItem.objects.filter(
                outlet=outlet, recipient=recipient, taken_at=None, due_at__lte=now
            )
            .select_related(
                "staff",
                "outlet",
                "event__outlet",
                "event__by",
                "event__case__article__current",
                "event__correction",
            )
            .order_by("event__at", "pk")
        )
        items = list(rows[:MAX_ITEMS])
        keys = [one.pk for one in items]
        # The UPDATE decides between two processes that make the same digest.
        taken = DigestItem.objects.filter(pk__in=keys, taken_at=None).update(taken_at=now)
        if not taken or taken != len(keys):
            transaction.set_rollback(True)
            return False
        first = items[0]
        is_chat = recipient == "chat"
        Delivery.objects.create(
            key=f"digest:{keys[0]}",
            outlet_id=outlet,
            channel=ChannelKind.CHAT if is_chat else ChannelKind.EMAIL,
            line=f"chat:{outlet}" if is_chat else "email",
            kind="digest",
            to=first.staff.full_name[:200] if first.staff else _NAMES[recipient],
            staff=first.staff,
            payload={"items": [facts_of(one.event) for one in items]},
            made_at=now,
            since=now,
            due_at=now,
        )
    return True


_NAMES = {"desk": "The desk", "chat": "The chat"}
