"""End a pairing."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.delivery_states import DELIVERY, OPEN, DeliveryState
from corrigenda.flow.propagation.models import Delivery, Line, Subscriber
from corrigenda.lib import clock

ENDED = "It is no subscriber any more."
"""Why what still waited was given up; by it that is found where the house is paired with again."""


def unpair(subscriber: Subscriber, *, by: Actor) -> None:
    """Send it nothing more and take nothing more from it; what was sent stays on record.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
    """
    require(by, "subscriber.change", subscriber.outlet)
    with transaction.atomic():
        subscriber.ended_at = clock.now()
        subscriber.feed_hash = ""
        subscriber.save(update_fields=["ended_at", "feed_hash"])
        waiting = Delivery.objects.filter(subscriber=subscriber, state__in=OPEN)
        for one in waiting.order_by("pk"):
            DELIVERY.advance(one, DeliveryState.GIVEN_UP, error=ENDED)
        Line.objects.filter(key=f"subscriber:{subscriber.pk}").delete()
        record(
            by, "subscriber.unpair", subscriber.outlet, subscriber,
            name=subscriber.name, house=subscriber.house,
        )  # fmt: skip
