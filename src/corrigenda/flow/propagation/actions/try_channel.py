"""Send a test by a channel now, and say what came of it."""

from __future__ import annotations

from uuid import uuid4

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.actions.deliver import LEASE, deliver_one
from corrigenda.flow.propagation.delivery_states import DELIVERY, DeliveryState
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.links import case_url
from corrigenda.flow.propagation.models import ChannelKind, Delivery, Endpoint
from corrigenda.lib import clock


def try_channel(
    outlet: Outlet, channel: ChannelKind, *, endpoint: Endpoint | None = None, by: Actor
) -> Delivery:
    """Make one delivery of kind `test` while the caller waits; its `state` and `error` tell.

    Mail goes to `by`.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        ChannelError: there is nobody to send the test to.
    """
    require(by, "channel.change", outlet)
    if channel is ChannelKind.EMAIL and not (by.staff and by.staff.email):
        raise ChannelError("email", "Your account has no e-mail address to send the test to.")
    now = clock.now()
    line = {
        ChannelKind.EMAIL: "email",
        ChannelKind.CHAT: f"chat:{outlet.pk}",
        ChannelKind.WEBHOOK: f"endpoint:{endpoint.pk if endpoint else 0}",
    }[channel]
    delivery = Delivery.objects.create(
        key=f"test:{uuid4().hex}",
        outlet=outlet,
        channel=channel,
        line=line,
        kind="test",
        to=_name(channel, endpoint, by),
        staff=by.staff if channel is ChannelKind.EMAIL else None,
        endpoint=endpoint,
        payload={
            "type": "test",
            "at": now.isoformat(timespec="seconds"),
            "outlet": outlet.slug,
            "by": by.name,
            "link": case_url(outlet, None),
        },
        made_at=now,
        since=now,
        due_at=now,
        leased_until=now + LEASE,
    )
    record(by, "channel.test", outlet, delivery, to=delivery.to)
    if not deliver_one(delivery) and delivery.state == DeliveryState.FAILED:
        DELIVERY.advance(delivery, DeliveryState.GIVEN_UP)
    return delivery


def _name(channel: ChannelKind, endpoint: Endpoint | None, by: Actor) -> str:
    if endpoint is not None:
        return endpoint.name
    return by.name[:200] if channel is ChannelKind.EMAIL else "The chat"
