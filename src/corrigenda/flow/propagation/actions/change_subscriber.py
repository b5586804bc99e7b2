"""Change how a subscriber is named and told."""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.actions.pair import checked_email, checked_inbox
from corrigenda.flow.propagation.channel_rules import checked_name
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.actions.switch_on_inbox import switch_on_inbox
from corrigenda.flow.propagation.packets.errors import SubscriberError
from corrigenda.lib import clock


def change_subscriber(
    subscriber: Subscriber,
    *,
    name: str,
    email: str = "",
    inbox: str = "",
    gets_all: bool = False,
    is_heard: bool = True,
    posts_again: bool = False,
    by: Actor,
) -> None:
    """Write what it is now.

    Args:
        inbox: where packets are posted to one who has no Corrigenda.
        gets_all: it is told of every correction from now on, whatever stories it had.
        is_heard: its packets open cases here.
        posts_again: its inbox is posted to, though it answered that it is gone; another inbox is
            posted to anyway.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        SubscriberError: names the field, and what to change.
    """
    require(by, "subscriber.change", subscriber.outlet)
    try:
        said = checked_name(name)
    except ChannelError as error:
        raise SubscriberError("name", str(error)) from error
    posted_to = checked_inbox(inbox, subscriber.outlet, paired=subscriber.house)
    subscriber.name, subscriber.email = said, checked_email(email)
    was = subscriber.inbox
    subscriber.inbox = was if subscriber.house else posted_to
    subscriber.is_heard = is_heard
    if gets_all != subscriber.gets_all:
        subscriber.gets_all_since = clock.now() if gets_all else None
    with transaction.atomic():
        subscriber.save(update_fields=["name", "email", "inbox", "gets_all_since", "is_heard"])
        if not subscriber.inbox:
            Subscriber.objects.filter(pk=subscriber.pk).update(inbox_off_at=None)
        elif posts_again or subscriber.inbox != was:
            switch_on_inbox(subscriber)
        record(
            by, "subscriber.change", subscriber.outlet, subscriber,
            name=said, email=subscriber.email, inbox=subscriber.inbox,
            gets_all=gets_all, is_heard=is_heard,
        )  # fmt: skip
