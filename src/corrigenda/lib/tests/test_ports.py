"""Two tests that run at once never start their servers on one port."""

from __future__ import annotations

import socket
from pathlib import Path

from corrigenda.lib.tests.ports import free_port


def _server(port: int) -> socket.socket:
    return socket.create_server(("127.0.0.1", port))


def test_a_free_port_takes_a_server_that_comes_and_goes() -> None:
    port = free_port()
    for _ in range(2):
        with _server(port), socket.create_connection(("127.0.0.1", port)):
            pass


def test_nobody_answers_there_before() -> None:
    with socket.socket() as caller:
        assert caller.connect_ex(("127.0.0.1", free_port())) != 0


def test_it_is_given_to_nobody_else() -> None:
    low, high = map(int, Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split())
    port = free_port()
    for _ in range(4 * (high - low)):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            assert other.getsockname()[1] != port
