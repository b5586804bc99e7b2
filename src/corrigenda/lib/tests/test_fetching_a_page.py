"""A page is asked for politely, and comes back with what is needed to read it."""

import gzip

import pytest

from corrigenda.lib.http import BadStatus, Unreachable, WrongType, user_agent
from corrigenda.lib.tests.asking import AGENT, get
from corrigenda.lib.tests.conftest import Serve
from corrigenda.lib.tests.servers import Visit

PAGE = "<p>Приклад</p>".encode()


def test_a_page_comes_with_its_address_status_headers_type_and_charset(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer(PAGE, kind="Text/HTML; Charset=UTF-8"))
    page = get(server.url("/a?b=c#d"), private={server.origin()})
    assert (page.url, page.status, page.body) == (server.url("/a?b=c"), 200, PAGE)
    assert (page.content_type, page.charset, page.redirects) == ("text/html", "utf-8", ())
    assert page.headers["CONTENT-length"] == str(len(PAGE))


def test_the_request_names_us_the_host_and_the_types_wanted(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer(PAGE))
    get(server.url("/к"), private=True, accept=("text/html", "application/xhtml+xml"))
    (visit,) = server.visits
    assert visit.head.startswith("GET /%D0%BA HTTP/1.1")
    assert visit.header("User-Agent") == AGENT
    assert visit.header("Host") == f"127.0.0.1:{server.port}"
    assert visit.header("Accept") == "text/html, application/xhtml+xml"
    assert visit.header("Accept-Encoding") == "gzip"
    assert visit.header("Connection") == "close"


def test_the_user_agent_says_who_and_where() -> None:
    assert (
        user_agent("0.1", "https://daily.example/c") == "Corrigenda/0.1 (+https://daily.example/c)"
    )


def test_a_packed_page_is_unpacked(serve: Serve) -> None:
    packed = gzip.compress(PAGE) + gzip.compress(b"!") + b"\0\0"
    server = serve(lambda visit: visit.answer(packed, more="Content-Encoding: gzip\r\n"))
    assert get(server.url(), private=True).body == PAGE + b"!"


def test_a_page_in_chunks_is_put_together(serve: Serve) -> None:
    def script(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n")
        visit.send(b"\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")

    assert get(serve(script).url(), private=True).body == b"abcde"


def test_a_page_without_a_length_ends_with_the_connection(serve: Serve) -> None:
    server = serve(
        lambda visit: visit.send(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nabc")
    )
    assert get(server.url(), private=True).body == b"abc"


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        ("image/png", ("text/html",)),
        ("", ("text/html",)),
        ("text/htmlx", ("text/html",)),
        ("textual/html", ("text/*",)),
    ],
)
def test_another_type_than_was_asked_for_is_refused_for_good(
    serve: Serve, sent: str, wanted: tuple[str, ...]
) -> None:
    server = serve(lambda visit: visit.answer(PAGE, kind=sent))
    with pytest.raises(WrongType, match="was asked for") as failed:
        get(server.url(), private=True, accept=wanted)
    assert not failed.value.retry


@pytest.mark.parametrize("wanted", [("text/*",), ("*/*",), ("image/png", "TEXT/html")])
def test_a_type_may_be_asked_for_by_its_family(serve: Serve, wanted: tuple[str, ...]) -> None:
    server = serve(lambda visit: visit.answer(PAGE))
    assert get(server.url(), private=True, accept=wanted).body == PAGE


@pytest.mark.parametrize(
    ("status", "retry"),
    [
        ("304 Not Modified", False),
        ("404 Not Found", False),
        ("410 Gone", False),
        ("429 Too Many Requests", True),
        ("500 Internal Server Error", True),
        ("503 Service Unavailable", True),
        ("599 Odd", True),
    ],
)
def test_a_status_that_is_not_success_says_whether_to_try_again(
    serve: Serve, status: str, retry: bool
) -> None:
    server = serve(lambda visit: visit.answer(status=status))
    with pytest.raises(BadStatus, match=status[:3]) as failed:
        get(server.url(), private=True)
    assert (failed.value.status, failed.value.retry) == (int(status[:3]), retry)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
        + gzip.compress(PAGE)[:-9],
    ],
)
def test_an_answer_that_breaks_off_or_is_not_http_may_be_tried_again(
    serve: Serve, answer: bytes
) -> None:
    server = serve(lambda visit: visit.send(answer) if answer else None)
    with pytest.raises(Unreachable) as failed:
        get(server.url(), private=True)
    assert failed.value.retry


def test_a_machine_that_does_not_listen_is_unreachable(serve: Serve) -> None:
    server = serve(lambda visit: visit.answer())
    url = server.url().replace(str(server.port), "1")
    with pytest.raises(Unreachable, match="does not accept connections"):
        get(url, private=True)
