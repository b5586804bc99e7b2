"""No answer takes more memory or more time than was granted, however it is sent."""

import gzip
import socket
import threading
import zlib

import pytest

from corrigenda.lib.http import TimedOut, TooLarge, WrongType
from corrigenda.lib.tests.asking import get
from corrigenda.lib.tests.conftest import Serve
from corrigenda.lib.tests.servers import Visit

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ENDLESS = 200_000_000
# Enough crumbs to last well beyond the deadline, and few enough to end.
MANY = 200


def pour(visit: Visit, block: bytes, total: int = ENDLESS) -> None:
    """Send `block` again and again; the visitor hangs up long before the total."""
    for _ in range(total // len(block)):
        visit.send(block)


def test_a_page_of_just_the_size_is_read_and_one_byte_more_is_not(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer(b"x" * int(visit.path[1:])))
    assert len(get(server.url("/1000"), private=True, max_bytes=1000).body) == 1000
    with pytest.raises(TooLarge, match="1,000 bytes") as failed:
        get(server.url("/1001"), private=True, max_bytes=1000)
    assert not failed.value.retry


def test_a_page_that_announces_too_much_is_not_read(serve: Serve) -> None:
    server = serve(lambda visit: visit.send(OK + b"Content-Length: 99999999999\r\n\r\n"))
    with pytest.raises(TooLarge):
        get(server.url(), private=True)


def test_a_page_without_an_end_is_cut_off(serve: Serve) -> None:
    def script(visit: Visit) -> None:
        visit.send(OK + b"\r\n")
        pour(visit, b"x" * 65536)

    with pytest.raises(TooLarge):
        get(serve(script).url(), private=True)


@pytest.mark.parametrize("size", [99_999, 100_001, 50_000_000])
def test_a_packed_page_is_measured_unpacked(serve: Serve, size: int) -> None:
    packed = gzip.compress(b"\0" * size)
    server = serve(lambda visit: visit.answer(packed, more="Content-Encoding: gzip\r\n"))
    if size < 100_000:
        assert len(get(server.url(), private=True).body) == size
    else:
        with pytest.raises(TooLarge, match="100,000 bytes"):
            get(server.url(), private=True)


@pytest.mark.parametrize("packing", ["deflate", "br", "zstd", "gzip, gzip", "compress"])
def test_a_packing_that_was_not_asked_for_is_not_unpacked(serve: Serve, packing: str) -> None:
    bomb = zlib.compress(b"\0" * 1_000_000)
    server = serve(lambda visit: visit.answer(bomb, more=f"Content-Encoding: {packing}\r\n"))
    with pytest.raises(WrongType, match="only gzip"):
        get(server.url(), private=True)


def test_packing_that_never_yields_anything_is_cut_off(serve: Serve) -> None:
    def script(visit: Visit) -> None:
        visit.send(OK + b"Content-Encoding: gzip\r\n\r\n")
        pour(visit, gzip.compress(b"") * 1000)

    with pytest.raises(TooLarge):
        get(serve(script).url(), private=True, max_bytes=1000)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000,
        b"HTTP/1.1 200 " + b"x" * 70_000,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\n" + (b"X: " + b"y" * 8_000 + b"\r\n") * 20 + b"\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000,
    ],
)
def test_a_head_that_is_too_long_is_cut_off(serve: Serve, head: bytes) -> None:
    with pytest.raises(TooLarge, match="head of the answer"):
        get(serve(lambda visit: visit.send(head)).url(), private=True)


@pytest.mark.parametrize(
    "framing",
    [b"1\r\nx\r\n", b"1;" + b"x" * 8_000 + b"\r\nx\r\n"],
    ids=["crumbs", "extensions"],
)
def test_framing_that_outweighs_the_page_is_cut_off(serve: Serve, framing: bytes) -> None:
    def script(visit: Visit) -> None:
        visit.send(OK + b"Transfer-Encoding: chunked\r\n\r\n")
        pour(visit, framing * 100)

    with pytest.raises(TooLarge):
        get(serve(script).url(), private=True, max_bytes=20_000)


@pytest.mark.parametrize(
    ("before", "crumb"),
    [
        (b"", b""),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (OK + b"\r\n", b"x"),
        (OK + b"Content-Length: 90000\r\n\r\n", b"x"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
    ids=["silence", "head", "body", "measured body", "chunks"],
)
def test_an_answer_in_crumbs_is_given_up_at_the_deadline(
    serve: Serve, before: bytes, crumb: bytes
) -> None:
    done = threading.Event()

    def script(visit: Visit) -> None:
        visit.send(before)
        for _ in range(MANY):
            if done.wait(0.02):
                return
            visit.send(crumb)

    server = serve(script)
    try:
        with pytest.raises(TimedOut, match=r"within 0\.3 seconds") as failed:
            get(server.url(), private=True, timeout=0.3)
    finally:
        done.set()
    assert failed.value.retry


def test_redirects_share_one_deadline(serve: Serve) -> None:
    pause = threading.Event()

    def script(visit: Visit) -> None:
        pause.wait(0.05)
        visit.redirect("/again")

    server = serve(script)
    with pytest.raises(TimedOut):
        get(server.url(), private=True, timeout=0.3, max_redirects=1_000)


def test_a_resolver_that_hangs_is_given_up_at_the_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = threading.Event()

    def hanging(*_: object, **__: object) -> list[object]:
        answer.wait(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hanging)
    try:
        with pytest.raises(TimedOut) as failed:
            get("http://news.example/", timeout=0.2)
        # More than can wait at once: none of them hangs or piles up.
        for _ in range(20):
            with pytest.raises(TimedOut):
                get("http://news.example/", timeout=0.01)
        waiting = [one for one in threading.enumerate() if one.name.startswith("lookup ")]
        assert len(waiting) <= 16
    finally:
        answer.set()
    for one in waiting:
        one.join(10)
    assert failed.value.retry


def test_no_time_at_all_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="more than 0 seconds"):
        get("http://news.example/", timeout=0)
