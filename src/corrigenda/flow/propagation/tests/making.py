"""Deliveries as the stage makes them, for tests of what becomes of them."""

from __future__ import annotations

from uuid import uuid4

from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.models import ChannelKind, Delivery
from corrigenda.lib import clock

FACTS: dict[str, object] = {
    "type": "case.opened",
    "at": "2026-11-24T03:00:00+00:00",
    "story": "Maren and Tolva sign treaty",
    "passage": "28,000",
    "reports": 1,
    "lane": "fact",
    "link": "https://desk.example/desk/cases/7",
}


def a_mail(outlet: Outlet, to: Staff, **more: object) -> Delivery:
    """A mail to somebody, due now."""
    now = clock.now()
    fields: dict[str, object] = {
        "key": uuid4().hex,
        "outlet": outlet,
        "channel": ChannelKind.EMAIL,
        "line": "email",
        "kind": "case.opened",
        "to": to.full_name,
        "staff": to,
        "payload": FACTS,
        "made_at": now,
        "since": now,
        "due_at": now,
    }
    return Delivery.objects.create(**(fields | more))
