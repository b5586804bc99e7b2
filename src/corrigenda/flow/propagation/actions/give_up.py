"""Give a delivery up: nobody will be told."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.delivery_states import DELIVERY, DeliveryState
from corrigenda.flow.propagation.models import Delivery


def give_up(delivery: Delivery, *, by: Actor) -> None:
    """Try it no more; it can be taken up again.

    Raises:
        NotAllowedError: `by` may not do this for the outlet.
        TransitionError: it was sent, or given up, meanwhile.
    """
    require(by, "telling.retry", delivery.outlet)
    why = f"Given up by {by.name}. {delivery.error}".strip()[:300]
    with transaction.atomic():
        DELIVERY.advance(delivery, DeliveryState.GIVEN_UP, error=why)
        record(by, "telling.give_up", delivery.outlet, delivery, to=delivery.to)
