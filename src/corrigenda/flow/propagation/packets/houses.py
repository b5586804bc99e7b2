"""Another house's Corrigenda, as its `/.well-known/corrigenda.json` says."""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda import __version__
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.errors import HouseError
from corrigenda.flow.publication.chain.canonical import FormError, Json, parse
from corrigenda.flow.publication.chain.keys import Key, read_keys
from corrigenda.lib import http, urls

WELL_KNOWN = "/.well-known/corrigenda.json"
MAX_BYTES = 1_000_000
TIMEOUT = 5.0


@dataclass(frozen=True, slots=True)
class House:
    """A house.

    Attributes:
        origin: by which its packets name it.
        inbox: where packets are posted; empty where it takes none.
        names: of its outlets.
        keys: all of them, the one in force last.
    """

    origin: str
    inbox: str
    names: tuple[str, ...]
    keys: tuple[Key, ...]


def house_at(url: str, outlet: Outlet) -> House:
    """Read the house at an address, as an outlet of ours may: within its rules on addresses.

    On an address that is not public none is asked but the one that was given: what its document
    names somebody else has chosen.

    Raises:
        HouseError: there is no Corrigenda that could be paired with.
    """
    try:
        origin = urls.origin_of(url.strip())
    except urls.UrlError as error:
        raise HouseError(str(error)) from error
    inside = (origin,) if outlet.reads_private_addresses else ()
    found = _read(origin, outlet, inside)
    named = _origin(found.get("house"))
    if named != origin:
        # It is reached under several addresses; the one that its packets name has to agree.
        found, origin = _read(named, outlet, inside), named
        if _origin(found.get("house")) != origin:
            raise HouseError(f"{url} and {named} do not agree on which house they are.")
    try:
        keys = read_keys(found).all
    except FormError as error:
        raise HouseError(str(error)) from error
    if not keys:
        raise HouseError(
            f"{origin} has no key yet: its job process makes one when it starts. Try again in a "
            "minute."
        )
    return House(origin, _inbox(found, origin), _names(found), keys)


def house_of(subscriber: Subscriber) -> House:
    """Read again the house that a subscriber is.

    Raises:
        HouseError: it cannot be read, or says by now that it is another one.
    """
    found = house_at(subscriber.house, subscriber.outlet)
    if found.origin != subscriber.house:
        raise HouseError(
            f"{subscriber.house} says that it is {found.origin} now. If that house has moved, "
            "unpair it and pair with it there: its stories and packets are kept."
        )
    return found


def _read(origin: str, outlet: Outlet, inside: tuple[str, ...]) -> dict[str, Json]:
    try:
        answer = http.fetch(
            origin + WELL_KNOWN,
            allow_private=inside,
            accept=("application/json",),
            user_agent=http.user_agent(__version__, outlet.desk_url),
            max_bytes=MAX_BYTES,
            timeout=TIMEOUT,
            max_redirects=0,
        )
        found = parse(answer.body.decode("utf-8"))
    except http.FetchError as error:
        raise HouseError(f"{origin}{WELL_KNOWN} could not be read. {error}") from error
    except (UnicodeDecodeError, FormError) as error:
        raise HouseError(f"{origin}{WELL_KNOWN} is no document of a Corrigenda.") from error
    if not isinstance(found, dict):
        raise HouseError(f"{origin}{WELL_KNOWN} is no document of a Corrigenda.")
    return found


def _origin(given: Json) -> str:
    try:
        return urls.origin_of(str(given))
    except urls.UrlError:
        raise HouseError(
            "Its document names no house: it is an older Corrigenda, which knows no packets."
        ) from None


def _inbox(found: dict[str, Json], origin: str) -> str:
    endpoints = found.get("endpoints")
    inbox = endpoints.get("packets") if isinstance(endpoints, dict) else None
    try:
        address = urls.normalize(str(inbox)) if inbox else ""
    except urls.UrlError as error:
        raise HouseError(f"Its address for packets cannot be used. {error}") from error
    if address and urls.origin_of(address) != origin:
        raise HouseError(f"Its address for packets is not at {origin}.")
    return address


def _names(found: dict[str, Json]) -> tuple[str, ...]:
    outlets = found.get("outlets")
    rows = outlets if isinstance(outlets, list) else []
    names = [str(one.get("name") or "") for one in rows[:20] if isinstance(one, dict)]
    return tuple(one[:100] for one in names if one)
