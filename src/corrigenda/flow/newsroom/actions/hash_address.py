"""Tell one address from another without keeping either."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets

from corrigenda.flow.newsroom.models import AddressKey
from corrigenda.lib import clock


def hash_address(address: str) -> str:
    """A keyed hash of `address`, the same all day and not comparable with tomorrow's.

    An IPv6 subscriber is given a /64, so that is what is hashed (RFC 6177).

    Returns:
        32 hexadecimal digits.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        network = "unknown"
    else:
        # An IPv4 reader on a socket for both: all of them are in one /64 (RFC 4291, 2.5.5.2).
        parsed = getattr(parsed, "ipv4_mapped", None) or parsed
        bits = 64 if parsed.version == 6 else 32
        network = str(ipaddress.ip_network((parsed, bits), strict=False))
    return hmac.new(_key_of_today(), network.encode(), hashlib.sha256).hexdigest()[:32]


def _key_of_today() -> bytes:
    day = clock.now().date()
    row = AddressKey.objects.filter(day=day).first()
    if row is None:
        row, _ = AddressKey.objects.get_or_create(
            day=day, defaults={"key": secrets.token_bytes(32)}
        )
    return bytes(row.key)
