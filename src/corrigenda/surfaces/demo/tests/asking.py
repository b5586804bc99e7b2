"""Events and a desk for these tests."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

from standardwebhooks.webhooks import Webhook

from corrigenda.lib.tests.servers import Ends

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SLUG = "three-river-states-sign-ossel-treaty"
URL = f"http://127.0.0.1:8000/demo/{SLUG}"


def fix_data(**changes: object) -> dict[str, object]:
    """The demo's typo as the desk asks to have it mended."""
    return {
        "id": "41",
        "kind": "fix",
        "url": URL,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": "afer",
            "prefix": "ferry, the Patience, ",
            "suffix": " which Varn rang",
        },
        "before": "afer",
        "after": "after",
        "requested_at": "2026-06-11T08:00:00+00:00",
        **changes,
    }


def event(data: object, kind: str = "fix.requested") -> bytes:
    """The body of a webhook."""
    moment = datetime.now(UTC).isoformat()
    return json.dumps({"type": kind, "timestamp": moment, "data": data}).encode()


def signed(body: bytes, *, secret: str = SECRET, age: timedelta = timedelta()) -> dict[str, str]:
    """The headers of a webhook (Standard Webhooks)."""
    sent = datetime.now(UTC) - age
    return {
        "webhook-id": "fix_41",
        "webhook-timestamp": str(int(sent.timestamp())),
        "webhook-signature": Webhook(secret).sign("fix_41", sent, body.decode("utf-8", "replace")),
    }


@dataclass
class Desk:
    """A desk that answers what it is told to, and remembers what it was asked."""

    base_url: str
    status: int = 201
    answer: bytes = b"{}"
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def desk() -> Iterator[Desk]:
    """A desk on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            known.asked.append((self.command, self.path, headers, body))
            self.send_response(known.status)
            self.send_header("Content-Length", str(len(known.answer)))
            self.end_headers()
            self.wfile.write(known.answer)

        do_GET = do_PUT = _do  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = Ends(("127.0.0.1", 0), Handler)
    known = Desk(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
