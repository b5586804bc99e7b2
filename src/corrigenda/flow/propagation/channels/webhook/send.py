"""Send one delivery to an endpoint, signed."""

from __future__ import annotations

from corrigenda import __version__
from corrigenda.flow.propagation.channels.posting import allowed, undelivered
from corrigenda.flow.propagation.channels.webhook.signing import signature
from corrigenda.flow.propagation.errors import UndeliveredError
from corrigenda.flow.propagation.models import Delivery, Endpoint
from corrigenda.flow.propagation.renderers.webhook import webhook
from corrigenda.lib import clock, http, urls

GONE = 410


def send(delivery: Delivery) -> None:
    """Post the event; the same `webhook-id` at every try. A 410 switches the endpoint off.

    https://www.standardwebhooks.com

    Raises:
        UndeliveredError: the endpoint is off, or did not take it.
    """
    endpoint, outlet = delivery.endpoint, delivery.outlet
    if endpoint is None or not endpoint.is_on:
        raise UndeliveredError("The endpoint is switched off.", retry=False)
    body = webhook(delivery.payload)
    now = clock.now()
    message_id = f"msg_{delivery.message_id.hex}"
    headers = {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature(endpoint, message_id, now, body),
    }
    try:
        http.post(
            endpoint.url,
            body.encode(),
            headers,
            allow_private=allowed(outlet, endpoint.url),
            user_agent=http.user_agent(__version__, outlet.desk_url),
        )
    except http.BadStatus as error:
        if error.status == GONE:
            off = "It answered 410 Gone: it wants no more webhooks."
            Endpoint.objects.filter(pk=endpoint.pk).update(is_on=False, off_because=off)
            raise UndeliveredError(off, retry=False) from error
        raise undelivered(error) from error
    except (http.FetchError, urls.UrlError) as error:
        raise undelivered(error) from error
