"""The caller's address: the socket's, or what our own proxies say of it and nobody else."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from corrigenda.lib.address import caller

OURS = [ip_network("10.0.0.0/8"), ip_network("2001:db8::/32")]


@pytest.mark.parametrize(
    ("socket", "forwarded", "found"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "198.51.100.9", "192.0.2.1"),
        ("10.0.0.1", "198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "203.0.113.5, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        ("::ffff:10.0.0.1", "198.51.100.9", "198.51.100.9"),
        ("2001:db8::1", "198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.9, nonsense", "10.0.0.1"),
        ("", "198.51.100.9", ""),
    ],
)
def test_only_what_our_own_proxies_say_is_believed(socket: str, forwarded: str, found: str) -> None:
    assert caller(socket, forwarded, OURS) == found


def test_without_a_proxy_nothing_forwarded_is_believed() -> None:
    assert caller("10.0.0.1", "198.51.100.9", []) == "10.0.0.1"
