"""The keys of a house, each signed by the one before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from corrigenda.flow.publication.chain.bodies import moment
from corrigenda.flow.publication.chain.canonical import FormError, Json
from corrigenda.flow.publication.chain.signing import (
    PublicKey,
    SignatureError,
    name_of,
    public,
    sign,
    signer_of,
    verify,
)

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Key:
    """A public key.

    Attributes:
        statement: the rotation to this key, signed by the one before it; empty for the first.
    """

    id: str
    public: PublicKey
    since: str
    until: str = ""
    statement: str = ""

    def to_dict(self) -> dict[str, Json]:
        """As `/.well-known/corrigenda.json` has it."""
        return {
            "kid": self.id,
            "jwk": {**self.public, "kid": self.id, "alg": "Ed25519", "use": "sig"},
            "since": self.since,
            "until": self.until or None,
            "statement": self.statement or None,
        }


def rotation(old: Mapping[str, str], new: Mapping[str, str], at: datetime) -> str:
    """The old key's word that the new one follows it."""
    jwk: dict[str, Json] = dict(public(new))
    return sign(
        old,
        {
            "type": "rotation",
            "kid": name_of(new),
            "jwk": jwk,
            "previous": name_of(old),
            "at": moment(at),
        },
    )


class Keys:
    """All keys that a house has had, the first one first."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self.all = tuple(keys)
        self._place = {one.id: place for place, one in enumerate(self.all)}

    def verify(self, statement: str) -> tuple[dict[str, Json], int]:
        """What a statement says, and the place of the key that signed it.

        Raises:
            SignatureError: none of these keys did.
        """
        signer = signer_of(statement)
        place = self._place.get(signer)
        if place is None:
            raise SignatureError(f"it is signed by a key ({signer[:50]}) that the house has not")
        return verify(statement, self.all[place].public), place

    def broken(self, trusted: Collection[str] = ()) -> list[str]:
        """The keys that are not what they say, or that the key before them did not sign."""
        found = []
        for place, key in enumerate(self.all):
            try:
                self._check(place, key, trusted)
            except SignatureError as error:
                found.append(f"Key {key.id}: {error}.")
        return found

    def _check(self, place: int, key: Key, trusted: Collection[str]) -> None:
        try:
            named = name_of(key.public)
        except (KeyError, ValueError, TypeError):
            raise SignatureError("it is no Ed25519 key") from None
        if named != key.id or self._place[key.id] != place:
            raise SignatureError("it stands under another key's id")
        if place == 0 or key.id in trusted:
            return
        before = self.all[place - 1]
        if not key.statement:
            raise SignatureError(f"the key before it ({before.id}) did not sign it")
        said = verify(key.statement, before.public)
        if (said.get("type"), said.get("kid")) != ("rotation", key.id):
            raise SignatureError("its statement is about something else")


def read_keys(document: Json) -> Keys:
    """The keys in a `/.well-known/corrigenda.json`.

    Raises:
        FormError: it has none.
    """
    part = document.get("keys") if isinstance(document, dict) else None
    rows = part.get("all") if isinstance(part, dict) else None
    if not isinstance(rows, list) or len(rows) > MOST:
        raise FormError("It is no /.well-known/corrigenda.json: it has no keys.")
    return Keys([_key(row) for row in rows])


def _key(row: Json) -> Key:
    jwk = row.get("jwk") if isinstance(row, dict) else None
    if not isinstance(row, dict) or not isinstance(jwk, dict):
        raise FormError("A key in it has no jwk.")
    return Key(
        id=str(row.get("kid")),
        public={name: str(jwk.get(name)) for name in ("kty", "crv", "x")},
        since=str(row.get("since") or ""),
        until=str(row.get("until") or ""),
        statement=str(row.get("statement") or ""),
    )
