"""A browser of several connections: each asks for its next page when the last has come."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from selectors import EVENT_READ, DefaultSelector

CONNECTIONS = 8
_PATIENCE = 60.0
"""Seconds after which nothing that came counts as a connection that broke."""
_PIECE = 1 << 18


@dataclass
class Measured:
    """What was answered.

    Attributes:
        times: of each answer, in milliseconds.
        wrong: the addresses that were answered by anything but 200, each with the status; 0 for a
            connection that broke.
    """

    times: list[float] = field(default_factory=list)
    wrong: list[tuple[str, int]] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Of the answers' times, in milliseconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    def add(self, other: Measured) -> None:
        """Count in what another measured."""
        self.times += other.times
        self.wrong += other.wrong


def look(port: int, session: str, paths: Sequence[str], connections: int = CONNECTIONS) -> Measured:
    """Ask for all the pages, over so many connections that are kept open.

    Plain sockets and one thread, for what this costs is taken from the service that it measures:
    by streams of asyncio half of a small answer's time was ours.
    """
    told, left = Measured(), iter(paths)
    with DefaultSelector() as selector:
        for _ in range(connections):
            _Line(port, session, left, told).begin(selector)
        while selector.get_map():
            ready = selector.select(_PATIENCE)
            for key, _ in ready:
                key.data.read(selector)
            if not ready:
                for key in list(selector.get_map().values()):
                    key.data.broken(selector)
    return told


class _Line:
    """A connection that is kept open, and what came over it of the page that was asked for."""

    def __init__(self, port: int, session: str, left: Iterator[str], told: Measured) -> None:
        self._port, self._left, self._told = port, left, told
        self._path, self._got, self._due, self._begun = "", b"", 0, 0.0
        cookie = f"Cookie: corrigenda_desk={session}\r\n"
        self._head = f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{cookie}\r\n"

    def begin(self, selector: DefaultSelector) -> None:
        """Open it, and ask for the next page if there is one."""
        self._socket = socket.create_connection(("127.0.0.1", self._port), _PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(self._socket, EVENT_READ, self)
        self._ask(selector)

    def read(self, selector: DefaultSelector) -> None:
        """Take what has come; with the last of a page its time is noted, and the next asked for."""
        try:
            piece = self._socket.recv(_PIECE)
            self._got += piece
            if not self._due:
                self._due = _length(self._got)
        except (OSError, ValueError):
            piece = b""
        if not piece:
            self.broken(selector)
        elif self._due and len(self._got) >= self._due:
            self._note(int(self._got[9:12]))
            self._ask(selector)

    def broken(self, selector: DefaultSelector) -> None:
        """Note that nothing whole came, and begin anew."""
        self._note(0)
        self._end(selector)
        self.begin(selector)

    def _ask(self, selector: DefaultSelector) -> None:
        self._path = next(self._left, "")
        self._got, self._due = b"", 0
        if not self._path:
            self._end(selector)
            return
        self._begun = time.perf_counter()
        try:
            self._socket.sendall(f"GET {self._path}{self._head}".encode())
        except OSError:
            self.broken(selector)

    def _note(self, status: int) -> None:
        self._told.times.append((time.perf_counter() - self._begun) * 1000)
        if status != 200:
            self._told.wrong.append((self._path, status))

    def _end(self, selector: DefaultSelector) -> None:
        selector.unregister(self._socket)
        self._socket.close()


def _length(got: bytes) -> int:
    """Bytes of a whole answer, by its head; 0 while that has not come."""
    head, end, _ = got.partition(b"\r\n\r\n")
    if not end:
        return 0
    length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
    return len(head) + len(end) + int(length)
