"""Have a delivery, or all that wait behind a line that is down, tried again now."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.delivery_states import DELIVERY, OPEN, DeliveryState
from corrigenda.flow.propagation.models import Delivery, Line
from corrigenda.lib import clock


def retry(delivery: Delivery, *, by: Actor) -> None:
    """Try it again at once, and for as many days as at first.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        TransitionError: it was sent meanwhile, or waits for its first try.
    """
    require(by, "telling.retry", delivery.outlet)
    now = clock.now()
    with transaction.atomic():
        DELIVERY.advance(
            delivery,
            DeliveryState.WAITING,
            due_at=now,
            since=now,
            leased_until=None,
        )
        Line.objects.filter(key=delivery.line).update(next_at=None)
        record(by, "telling.retry", delivery.outlet, delivery, to=delivery.to)


def retry_line(line: Line, *, outlet: Outlet, by: Actor) -> None:
    """Try a line that is down now, with what waits behind it.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
    """
    require(by, "telling.retry", outlet)
    now = clock.now()
    with transaction.atomic():
        Line.objects.filter(pk=line.pk).update(next_at=None)
        waiting = Delivery.objects.filter(line=line.key, outlet=outlet, due_at__gt=now)
        waiting.filter(state__in=OPEN).update(due_at=now)
        record(by, "telling.retry", outlet, line, line=line.key)
