"""Post packets again to a subscriber whose program was gone."""

from __future__ import annotations

from corrigenda.flow.propagation.delivery_states import DELIVERY, DeliveryState
from corrigenda.flow.propagation.models import Delivery, Sending, Subscriber
from corrigenda.flow.propagation.packets.actions.send_packets import send_to
from corrigenda.flow.propagation.packets.actions.switch_off_inbox import GONE
from corrigenda.lib import clock


def switch_on_inbox(subscriber: Subscriber) -> None:
    """Send what was given up when it was switched off, and what came to it since then.

    Inside the transaction that changes the subscriber.
    """
    since, now = subscriber.inbox_off_at, clock.now()
    if since is None:
        return
    subscriber.inbox_off_at = None
    subscriber.save(update_fields=["inbox_off_at"])
    given_up = Delivery.objects.filter(
        subscriber=subscriber, state=DeliveryState.GIVEN_UP, error=GONE
    )
    for one in given_up.order_by("pk"):
        DELIVERY.advance(
            one, DeliveryState.WAITING, due_at=now, since=now, tries=0, error="", leased_until=None
        )
    sent = Sending.objects.filter(subscriber=subscriber, made_at__gte=since)
    for sending in sent.exclude(packet__payload={}, packet__type="correction").select_related(
        "packet__entry__correction"
    ):
        send_to(sending.packet, subscriber)
