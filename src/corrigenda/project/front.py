"""Takes a request in before a thread works on it: what granian's workers load.

A thread that reads a body waits for whoever sends it, so a few slow senders would hold
every thread. Here the event loop waits, which costs a slow sender nothing but its own
time, and the WSGI application gets a request that is complete. See ADR 0010.
"""

from __future__ import annotations

import asyncio
import gc
import io
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest

from corrigenda.lib.words import Text
from corrigenda.project.wsgi import application as wsgi

# Their models want Django to be set up, as `wsgi` has done.
from corrigenda.project import quick  # isort: skip
from corrigenda.project.middleware import headers  # isort: skip
from corrigenda.surfaces import problems  # isort: skip

SECONDS = 20.0
"""For a whole body; a report has a few thousand bytes."""
THREADS = 16 if str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3") else 4
"""Of one worker. On SQLite a report waits for the disk with all that came in at that moment
(`lib/together.py`), so many waiting threads make one commit; on PostgreSQL each is a connection."""
DESK_THREADS = 2
"""Of one worker, for the queue and the cases, which are looked at all day. They are worked out and
hardly wait for anything: of eight at once each takes the interpreter from the others, and all take
half as long again. What waits, as for the disk, a site's pages or a house's sign-in service, is not
among them."""
DESK = ("/desk/cases/", "/desk/approvals/", "/desk/changes/")
QUEUE = "/desk/"
QUICK_THREADS = 2
"""Of one worker, for what every page view asks for: the script's files and what stands on a story.
One look-up each, which is over sooner than threads have passed the interpreter round."""
QUICK = ("/c/", "/api/notices", "/api/words")
MAX_WAITING = 64 * 1024 * 1024
"""Bytes of bodies that one worker holds while the rest of them arrives."""

_SLOW = Text("What you sent did not arrive in time. Go back and send it again.")
_FULL = Text("Too much is arriving at once. Go back and send it again in a minute.")

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = tuple[int, list[tuple[bytes, bytes]], bytes]

# Django reads them at the first request, which would wait for it, and all others beside it.
import_module(settings.ROOT_URLCONF)
# What was loaded stays, and need not be looked through for garbage: with it, the rare full
# collection holds every thread for a tenth of a second
# (https://docs.python.org/3/library/gc.html#gc.freeze).
gc.collect()
gc.freeze()
# A page is made of some thousand objects that all go when it is sent. At the usual 700 they are
# looked through a dozen times on the way, a tenth of the time that it takes.
gc.set_threshold(10_000, 20, 20)
# What a page view asks for waits several times for the interpreter, each time until whoever works
# out a page of the desk gives it up: at the usual 5 ms its answers took a quarter longer.
sys.setswitchinterval(0.001)

_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")
_desk_threads = ThreadPoolExecutor(DESK_THREADS, thread_name_prefix="desk")
_quick_threads = ThreadPoolExecutor(QUICK_THREADS, thread_name_prefix="quick")
_waiting = 0


class _GoneError(Exception):
    """Whoever asked has left."""


class _FullError(Exception):
    """Too many bodies are on their way at once."""


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """The ASGI application."""
    if scope["type"] != "http":
        return
    try:
        if _has_body(scope):
            body, length = await asyncio.wait_for(_body(scope, receive), SECONDS)
        else:
            body, length = b"", 0
    except TimeoutError:
        answer = _problem(scope, 408, "slow-body", _SLOW)
    except _FullError:
        answer = _problem(scope, 503, "busy", _FULL)
    except _GoneError:
        return
    else:
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(_pool(scope), _work, scope, body, length)
    status, headers, content = answer
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


def _pool(scope: Message) -> ThreadPoolExecutor:
    path = scope["path"]
    if path.startswith(QUICK):
        return _quick_threads
    is_looked_at = path == QUEUE or path.startswith(DESK)
    return _desk_threads if is_looked_at and scope["method"] == "GET" else _threads


def _has_body(scope: Message) -> bool:
    """Whether one is announced (RFC 9112, 6): most requests have none, and nothing to wait for."""
    return any(name in (b"content-length", b"transfer-encoding") for name, _ in scope["headers"])


async def _body(scope: Message, receive: Receive) -> tuple[bytes, int]:
    """The body and the length to tell; above the limit only the length, for a 413."""
    global _waiting  # noqa: PLW0603 - one event loop, one count
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    if declared.isdigit() and int(declared) > most:
        return b"", int(declared)
    body = bytearray()
    try:
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _GoneError
            part = message.get("body", b"")
            body += part
            _waiting += len(part)
            if len(body) > most:
                return b"", len(body)
            if not message.get("more_body"):
                return bytes(body), len(body)
            if _waiting > MAX_WAITING:
                raise _FullError
    finally:
        _waiting -= len(body)


def _work(scope: Message, body: bytes, length: int) -> Answer:
    """The quick way's answer, or that of the WSGI application (PEP 3333) to a whole request."""
    if scope["path"] == quick.PATH and scope["method"] == "GET" and not length:
        answer = quick.answer(scope["query_string"], scope["headers"])
        if answer is not None:
            return answer
    environ = _environ(scope, body, length)
    started: list[tuple[int, list[tuple[bytes, bytes]]]] = []
    written: list[bytes] = []

    def start(
        status: str, headers: list[tuple[str, str]], exc_info: Any = None, /
    ) -> Callable[[bytes], object]:
        encoded = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
        ]
        started[:] = [(int(status.split(maxsplit=1)[0]), encoded)]
        return written.append

    parts = wsgi(environ, start)
    try:
        content = b"".join([*written, *parts])
    finally:
        close = getattr(parts, "close", None)
        if close:
            close()
    return (*started[0], b"" if scope["method"] == "HEAD" else content)


def _environ(scope: Message, body: bytes, length: int) -> dict[str, Any]:
    host, port = scope.get("server") or ("localhost", 80)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        # Bytes that stand for themselves, as PEP 3333 has it.
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        # With an underscore it could pass for another header, such as X-Forwarded_For.
        if b"_" not in name:
            key = "HTTP_" + name.decode("latin-1").upper().replace("-", "_")
            text = value.decode("latin-1")
            environ[key] = f"{environ[key]},{text}" if key in environ else text
    environ["CONTENT_TYPE"] = environ.pop("HTTP_CONTENT_TYPE", "")
    environ.pop("HTTP_CONTENT_LENGTH", None)
    environ["CONTENT_LENGTH"] = str(length)
    return environ


def _problem(scope: Message, status: int, kind: str, detail: Text) -> Answer:
    """An answer without the application, which is not to be waited for: it asks no database."""
    request = WSGIRequest(_environ(scope, b"", 0))
    response = headers(lambda asked: problems.answer(asked, status, kind, detail))(request)
    response["Connection"] = "close"
    response["Retry-After"] = "60"
    found = [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in response.items()]
    return status, found, response.content
