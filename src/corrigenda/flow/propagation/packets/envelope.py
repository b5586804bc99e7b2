"""What packets travel in: an envelope with the keys, alone, in a file, or in a feed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from joserfc import jws as jose
from joserfc.errors import JoseError

from corrigenda.flow.propagation.packets.errors import PacketError
from corrigenda.flow.propagation.packets.trust import LONGEST, MOST_ROTATIONS
from corrigenda.flow.publication.chain.canonical import FormError, Json, parse
from corrigenda.flow.publication.chain.keys import Key, Keys, read_keys

MOST_BYTES = 600_000
"""Of one envelope."""
MOST_PACKETS = 1_000
"""Of one file or feed."""
MOST_FEED_BYTES = 20_000_000
EXTENSION = "_corrigenda"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Envelope:
    """A packet, and the keys that lead to the one that signed it."""

    packet: str
    keys: Sequence[Key] = field(default_factory=tuple)


class Page(NamedTuple):
    """What a file or an address has.

    Attributes:
        older: the address of a feed's next page; empty where it has none.
    """

    envelopes: list[Envelope]
    older: str


def written(packet: str, keys: Keys) -> dict[str, Json]:
    """An envelope, as it is sent."""
    return {"packet": packet, "keys": [one.to_dict() for one in keys.all[-MOST_ROTATIONS:]]}


def read_envelope(given: object) -> Envelope:
    """An envelope.

    Raises:
        PacketError: it is none.
    """
    packet = given.get("packet") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(packet, str) or len(packet) > LONGEST:
        raise PacketError(
            f"Send an object with `packet`, a compact JWS of at most {LONGEST:,} characters, and "
            "`keys`."
        )
    return Envelope(packet, _keys(given.get("keys") or []))


def envelopes_in(data: bytes) -> list[Envelope]:
    """Every packet in a file: one envelope, one a line, a list of them, or a feed of them.

    Raises:
        PacketError: there is none.
    """
    return page_in(data, "").envelopes


def page_in(data: bytes, url: str) -> Page:
    """The same of what stands at an address, and where a feed goes on.

    Raises:
        PacketError: there is none.
    """
    try:
        text = data.decode("utf-8").strip()
    except UnicodeDecodeError:
        raise PacketError("It is no UTF-8.") from None
    if text.count(".") == 2 and "{" not in text:
        return Page([Envelope(text)], "")
    try:
        whole = parse(text)
    except FormError:
        return Page(_in_lines(text), "")
    return Page(_inside(whole), _older(whole, url))


def _in_lines(text: str) -> list[Envelope]:
    try:
        lines = [parse(line) for line in text.splitlines() if line.strip()]
    except FormError as error:
        raise PacketError(f"It is neither a packet nor a feed of them: {error}.") from error
    return [read_envelope(one) for one in _bounded(lines)]


def _older(feed: Json, url: str) -> str:
    # Only one of the feed's own house: what a token opens is not asked for elsewhere.
    given = feed.get("next_url") if isinstance(feed, dict) else None
    if not isinstance(given, str):
        return ""
    try:
        here, there = urlsplit(url), urlsplit(given)
    except ValueError:
        return ""
    same = (here.scheme, here.netloc, here.path) == (there.scheme, there.netloc, there.path)
    return given if same and here.netloc and given != url else ""


def peek(packet: str) -> dict[str, Any]:
    """What a packet says, before anybody knows whether it is true.

    Raises:
        PacketError: it is no packet.
    """
    if len(packet) > LONGEST:
        raise PacketError(f"A packet has at most {LONGEST:,} characters.")
    try:
        found = jose.extract_compact(packet.strip().encode("ascii"))
        payload = parse(found.payload.decode("utf-8"))
    except (JoseError, FormError, ValueError, KeyError, TypeError):
        raise PacketError("It is no JWS with a JSON payload.") from None
    if not isinstance(payload, dict):
        raise PacketError("Its payload is no object.")
    return dict(payload)


def _inside(value: Json) -> list[Envelope]:
    if isinstance(value, list):
        return [read_envelope(one) for one in _bounded(value)]
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        found = value.get(EXTENSION)
        keys = _keys(found.get("keys") or []) if isinstance(found, dict) else ()
        items = [one.get(EXTENSION) for one in value["items"] if isinstance(one, dict)]  # type: ignore[union-attr]
        packets = [one.get("packet") for one in items if isinstance(one, dict)]
        # The feed has the newest first, and what came first is to be taken first.
        told = _bounded([one for one in packets if isinstance(one, str)])
        return [Envelope(one, keys) for one in reversed(told)]
    return [read_envelope(value)]


def _bounded(packets: list[T]) -> list[T]:
    if len(packets) > MOST_PACKETS:
        raise PacketError(f"It holds more than {MOST_PACKETS:,} packets: give it in parts.")
    return packets


def _keys(given: object) -> tuple[Key, ...]:
    if not isinstance(given, list) or len(given) > MOST_ROTATIONS:
        raise PacketError(f"keys is a list of at most {MOST_ROTATIONS}.")
    try:
        return read_keys({"keys": {"all": given}}).all
    except FormError as error:
        raise PacketError(str(error)) from error
