"""Which key signed a packet, and whether the pinned one leads to it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.chain.keys import Key
from corrigenda.flow.publication.chain.signing import (
    PublicKey,
    SignatureError,
    name_of,
    public,
    signer_of,
    verify,
)

LONGEST = 400_000
"""Characters of a packet: three texts of 20,000 letters in any script, in base64."""
MOST_ROTATIONS = 100


class OtherKeyError(SignatureError):
    """Signed by a key to which the pinned one does not lead.

    Attributes:
        kid: the id of that key.
    """

    def __init__(self, kid: str) -> None:
        super().__init__(f"it is signed by the key {kid[:64]}, which the pinned key did not sign")
        self.kid = kid[:64]


@dataclass(frozen=True, slots=True)
class Pin:
    """A key that is trusted."""

    kid: str
    jwk: PublicKey

    def to_dict(self) -> dict[str, Json]:
        """As it is kept."""
        return {"kid": self.kid, "jwk": {**self.jwk}}


@dataclass(frozen=True, slots=True)
class Verified:
    """What a packet says, and the keys that are trusted from now on."""

    payload: dict[str, Json]
    pins: list[Pin]


def pins_of(kept: Sequence[Mapping[str, Mapping[str, str]]]) -> list[Pin]:
    """The pinned keys of a subscriber, as they are kept."""
    return [Pin(str(one["kid"]), public(one["jwk"])) for one in kept]


def pin_of(key: Key) -> Pin:
    """A key to be trusted from now on.

    Raises:
        SignatureError: it is none, or stands under another's id.
    """
    try:
        named = name_of(key.public)
    except (KeyError, ValueError, TypeError):
        raise SignatureError("its key is no Ed25519 key") from None
    if named != key.id:
        raise SignatureError("its key stands under another key's id")
    return Pin(named, public(key.public))


def verified(packet: str, pins: Sequence[Pin], offered: Sequence[Key] = ()) -> Verified:
    """Verify a packet by the newest pinned key, or by one to which that leads.

    Only the newest key counts: what an older one signs is signed by somebody who kept it when
    the house erased it.

    Args:
        offered: keys with the statements of their rotation, from whoever sent the packet; each
            has to be signed by the one before, so that it does not matter who sends them.

    Raises:
        OtherKeyError: the pinned key does not lead to the one that signed.
        SignatureError: it is not signed by the key that it names.
    """
    if not pins:
        raise SignatureError("no key of the house is pinned")
    kid = signer_of(packet, longest=LONGEST)
    trusted = _led_to(kid, list(pins), offered)
    return Verified(verify(packet, trusted[-1].jwk, longest=LONGEST), trusted)


def leads_to(pins: Sequence[Pin], shown: Sequence[Key]) -> bool:
    """Whether the newest pinned key is the last one that a house shows, or leads to it."""
    try:
        return bool(pins and shown and _led_to(shown[-1].id, list(pins), shown))
    except SignatureError:
        return False


def _led_to(kid: str, pins: list[Pin], offered: Sequence[Key]) -> list[Pin]:
    trusted, last = list(pins), pins[-1]
    by_id = {one.id: one for one in offered[:MOST_ROTATIONS]}
    for _ in range(MOST_ROTATIONS):
        if last.kid == kid:
            return trusted
        found = next((one for one in by_id.values() if _follows(last, one)), None)
        if found is None:
            break
        last = pin_of(found)
        del by_id[found.id]
        trusted.append(last)
    raise OtherKeyError(kid)


def _follows(old: Pin, new: Key) -> bool:
    """Whether the old key says that the new one follows it."""
    if not new.statement:
        return False
    try:
        said = verify(new.statement, old.jwk)
        named = pin_of(new).kid
    except SignatureError:
        return False
    about = (said.get("type"), said.get("kid"), said.get("previous"))
    return about == ("rotation", named, old.kid)
