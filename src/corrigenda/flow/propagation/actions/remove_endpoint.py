"""Remove an endpoint."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.models import Endpoint, Line


def remove_endpoint(endpoint: Endpoint, *, by: Actor) -> None:
    """Remove it, with what was still to be sent there.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
    """
    outlet = endpoint.outlet
    require(by, "channel.change", outlet)
    with transaction.atomic():
        record(by, "channel.remove", outlet, endpoint, name=endpoint.name, url=endpoint.url)
        Line.objects.filter(key=f"endpoint:{endpoint.pk}").delete()
        endpoint.delete()
