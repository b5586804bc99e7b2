"""A client of several connections: each asks for its next page when the last has come.

Plain sockets and one thread, for what this costs is taken from the service that it measures: by
streams of asyncio half of a small answer's time was ours.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from selectors import EVENT_READ, DefaultSelector

PATIENCE = 60.0
"""Seconds after which nothing that came counts as a connection that broke."""
_PIECE = 1 << 18

Request = tuple[str, bytes]
"""What it is noted under, and the request as it is sent."""
Note = Callable[[str, int, float], None]
"""Told of each answer: the name of its request, the status, the milliseconds; 0 for a connection
that broke."""


def ask_all(port: int, requests: Iterable[Request], connections: int, note: Note) -> None:
    """Send all requests over so many connections, which are kept open where the server does."""
    left = iter(requests)
    with DefaultSelector() as selector:
        for _ in range(connections):
            _Line(port, left, note, selector).ask()
        while selector.get_map():
            ready = selector.select(PATIENCE)
            for key, _ in ready:
                key.data.read()
            if not ready:
                for key in list(selector.get_map().values()):
                    key.data.broken()


class _Line:
    """A connection, and what came over it of what was asked for."""

    def __init__(
        self, port: int, left: Iterator[Request], note: Note, selector: DefaultSelector
    ) -> None:
        self._port, self._left, self._note, self._selector = port, left, note, selector
        self._socket: socket.socket | None = None
        self._name, self._got, self._due, self._begun = "", b"", 0, 0.0

    def ask(self) -> None:
        """Send the next request that can be sent if there is one; else end."""
        for name, request in self._left:
            self._name = name
            self._got, self._due, self._begun = b"", 0, time.perf_counter()
            try:
                self._send(request)
                return
            except OSError:
                self._tell(0)
                self._end()
        self._end()

    def _send(self, request: bytes) -> None:
        if self._socket is None:
            opened = socket.create_connection(("127.0.0.1", self._port), PATIENCE)
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(opened, EVENT_READ, self)
            self._socket = opened
        self._socket.sendall(request)

    def read(self) -> None:
        """Take what has come; with the last of an answer it is noted, and the next asked for."""
        assert self._socket is not None
        try:
            piece = self._socket.recv(_PIECE)
            self._got += piece
            if not self._due:
                self._due = _length(self._got)
        except (OSError, ValueError):
            piece = b""
        if not piece:
            self.broken()
        elif self._due and len(self._got) >= self._due:
            self._tell(int(self._got[9:12]))
            if not _is_kept(self._got):
                self._end()
            self.ask()

    def broken(self) -> None:
        """Note that nothing whole came, and begin anew."""
        self._tell(0)
        self._end()
        self.ask()

    def _tell(self, status: int) -> None:
        self._note(self._name, status, (time.perf_counter() - self._begun) * 1000)

    def _end(self) -> None:
        if self._socket is not None:
            self._selector.unregister(self._socket)
            self._socket.close()
            self._socket = None


def _length(got: bytes) -> int:
    """Bytes of a whole answer, by its head; 0 while that has not come."""
    head, end, _ = got.partition(b"\r\n\r\n")
    if not end:
        return 0
    length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
    return len(head) + len(end) + int(length)


def _is_kept(got: bytes) -> bool:
    head = got.partition(b"\r\n\r\n")[0].lower()
    return head.startswith(b"http/1.1") and b"connection: close" not in head
