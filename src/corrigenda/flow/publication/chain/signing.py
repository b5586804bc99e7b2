"""Statements signed with Ed25519, as JWS (RFC 7515, RFC 9864)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from corrigenda.flow.publication.chain.canonical import FormError, Json, canonical, parse

ALGORITHM = "Ed25519"
LONGEST = 10_000
"""Characters of a statement; ours have about five hundred."""

PublicKey = dict[str, str]
"""A JWK with `kty`, `crv` and `x`."""


class SignatureError(ValueError):
    """A statement that is not signed by the key that it names."""


def new_key() -> dict[str, str]:
    """A new private key, as a JWK."""
    made: Mapping[str, Any] = OKPKey.generate_key("Ed25519").as_dict(private=True)
    return {name: str(made[name]) for name in ("kty", "crv", "x", "d")}


def public(key: Mapping[str, str]) -> PublicKey:
    """The part of a key that everybody may know."""
    return {name: key[name] for name in ("kty", "crv", "x")}


def name_of(key: Mapping[str, str]) -> str:
    """The key's id: its thumbprint (RFC 7638)."""
    return str(_key(public(key)).thumbprint())


def sign(key: Mapping[str, str], payload: Mapping[str, Json]) -> str:
    """The payload, canonical and signed by a private key, as a compact JWS."""
    header = {"alg": ALGORITHM, "kid": name_of(key)}
    body = canonical(dict(payload)).encode()
    return str(jws.serialize_compact(header, body, _key(key), algorithms=[ALGORITHM]))


def signer_of(statement: str, *, longest: int = LONGEST) -> str:
    """The id of the key that a statement says it is signed with.

    Args:
        longest: characters that are looked at; what is longer is refused unread.

    Raises:
        SignatureError: it is no statement.
    """
    try:
        header = jws.extract_compact(_bytes(statement, longest)).headers()
    except (JoseError, ValueError, KeyError, TypeError):
        raise SignatureError("it is no JWS") from None
    return str(header.get("kid", ""))


def verify(statement: str, key: Mapping[str, str], *, longest: int = LONGEST) -> dict[str, Json]:
    """What a statement says; `longest` as for `signer_of`.

    Raises:
        SignatureError: this key did not sign it.
    """
    try:
        public_key = _key(public(key))
        found = jws.deserialize_compact(
            _bytes(statement, longest), public_key, algorithms=[ALGORITHM]
        )
        payload = parse(found.payload.decode("utf-8"))
    except (JoseError, FormError, ValueError, KeyError, TypeError):
        raise SignatureError("its signature does not fit") from None
    if not isinstance(payload, dict):
        raise SignatureError("it does not say what is signed")
    return payload


def _key(jwk: Mapping[str, str]) -> OKPKey:
    parts: dict[str, str | list[str]] = dict(jwk)
    return OKPKey.import_key(parts)


def _bytes(statement: str, longest: int) -> bytes:
    if len(statement) > longest:
        raise SignatureError("it is too long")
    try:
        return statement.strip().encode("ascii")
    except UnicodeEncodeError:
        raise SignatureError("it is no JWS") from None
