"""Make the private address of a subscriber's feed."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.lib import ids


def make_feed(subscriber: Subscriber, *, by: Actor) -> str:
    """The token of a new feed, to be shown this once; the one before works no more.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
    """
    require(by, "subscriber.change", subscriber.outlet)
    token = ids.token()
    with transaction.atomic():
        subscriber.feed_hash = ids.token_hash(token)
        subscriber.save(update_fields=["feed_hash"])
        record(by, "subscriber.make_feed", subscriber.outlet, subscriber, name=subscriber.name)
    return token
