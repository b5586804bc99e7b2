"""A message is posted to the place that was named, and the status alone says what became of it."""

import threading

import pytest

from corrigenda.lib.http import BadStatus, Refused, TimedOut
from corrigenda.lib.tests.asking import AGENT, deliver
from corrigenda.lib.tests.conftest import Serve
from corrigenda.lib.tests.servers import Visit


def test_a_message_arrives_with_its_headers_and_every_byte(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer(b'{"ok":1}', "202 Accepted", "application/json"))
    sent = bytes(range(256)) * 1_000
    answer = deliver(server.url("/hook?a=b"), sent, {"webhook-id": "m1", "Content-Type": "x/y"})
    assert (answer.status, answer.body, answer.redirects) == (202, b'{"ok":1}', ())
    (visit,) = server.visits
    assert visit.head.startswith("POST /hook?a=b HTTP/1.1")
    assert (visit.body, visit.header("webhook-id")) == (sent, "m1")
    assert (visit.header("Content-Type"), visit.header("User-Agent")) == ("x/y", AGENT)
    assert visit.header("Content-Length") == str(len(sent))


def test_an_empty_message_says_that_it_is_empty(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer(status="204 No Content", kind=""))
    assert deliver(server.url(), b"").status == 204
    assert server.visits[0].header("Content-Length") == "0"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Same", "308 Same"])
def test_a_redirect_is_not_followed(serve: Serve, status: str) -> None:
    server = serve(lambda visit: visit.redirect("/other", status))
    with pytest.raises(BadStatus) as failed:
        deliver(server.url())
    assert (failed.value.status, failed.value.retry) == (int(status[:3]), False)
    assert len(server.visits) == 1


def test_an_address_inside_the_network_gets_nothing_unless_it_is_allowed(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer())
    with pytest.raises(Refused):
        deliver(server.url(), private=())
    assert server.visits == []
    assert deliver(server.url(), private={server.origin()}).status == 200


@pytest.mark.parametrize(("status", "retry"), [("410 Gone", False), ("503 Busy", True)])
def test_a_failure_says_whether_to_deliver_again(serve: Serve, status: str, retry: bool) -> None:
    server = serve(lambda visit: visit.answer(b"x" * 9_999, status=status))
    with pytest.raises(BadStatus) as failed:
        deliver(server.url())
    assert failed.value.retry is retry


def test_a_long_or_broken_answer_does_not_undo_a_delivery(serve: Serve) -> None:
    server = serve(
        lambda visit: visit.send(
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + b"x" * int(visit.path[1:])
        )
    )
    assert deliver(server.url("/50000"), max_bytes=1_000).body == b"x" * 1_000
    assert deliver(server.url("/10"), max_bytes=1_000).status == 200


def test_a_slow_answer_does_not_undo_a_delivery_but_silence_does(serve: Serve) -> None:
    done = threading.Event()

    def script(visit: Visit) -> None:
        if visit.path == "/slow":
            visit.send(b"HTTP/1.1 200 OK\r\n\r\nabc")
        done.wait(30)

    server = serve(script)
    try:
        assert deliver(server.url("/slow"), timeout=3).status == 200
        with pytest.raises(TimedOut):
            deliver(server.url("/silent"), timeout=0.3)
    finally:
        done.set()


@pytest.mark.parametrize("name", ["Host", "content-length", "Transfer-Encoding", "Connection"])
def test_headers_that_frame_the_message_are_not_the_callers(name: str) -> None:
    with pytest.raises(ValueError, match="set by the client"):
        deliver("http://news.example/", headers={name: "x"})


def test_a_line_end_cannot_be_smuggled_into_a_header(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer())
    with pytest.raises(ValueError, match="Invalid header"):
        deliver(server.url(), headers={"X": "a\r\nY: b"})
    assert server.visits == []
