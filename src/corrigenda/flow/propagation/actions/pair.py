"""Pair an outlet with another house, or note a subscriber who is reached by mail alone."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.propagation.channel_rules import checked_name, checked_url
from corrigenda.flow.propagation.errors import ChannelError
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.errors import HouseError, SubscriberError
from corrigenda.flow.propagation.packets.houses import House, house_at
from corrigenda.flow.propagation.packets.signing import our_house
from corrigenda.flow.propagation.packets.trust import pin_of
from corrigenda.flow.publication.chain.signing import SignatureError
from corrigenda.lib import clock

MOST = 500
TWICE = "This house is paired already: change that subscriber, or unpair it first."


def pair(
    outlet: Outlet,
    *,
    url: str = "",
    name: str = "",
    email: str = "",
    gets_all: bool = False,
    by: Actor,
) -> Subscriber:
    """Add a subscriber; the key that its house shows now is pinned.

    A person compares the key's fingerprint with what the other house says by telephone: nothing
    else tells the house from somebody who stands between.

    Args:
        url: of its Corrigenda; empty for a subscriber who is reached by mail or feed alone.
        name: empty for the one that its Corrigenda says.

    Raises:
        NotAllowedError: `by` does not administer the outlet.
        SubscriberError: names the field, and what to change.
    """
    require(by, "subscriber.change", outlet)
    if Subscriber.objects.filter(outlet=outlet, ended_at=None).count() >= MOST:
        raise SubscriberError("url", f"An outlet has at most {MOST} subscribers.")
    if not url.strip() and not name.strip():
        raise SubscriberError("url", "Give the address of its Corrigenda, or a name.")
    address = checked_email(email)
    house = _house(outlet, url) if url.strip() else None
    said = _name(name, house)
    try:
        with transaction.atomic():
            made = Subscriber.objects.create(
                outlet=outlet,
                name=said,
                house=house.origin if house else "",
                inbox=house.inbox if house else "",
                email=address,
                keys=[_pinned(house)] if house else [],
                gets_all=gets_all,
                made_at=clock.now(),
            )
            record(
                by, "subscriber.pair", outlet, made, name=said, house=made.house, kid=made.kid
            )  # fmt: skip
    except IntegrityError:
        raise SubscriberError("url", TWICE) from None
    return made


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
