"""Which address a suspected report came from, known again only by whoever comes from it.

A hash under a salt of this one report and a key that is not in the database: two reports cannot
be told to have come from one address by it, and no list of addresses can be tried on a copy of
the database. See docs/decisions, on bans.
"""

from __future__ import annotations

import hmac
import secrets

from corrigenda.lib import ids


def sender_of(network: str, secret: bytes) -> str:
    """What is kept of an address: `salt:hash`, another each time; empty for no address."""
    if not network:
        return ""
    salt = secrets.token_hex(8)
    return f"{salt}:{_hash(salt, network, secret)}"


def is_from(network: str, sender: str, secret: bytes) -> bool:
    """Whether what is kept was made from this address."""
    salt, _, kept = sender.partition(":")
    return bool(network and kept) and hmac.compare_digest(kept, _hash(salt, network, secret))


def _hash(salt: str, network: str, secret: bytes) -> str:
    return ids.derived_token(secret, "sender", f"{salt}:{network}")
