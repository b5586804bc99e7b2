"""Real servers on this machine, for tests: each connection is handed to a script."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer

Script = Callable[["Visit"], None]


@dataclass
class Visit:
    """One connection: what was asked, and the socket to answer on."""

    connection: socket.socket
    head: str
    body: bytes

    @property
    def path(self) -> str:
        return self.head.split(" ", 2)[1]

    def header(self, name: str) -> str:
        for line in self.head.splitlines()[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return ""

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def answer(
        self, body: bytes = b"", status: str = "200 OK", kind: str = "text/html", more: str = ""
    ) -> None:
        """Send a whole answer; `more` holds further header lines, each ended by CRLF."""
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n"
        head += f"Content-Type: {kind}\r\n" if kind else ""
        self.send((head + more + "\r\n").encode("latin-1") + body)

    def redirect(self, location: str, status: str = "302 Found") -> None:
        self.answer(status=status, more=f"Location: {location}\r\n")


@dataclass
class Server:
    """A running server; `visits` grows with every request that was read."""

    port: int
    scheme: str = "http"
    visits: list[Visit] = field(default_factory=list)

    def origin(self, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return self.origin(host) + path


@contextmanager
def serving(script: Script, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Answer each connection on a free port of 127.0.0.1 with `script` until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(listener.getsockname()[1], "https" if tls else "http")
    threads: list[threading.Thread] = []

    def serve_one(raw: socket.socket) -> None:
        raw.settimeout(60)
        try:
            connection = tls.wrap_socket(raw, server_side=True) if tls else raw
            with connection:
                visit = _read(connection)
                server.visits.append(visit)
                script(visit)
        except OSError:
            raw.close()

    def serve() -> None:
        while True:
            try:
                raw, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=serve_one, args=(raw,), daemon=True)
            threads.append(thread)
            thread.start()

    accepting = threading.Thread(target=serve, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        # close() alone leaves accept() waiting.
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(10)
        for thread in threads:
            thread.join(10)


class Ends(ThreadingHTTPServer):
    """A server of Python's own that ends when it is told.

    `shutdown` waits until the server looks up next: by itself, every half second. Hundreds of tests
    start and end one.
    """

    def serve_forever(self, poll_interval: float = 0.01) -> None:
        """Until `shutdown`, for which it looks every hundredth of a second."""
        super().serve_forever(poll_interval)


def _read(connection: socket.socket) -> Visit:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            raise ConnectionError("the visitor left")
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    visit = Visit(connection, head.decode("latin-1"), body)
    wanted = int(visit.header("Content-Length") or 0)
    while len(visit.body) < wanted:
        visit.body += connection.recv(65536)
    return visit
