"""What the tests of the library share: servers, and names that mean what a test says."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from corrigenda.lib.http import addresses
from corrigenda.lib.tests.servers import Script, Server, serving

Serve = Callable[..., Server]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start servers that end with the test: `serve(script, tls=None)`."""
    with ExitStack() as stack:

        def start(script: Script, tls: ssl.SSLContext | None = None) -> Server:
            return stack.enter_context(serving(script, tls))

        yield start


class Names:
    """The only names that exist in a test, with their addresses; `asked` lists the look-ups."""

    def __init__(self) -> None:
        self.known: dict[str, list[str]] = {}
        self.asked: list[str] = []

    def __setitem__(self, name: str, ips: str) -> None:
        self.known[name] = ips.split()

    def getaddrinfo(self, host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        self.asked.append(host)
        if host not in self.known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            (family, socket.SOCK_STREAM, 6, "", (ip, port, 0, 0) if ":" in ip else (ip, port))
            for ip in self.known[host]
            for family in (socket.AF_INET6 if ":" in ip else socket.AF_INET,)
        ]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """Replace the system's resolver for the whole process."""
    made = Names()
    monkeypatch.setattr(socket, "getaddrinfo", made.getaddrinfo)
    return made


@pytest.fixture
def loopback_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.1 stand for the open internet; every other address is judged as ever."""
    judge = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1" or judge(ip))
