"""Pin the key that a house shows now, though the old one did not sign it."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.errors import HouseError, SubscriberError
from corrigenda.flow.propagation.packets.houses import house_of
from corrigenda.flow.propagation.packets.trust import pin_of
from corrigenda.flow.publication.chain.signing import SignatureError


def pin_key(subscriber: Subscriber, kid: str, *, by: Actor) -> None:
    """Trust a new key from now on, and the ones before it no more.

    Args:
        kid: the id that somebody compared with what the house says: another one is not pinned.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        SubscriberError: the house does not show this key.
    """
    require(by, "subscriber.change", subscriber.outlet)
    try:
        found = house_of(subscriber)
        pin = pin_of(found.keys[-1])
    except (HouseError, SignatureError) as error:
        raise SubscriberError("kid", str(error)) from error
    if pin.kid != kid:
        raise SubscriberError(
            "kid", "The house shows yet another key by now. Look at the page again, and compare."
        )
    with transaction.atomic():
        subscriber.keys = [pin.to_dict()]
        subscriber.other_key, subscriber.other_key_at = "", None
        subscriber.inbox = found.inbox
        subscriber.save(update_fields=["keys", "other_key", "other_key_at", "inbox"])
        record(
            by, "subscriber.pin_key", subscriber.outlet, subscriber,
            name=subscriber.name, kid=kid,
        )  # fmt: skip
