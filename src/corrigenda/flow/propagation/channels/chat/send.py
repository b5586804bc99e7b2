"""Send one delivery into the outlet's chat."""

from __future__ import annotations

import json

from corrigenda import __version__
from corrigenda.flow.propagation.channels.posting import allowed, undelivered
from corrigenda.flow.propagation.errors import UndeliveredError
from corrigenda.flow.propagation.models import ChatRoom, Delivery
from corrigenda.flow.propagation.renderers.chat_text import chat_text
from corrigenda.lib import http, urls


def send(delivery: Delivery) -> None:
    """Post the message as `{"text": ...}`.

    https://api.slack.com/messaging/webhooks

    Raises:
        UndeliveredError: there is no chat any more, or it did not take it.
    """
    outlet = delivery.outlet
    room = ChatRoom.objects.filter(outlet=outlet).first()
    if room is None:
        raise UndeliveredError("The outlet has no chat any more.", retry=False)
    body = json.dumps({"text": chat_text(delivery.payload, outlet=outlet.name)})
    try:
        http.post(
            room.url,
            body.encode(),
            {"content-type": "application/json"},
            allow_private=allowed(outlet, room.url),
            user_agent=http.user_agent(__version__, outlet.desk_url),
        )
    except (http.FetchError, urls.UrlError) as error:
        raise undelivered(error) from error
