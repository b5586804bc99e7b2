"""Give an endpoint another secret."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.models import Endpoint
from corrigenda.lib import clock, ids

BOTH = timedelta(days=1)


def rotate_secret(endpoint: Endpoint, *, by: Actor) -> str:
    """A new secret, to be shown this once; for a day messages carry both signatures.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
    """
    require(by, "channel.change", endpoint.outlet)
    with transaction.atomic():
        endpoint.old_secret, endpoint.old_until = endpoint.secret, clock.now() + BOTH
        endpoint.secret = ids.webhook_secret()
        endpoint.save(update_fields=["secret", "old_secret", "old_until"])
        record(by, "channel.rotate", endpoint.outlet, endpoint, name=endpoint.name)
    return endpoint.secret
