"""Which machine a name means, and whether we may speak to it."""

import ipaddress
import socket
import threading
from typing import Any, NamedTuple

from corrigenda.lib.http.errors import TimedOut, Unreachable
from corrigenda.lib.http.limits import Deadline

# A resolver that hangs must not let threads pile up.
_LOOKUPS_AT_ONCE = 16
_lookups = threading.BoundedSemaphore(_LOOKUPS_AT_ONCE)

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# IANA's special-purpose registries, where Python 3.11 knows less or judges otherwise.
_SPECIAL_4 = [ipaddress.IPv4Network(net) for net in ("192.0.0.0/24", "192.88.99.0/24")]
_SPECIAL_6 = [ipaddress.IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "3fff::/20")]


class Address(NamedTuple):
    """A place to connect to: the socket's family and address, and the IP address alone."""

    family: int
    sockaddr: Any
    ip: str


def is_public(ip: str) -> bool:
    """Say whether an IP address, IPv4 or IPv6, is one that anybody on the internet can reach.

    Addresses that carry an IPv4 address (mapped, 6to4, NAT64) are judged by the one they carry;
    Teredo never is public. Raises ValueError when `ip` is not an address.
    """
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = _carried(address)
        if inner is None:
            return (
                address.is_global
                and address in _GLOBAL_UNICAST
                and not any(address in net for net in _SPECIAL_6)
            )
        address = inner
    return (
        address.is_global
        and not (address.is_multicast or address.is_reserved or address.is_unspecified)
        and not any(address in net for net in _SPECIAL_4)
    )


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def lookup(host: str, port: int) -> list[Address]:
    """Ask the system once for the addresses of a host. Raises OSError or UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [Address(family, sockaddr, str(sockaddr[0])) for family, _, _, _, sockaddr in found]


def resolve(host: str, port: int, deadline: Deadline) -> list[Address]:
    """Return the addresses of a host, at least one.

    Raises Unreachable when there are none and TimedOut when the resolver is too slow: the system
    call cannot be stopped, so it is left behind in a thread that holds up nothing.
    """
    found: list[Address] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            found.extend(lookup(host, port))
        except Exception as error:
            failed.append(error)
        finally:
            _lookups.release()

    if not _lookups.acquire(timeout=deadline.remaining()):
        raise TimedOut("Too many look-ups of names are waiting already; try later.")
    thread = threading.Thread(target=ask, name=f"lookup {host}", daemon=True)
    try:
        thread.start()
    except RuntimeError:
        _lookups.release()
        raise
    thread.join(deadline.remaining())
    if thread.is_alive():
        raise TimedOut(f"The address of {host} was not found in time; try later.")
    if failed or not found:
        raise Unreachable(f"There is no machine of the name {host}. Check the spelling.")
    return found
