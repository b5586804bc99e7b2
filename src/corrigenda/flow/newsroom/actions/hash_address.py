"""Tell one address from another without keeping either."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Sequence

from corrigenda.flow.newsroom.models import AddressKey
from corrigenda.lib import clock

MAILBOX = "mailto:"
"""Before the address of one who wrote a letter."""


def hash_address(address: str) -> str:
    """A keyed hash of `address`, the same all day and not comparable with tomorrow's.

    Returns:
        32 hexadecimal digits.
    """
    return hash_addresses([address])[0]


def hash_addresses(addresses: Sequence[str]) -> list[str]:
    """The same of several."""
    key = _key_of_today()
    networks = [network_of(one) or "unknown" for one in addresses]
    return [hmac.new(key, one.encode(), hashlib.sha256).hexdigest()[:32] for one in networks]


def network_of(address: str) -> str:
    """What stands for one reader's connection, or mailbox; empty for what is no address.

    An IPv6 subscriber is given a /64, so that is what is hashed (RFC 6177).
    """
    if address.startswith(MAILBOX):
        return address.casefold()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    # An IPv4 reader on a socket for both: all of them are in one /64 (RFC 4291, 2.5.5.2).
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    bits = 64 if parsed.version == 6 else 32
    return str(ipaddress.ip_network((parsed, bits), strict=False))


def _key_of_today() -> bytes:
    day = clock.now().date()
    key = AddressKey.objects.filter(day=day).order_by().values_list("key", flat=True).first()
    if key is None:
        row, _ = AddressKey.objects.get_or_create(
            day=day, defaults={"key": secrets.token_bytes(32)}
        )
        key = row.key
    return bytes(key)
