"""Say where the outlet's chat takes messages, or that it has none."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.channel_rules import checked_groups, checked_url
from corrigenda.flow.propagation.models import ChatRoom, Line


def set_chat(outlet: Outlet, url: str, groups: Sequence[str], *, by: Actor) -> ChatRoom | None:
    """Keep the address of its incoming webhook; an empty one takes the chat away.

    The address is a secret by itself, so the audit trail has the host alone.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        ChannelError: an address that cannot be, or nothing that it is told.
    """
    require(by, "channel.change", outlet)
    if not url.strip():
        with transaction.atomic():
            if ChatRoom.objects.filter(outlet=outlet).delete()[0]:
                record(by, "channel.chat", outlet, outlet, host="")
        return None
    address, wanted = checked_url(url, outlet), checked_groups(groups)
    with transaction.atomic():
        room, _ = ChatRoom.objects.update_or_create(
            outlet=outlet, defaults={"url": address, "groups": wanted}
        )
        Line.objects.filter(key=f"chat:{outlet.pk}").update(down_since=None, next_at=None, tries=0)
        host = address.split("/")[2]
        record(by, "channel.chat", outlet, outlet, host=host, groups=wanted)
    return room
