"""Change an endpoint, or switch it on or off."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.channel_rules import checked_events, checked_name, checked_url
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.models import Endpoint, Line


def change_endpoint(
    endpoint: Endpoint, *, name: str, url: str, events: Sequence[str], is_on: bool, by: Actor
) -> None:
    """Write what it is now; switched on again it is tried at once.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        ChannelError: names the field, and what to change.
    """
    outlet = endpoint.outlet
    require(by, "channel.change", outlet)
    said, address, wanted = checked_name(name), checked_url(url, outlet), checked_events(events)
    others = Endpoint.objects.filter(outlet=outlet, url=address).exclude(pk=endpoint.pk)
    if others.exists():
        raise ChannelError("url", "There is another endpoint at this address.")
    with transaction.atomic():
        endpoint.name, endpoint.url, endpoint.events = said, address, wanted
        endpoint.is_on, endpoint.off_because = is_on, ""
        endpoint.save(update_fields=["name", "url", "events", "is_on", "off_because"])
        line = Line.objects.filter(key=f"endpoint:{endpoint.pk}")
        line.update(down_since=None, next_at=None, tries=0)
        detail = {"name": said, "url": address, "events": wanted, "is_on": is_on}
        record(by, "channel.change", outlet, endpoint, **detail)
