"""Add an endpoint that gets signed webhooks."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.channel_rules import (
    MAX_ENDPOINTS,
    checked_events,
    checked_name,
    checked_url,
)
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.models import Endpoint
from corrigenda.lib import clock, ids


def add_endpoint(
    outlet: Outlet, *, name: str, url: str, events: Sequence[str], by: Actor
) -> Endpoint:
    """Add it; its `secret` is to be shown this once.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        ChannelError: names the field, and what to change.
    """
    require(by, "channel.change", outlet)
    said, address, wanted = checked_name(name), checked_url(url, outlet), checked_events(events)
    known = Endpoint.objects.filter(outlet=outlet)
    if known.filter(url=address).exists():
        raise ChannelError("url", "There is an endpoint at this address already: change that one.")
    if known.count() >= MAX_ENDPOINTS:
        raise ChannelError("url", f"An outlet has at most {MAX_ENDPOINTS} endpoints: remove one.")
    with transaction.atomic():
        endpoint = Endpoint.objects.create(
            outlet=outlet,
            name=said,
            url=address,
            events=wanted,
            secret=ids.webhook_secret(),
            made_at=clock.now(),
        )
        record(by, "channel.add", outlet, endpoint, name=said, url=address, events=wanted)
    return endpoint
