"""Connections that go to the very address that was checked, and end on time.

urllib3 speaks HTTP over them; what differs is the socket: it is opened to an address instead of
to a name (a second look-up could answer otherwise: DNS rebinding), and every wait on it is cut
to what is left of the whole exchange (a timeout for each read would let a slow sender go on).
"""

import functools
import socket
import ssl
from typing import Any, cast

from urllib3.connection import HTTPConnection, HTTPSConnection

from corrigenda.lib.http.addresses import Address
from corrigenda.lib.http.errors import Unreachable
from corrigenda.lib.http.limits import Allowance, Deadline
from corrigenda.lib.urls import Url

_ADDRESSES_TRIED = 6


class _Bounds:
    def __init__(self, deadline: Deadline, allowance: Allowance) -> None:
        self.deadline = deadline
        self.allowance = allowance


class _PlainSocket(socket.socket):
    bounds: _Bounds

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(self.bounds.deadline.remaining())
        return self.bounds.allowance.count(super().recv_into(*args, **kwargs))

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        self.settimeout(self.bounds.deadline.remaining())
        super().sendall(*args, **kwargs)


class _TlsSocket(ssl.SSLSocket):
    # None while shaking hands, which Python bounds as a whole by the plain socket's timeout.
    bounds: _Bounds | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        if self.bounds is None:
            return super().recv_into(*args, **kwargs)
        self.settimeout(self.bounds.deadline.remaining())
        return self.bounds.allowance.count(super().recv_into(*args, **kwargs))

    def send(self, *args: Any, **kwargs: Any) -> int:
        if self.bounds is not None:
            self.settimeout(self.bounds.deadline.remaining())
        return super().send(*args, **kwargs)


class _PlainConnection(HTTPConnection):
    checked: list[Address]
    bounds: _Bounds

    def _new_conn(self) -> socket.socket:
        return _open(self.checked, self.bounds)


class _TlsConnection(HTTPSConnection):
    checked: list[Address]
    bounds: _Bounds

    def _new_conn(self) -> socket.socket:
        return _open(self.checked, self.bounds)

    def connect(self) -> None:
        super().connect()
        cast(_TlsSocket, self.sock).bounds = self.bounds


Connection = _PlainConnection | _TlsConnection


def connect(
    url: Url, checked: list[Address], deadline: Deadline, allowance: Allowance
) -> Connection:
    """Open a connection for `url` to one of the `checked` addresses; the caller closes it.

    TLS certificates are verified against the host's name with the system's authorities (or
    SSL_CERT_FILE). Proxies of the environment are not used. Raises Unreachable or TimedOut, and
    ssl.SSLError when the handshake fails.
    """
    connection: Connection
    if url.scheme == "https":
        connection = _TlsConnection(
            url.host,
            url.connect_port,
            ssl_context=_tls(),
            cert_reqs=ssl.CERT_REQUIRED,
            timeout=deadline.remaining(),
        )
    else:
        connection = _PlainConnection(url.host, url.connect_port, timeout=deadline.remaining())
    connection.checked = checked
    connection.bounds = _Bounds(deadline, allowance)
    try:
        connection.connect()
    except BaseException:
        connection.close()
        raise
    return connection


@functools.cache
def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = _TlsSocket
    return context


def _open(checked: list[Address], bounds: _Bounds) -> socket.socket:
    tried = checked[:_ADDRESSES_TRIED]
    problem: OSError | None = None
    for place, address in enumerate(tried):
        left = bounds.deadline.remaining()
        made: _PlainSocket | None = None
        try:
            made = _PlainSocket(address.family, socket.SOCK_STREAM)
            # A share each, so that a dead IPv6 route does not use up the time of the IPv4 one.
            made.settimeout(left / (len(tried) - place))
            made.connect(address.sockaddr)
        except OSError as error:
            problem = error
            if made is not None:
                made.close()
            continue
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made.settimeout(bounds.deadline.remaining())
        made.bounds = bounds
        return made
    if isinstance(problem, TimeoutError):
        raise bounds.deadline.passed() from problem
    raise Unreachable("The machine does not accept connections; try later.") from problem
