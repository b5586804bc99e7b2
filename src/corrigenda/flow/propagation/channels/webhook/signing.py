"""The signature of a webhook, by the secret of the endpoint and, for a day, the one before it."""

from __future__ import annotations

from datetime import datetime

from standardwebhooks import Webhook

from corrigenda.flow.propagation.models import Endpoint


def signature(endpoint: Endpoint, message_id: str, at: datetime, body: str) -> str:
    """One signature, or two with a space between: a receiver needs either secret."""
    secrets = [endpoint.secret]
    if endpoint.old_secret and endpoint.old_until and endpoint.old_until > at:
        secrets.append(endpoint.old_secret)
    return " ".join(str(Webhook(secret).sign(message_id, at, body)) for secret in secrets)
