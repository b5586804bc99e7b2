"""Requests that no browser sends, against the real service."""

from __future__ import annotations

import socket
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.service.conftest import Service, children, command_of, made, started

if TYPE_CHECKING:
    from conftest import Services

HOST = b"Host: 127.0.0.1\r\n"


@pytest.fixture(scope="module")
def service(kept_services: Services, with_tables: dict[str, str]) -> Iterator[Service]:
    """One for all of them: a service bears strange requests for as long as it runs."""
    with made(kept_services, with_tables) as one:
        yield started(one)


def said(service: Service, request: bytes) -> bytes:
    """Everything that the service answers until it closes the connection."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as wire:
        wire.sendall(request)
        wire.settimeout(20)
        told = b""
        try:
            while more := wire.recv(65_536):
                told += more
        except ConnectionError:
            pass
        return told


def post(*headers: bytes, body: bytes = b"") -> bytes:
    lines = b"".join(header + b"\r\n" for header in headers)
    return b"POST /api/reports HTTP/1.1\r\n" + HOST + lines + b"Connection: close\r\n\r\n" + body


CHUNKS = b"2\r\n{}\r\n0\r\n\r\n"
SMUGGLED = b"0\r\n\r\nGET /corrections/ HTTP/1.1\r\n" + HOST + b"\r\n"


def test_bytes_that_two_servers_could_read_in_two_ways_are_read_in_none(service: Service) -> None:
    hidden = said(service, post(b"Content-Length: 6", b"Transfer-Encoding: chunked", body=SMUGGLED))
    assert hidden.count(b"HTTP/1.1 ") == 1
    assert b" 422 " in hidden or b" 400 " in hidden
    for pair in (
        (b"Content-Length: 2", b"Content-Length: 3"),
        (b"Transfer-Encoding: xchunked",),
        (b"Transfer-Encoding : chunked",),
        (b"Content-Length: -1",),
        (b"Content-Length: +2",),
        (b"Content-Length: \xb2",),
    ):
        assert said(service, post(*pair, body=b"{}")).startswith(b"HTTP/1.1 400 "), pair


def test_a_body_that_comes_in_pieces_is_read(service: Service) -> None:
    told = said(service, post(b"Transfer-Encoding: chunked", body=CHUNKS))
    assert told.startswith(b"HTTP/1.1 422 ")
    assert b"client_id: Field required" in told


def test_a_body_without_end_is_refused_at_the_limit(service: Service) -> None:
    piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    told = said(service, post(b"Transfer-Encoding: chunked", body=piece * 7 + b"0\r\n\r\n"))
    assert told.startswith(b"HTTP/1.1 413 ")


def test_many_who_send_slowly_keep_nobody_else_waiting(service: Service) -> None:
    with ExitStack() as open_wires:
        for _ in range(64):
            wire = socket.create_connection(("127.0.0.1", service.port), timeout=20)
            open_wires.callback(wire.close)
            wire.sendall(post(b"Content-Length: 1000", body=b"{"))
        # Eight threads in all; with threads that read bodies nobody would be answered.
        for _ in range(8):
            assert service.ask("GET", "/api/openapi.json")[0] == 200
        assert service.ask("POST", "/api/reports", service.report())[0] == 201


def test_the_demo_newsroom_is_not_part_of_a_real_service(service: Service) -> None:
    for path in (b"/demo/", b"/demo/cms/hook"):
        wire = b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
        assert said(service, wire).startswith(b"HTTP/1.1 404 ")


def test_a_head_request_gets_a_head_only(service: Service) -> None:
    wire = b"HEAD /corrections/ HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
    head, _, body = said(service, wire).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert body == b""


def test_only_http_1_is_spoken(service: Service) -> None:
    told = said(service, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00")
    assert not told or told.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 505 "))


def test_heads_without_end_are_cut_short(service: Service) -> None:
    head = b"GET / HTTP/1.1\r\n" + HOST
    long = said(service, head + b"X-A: " + b"a" * 1_000_000 + b"\r\n\r\n")
    many = said(service, head + b"".join(b"X-%d: a\r\n" % n for n in range(10_000)) + b"\r\n")
    for told in (long, many):
        assert not told or told.startswith(b"HTTP/1.1 431 ")


def test_a_host_that_is_not_ours_gets_no_page(service: Service) -> None:
    for host in (b"evil.example", b"127.0.0.1@evil.example", b"", b"127.0.0.1, a"):
        request = b"GET /desk/sign-in HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n"
        told = said(service, request)
        assert told.startswith(b"HTTP/1.1 400 "), host
        assert b"evil" not in told


OUTSIDE = (
    "/c/../home.py", "/c/..%2f..%2fhome.py", "/c/%2e%2e/%2e%2e/home.py", "/c//etc/passwd.js",
    "/c/static/../settings.py", "/c/static/..%2f..%2fsettings.py", "/c/static//etc/passwd",
    "/demo/..%2fcms.json", "/demo/%2e%2e%2fcms", "//evil.example/",
)  # fmt: skip


def test_no_path_leads_out_of_what_is_public(service: Service) -> None:
    for path in OUTSIDE:
        request = b"GET " + path.encode() + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
        assert said(service, request).startswith(b"HTTP/1.1 404 "), path


def test_secrets_stand_in_no_command_line_and_in_no_file_for_all(service: Service) -> None:
    home = Path(service.env["CORRIGENDA_HOME"])
    secret = (home / "secret.key").read_text()
    for pid in (service.pid, *children(service.pid)):
        assert secret not in command_of(pid)
        assert service.token not in command_of(pid)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    found = [one for one in home.iterdir() if one.is_file()]
    assert found
    assert {stat.S_IMODE(one.stat().st_mode) for one in found} == {0o600}
