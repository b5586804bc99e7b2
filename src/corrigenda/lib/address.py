"""Who is calling: the socket's address, or what a configured proxy says of it."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def caller(socket: str, forwarded: str, proxies: Sequence[Network]) -> str:
    """The address of whoever made the request.

    X-Forwarded-For is read from the right, past the proxies that are ours; what
    stands to the left of the first stranger may be forged and is not looked at.

    Args:
        socket: the address that connected.
        forwarded: the X-Forwarded-For header, or "".
        proxies: the networks of our own proxies.
    """
    address = socket
    for hop in reversed([part.strip() for part in forwarded.split(",")]):
        if not _is_in(address, proxies) or not _is_address(hop):
            break
        address = hop
    return address


def is_loopback(host: str) -> bool:
    """Whether a host, by name or address, is this machine to itself."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_in(address: str, networks: Sequence[Network]) -> bool:
    if not _is_address(address):
        return False
    parsed = ipaddress.ip_address(address)
    # On a socket that takes both kinds an IPv4 caller is written ::ffff:192.0.2.1 (RFC 4291).
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return any(parsed.version == one.version and parsed in one for one in networks)
