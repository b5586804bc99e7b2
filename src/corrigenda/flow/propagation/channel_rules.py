"""What a chat and an endpoint may be: the outside addresses that administrators give."""

from __future__ import annotations

from collections.abc import Sequence

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.events import FOR_WEBHOOKS, IN_CHAT
from corrigenda.lib import text, urls
from corrigenda.lib.address import is_loopback

MAX_ENDPOINTS = 20
MAX_NAME = 100


def checked_url(url: str, outlet: Outlet) -> str:
    """The address, written in one way.

    Raises:
        ChannelError: it is none, or goes unencrypted over a network.
    """
    try:
        parsed = urls.parse(url.strip())
    except urls.UrlError as error:
        raise ChannelError("url", str(error)) from error
    is_inside = outlet.reads_private_addresses or is_loopback(parsed.host)
    if parsed.scheme != "https" and not is_inside:
        raise ChannelError("url", "Over plain http anybody on the way can read it: give https://.")
    return str(parsed)


def checked_name(name: str) -> str:
    """A name of one line.

    Raises:
        ChannelError: it is empty or too long.
    """
    said = " ".join(name.split())
    if not said:
        raise ChannelError("name", "Give it a name by which the desk knows it.")
    try:
        return text.check_text(said, field="The name", max_chars=MAX_NAME)
    except text.TextError as error:
        raise ChannelError("name", str(error)) from error


def checked_events(events: Sequence[str]) -> list[str]:
    """Types of event that an endpoint gets, in their order.

    Raises:
        ChannelError: none, or one that there is not.
    """
    unknown = sorted(set(events) - {one.value for one in FOR_WEBHOOKS})
    if unknown:
        known = ", ".join(one.value for one in FOR_WEBHOOKS)
        raise ChannelError("events", f"There is no event {unknown[0]}; there are {known}.")
    if not events:
        raise ChannelError("events", "Choose what it is told, at least one event.")
    return [one.value for one in FOR_WEBHOOKS if one.value in events]


def checked_groups(groups: Sequence[str]) -> list[str]:
    """Groups of events that the chat hears of, in their order.

    Raises:
        ChannelError: none, or one that there is not.
    """
    if not groups or set(groups) - {one.value for one in IN_CHAT}:
        raise ChannelError("groups", "Choose what the chat is told, at least one of these.")
    return [one.value for one in IN_CHAT if one.value in groups]
