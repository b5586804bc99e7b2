"""Over https, the machine must prove that it is the one that was named."""

import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrigenda.lib.http import TimedOut, TooLarge, Unreachable, transport
from corrigenda.lib.tests.asking import deliver, get
from corrigenda.lib.tests.certificates import certify
from corrigenda.lib.tests.conftest import Names, Serve
from corrigenda.lib.tests.servers import Visit

# Enough crumbs to last well beyond the deadline, and few enough to end.
MANY = 200


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-made certificate of news.example and 127.0.0.1, with its key in the same file."""
    folder = tmp_path_factory.mktemp("tls")
    made = folder / "both.pem"
    cert, key = certify(folder, "news.example")
    made.write_bytes(key.read_bytes() + cert.read_bytes())
    return made


@pytest.fixture
def of_the_server(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Trust the self-made certificate, as an operator may by SSL_CERT_FILE."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    transport._tls.cache_clear()
    yield
    transport._tls.cache_clear()


def test_a_machine_with_the_right_name_is_read(
    serve: Serve, names: Names, of_the_server: ssl.SSLContext, trusted: None
) -> None:
    asked: list[str | None] = []
    of_the_server.sni_callback = lambda _sock, name, _context: asked.append(name)
    server = serve(lambda visit: visit.answer(b"x" * 70_000), of_the_server)
    names["news.example"] = "127.0.0.1"
    page = get(server.url(host="news.example"), private={server.origin("news.example")})
    assert (len(page.body), asked) == (70_000, ["news.example"])
    answer = deliver(server.url(host="news.example"), b"y" * 300_000)
    assert (answer.status, len(server.visits[-1].body)) == (200, 300_000)


def test_a_bare_address_in_the_certificate_is_read(
    serve: Serve, of_the_server: ssl.SSLContext, trusted: None
) -> None:
    server = serve(lambda visit: visit.answer(b"page"), of_the_server)
    assert get(server.url(), private=True).body == b"page"


def test_a_machine_of_another_name_is_not_read(
    serve: Serve, names: Names, of_the_server: ssl.SSLContext, trusted: None
) -> None:
    server = serve(lambda visit: visit.answer(b"page"), of_the_server)
    names["other.example"] = "127.0.0.1"
    with pytest.raises(Unreachable, match=r"certificate of other\.example is not valid"):
        get(server.url(host="other.example"), private=True)
    assert server.visits == []


def test_a_certificate_that_nobody_vouches_for_is_not_believed(
    serve: Serve, names: Names, of_the_server: ssl.SSLContext
) -> None:
    server = serve(lambda visit: visit.answer(b"page"), of_the_server)
    names["news.example"] = "127.0.0.1"
    with pytest.raises(Unreachable, match="certificate"):
        get(server.url(host="news.example"), private=True)
    assert server.visits == []


def test_a_machine_that_speaks_no_tls_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def answer() -> None:
            with plain.accept()[0] as connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                connection.recv(65536)

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(Unreachable):
            get(f"https://127.0.0.1:{plain.getsockname()[1]}/", private=True)
        thread.join(10)


def test_a_handshake_that_stalls_is_given_up_at_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(TimedOut):
        get(f"https://127.0.0.1:{silent.getsockname()[1]}/", private=True, timeout=0.3)


def test_bounds_hold_inside_tls_too(
    serve: Serve, of_the_server: ssl.SSLContext, trusted: None
) -> None:
    done = threading.Event()

    def script(visit: Visit) -> None:
        if visit.path == "/head":
            visit.send(b"HTTP/1.1 200 OK\r\n" + (b"X: " + b"y" * 8_000 + b"\r\n") * 20)
            return
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(MANY):
            if done.wait(0.02):
                return
            visit.send(b"x")

    server = serve(script, of_the_server)
    with pytest.raises(TooLarge, match="head of the answer"):
        get(server.url("/head"), private=True)
    try:
        with pytest.raises(TimedOut):
            get(server.url("/crumbs"), private=True, timeout=0.4)
    finally:
        done.set()
