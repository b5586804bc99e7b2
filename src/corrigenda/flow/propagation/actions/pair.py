"""Pair an outlet with another house, or note a subscriber who has no Corrigenda."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.actions.take_up import take_up
from corrigenda.flow.propagation.channel_rules import checked_name, checked_url
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.errors import HouseError, SubscriberError
from corrigenda.flow.propagation.packets.houses import House, house_at
from corrigenda.flow.propagation.packets.signing import our_house
from corrigenda.flow.propagation.packets.trust import leads_to, pin_of, pins_of
from corrigenda.flow.publication.chain.signing import SignatureError
from corrigenda.lib import clock

MOST = 500
_AFRESH = {
    "is_heard": True,
    "ended_at": None,
    "unreached_at": None,
    "inbox_off_at": None,
    "other_key": "",
    "other_key_at": None,
}
TWICE = "This house is paired already: change that subscriber, or unpair it first."


def pair(
    outlet: Outlet,
    *,
    url: str = "",
    name: str = "",
    email: str = "",
    inbox: str = "",
    gets_all: bool = False,
    by: Actor,
) -> Subscriber:
    """Add a subscriber; the key that its house shows now is pinned.

    A person compares the key's fingerprint with what the other house says by telephone: nothing
    else tells the house from somebody who stands between. A house that was unpaired is taken up
    where it was left, with its stories and packets: it is known by its address, or by the key that
    was pinned, where it has moved to another address.

    Args:
        url: of its Corrigenda; empty for a subscriber who has none.
        name: empty for the one that its Corrigenda says.
        inbox: where packets are posted to one who has none, if they want that.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        SubscriberError: names the field, and what to change.
    """
    require(by, "subscriber.change", outlet)
    if Subscriber.objects.filter(outlet=outlet, ended_at=None).count() >= MOST:
        raise SubscriberError("url", f"An outlet has at most {MOST} subscribers.")
    if not url.strip() and not name.strip():
        raise SubscriberError("url", "Give the address of its Corrigenda, or a name.")
    address, posted_to = checked_email(email), checked_inbox(inbox, outlet, paired=url.strip())
    house = _house(outlet, url) if url.strip() else None
    fields = {
        "name": _name(name, house),
        "house": house.origin if house else "",
        "inbox": house.inbox if house else posted_to,
        "email": address,
        "keys": [_pinned(house)] if house else [],
        "gets_all_since": clock.now() if gets_all else None,
    }
    try:
        with transaction.atomic():
            return _kept(outlet, fields, _known(outlet, house) if house else None, by)
    except IntegrityError:
        raise SubscriberError("url", TWICE) from None


def _kept(
    outlet: Outlet, fields: Mapping[str, object], known: Subscriber | None, by: Actor
) -> Subscriber:
    left = known.ended_at if known else None
    row = known or Subscriber(outlet=outlet, made_at=clock.now())
    for name, value in {**fields, **_AFRESH}.items():
        setattr(row, name, value)
    row.save()
    record(
        by, "subscriber.pair", outlet, row,
        name=row.name, house=row.house, kid=row.kid, again=left is not None,
    )  # fmt: skip
    if left:
        take_up(row, left)
    return row


def _known(outlet: Outlet, house: House) -> Subscriber | None:
    """The subscriber that the house was before it was unpaired; None where it never was one."""
    rows = Subscriber.objects.filter(outlet=outlet).exclude(house="").order_by("-ended_at")
    shown = [one for one in rows if one.house != house.origin and _is_of(one, house)]
    still = next((one for one in shown if not one.ended_at), None)
    if still is not None:
        raise SubscriberError(
            "url",
            f"It shows the key of {still.name}, at {still.house}. If that house has moved, unpair "
            "it there first: its stories and packets are kept.",
        )
    same = next((one for one in rows if one.house == house.origin), None)
    found = same or next(iter(shown), None)
    ended = Subscriber.objects.select_for_update().filter(ended_at__isnull=False)
    return ended.filter(pk=found.pk).first() if found else None


def _is_of(row: Subscriber, house: House) -> bool:
    return leads_to(pins_of(row.keys), house.keys)


def checked_email(email: str) -> str:
    """An address of mail, or none.

    Raises:
        SubscriberError: it is none.
    """
    given = email.strip()
    try:
        if given:
            validate_email(given)
    except ValidationError:
        raise SubscriberError("email", "Give one address, such as desk@weekly.example.") from None
    return given


def checked_inbox(inbox: str, outlet: Outlet, *, paired: str) -> str:
    """An address to which packets are posted, or none.

    Args:
        paired: the house; empty for a subscriber who has no Corrigenda.

    Raises:
        SubscriberError: it is none, or the house says itself where its packets go.
    """
    given = inbox.strip()
    if not given:
        return ""
    if paired:
        raise SubscriberError("inbox", "A Corrigenda says itself where its packets go: leave it.")
    try:
        return checked_url(given, outlet)
    except ChannelError as error:
        raise SubscriberError("inbox", str(error)) from error


def _house(outlet: Outlet, url: str) -> House:
    given = url.strip()
    if "://" not in given:
        given = f"https://{given}"
    try:
        address = checked_url(given, outlet)
        found = house_at(address, outlet)
    except (ChannelError, HouseError) as error:
        raise SubscriberError("url", str(error)) from error
    if found.origin == our_house():
        raise SubscriberError("url", "That is this Corrigenda itself.")
    if Subscriber.objects.filter(outlet=outlet, house=found.origin, ended_at=None).exists():
        raise SubscriberError("url", TWICE)
    return found


def _name(name: str, house: House | None) -> str:
    given = name.strip() or (" / ".join(house.names[:3])[:100] if house else "")
    try:
        return checked_name(given or (house.origin[:100] if house else ""))
    except ChannelError as error:
        raise SubscriberError("name", str(error)) from error


def _pinned(house: House) -> dict[str, object]:
    try:
        return dict(pin_of(house.keys[-1]).to_dict())
    except SignatureError as error:
        raise SubscriberError("url", f"{house.origin} cannot be paired with: {error}.") from error
