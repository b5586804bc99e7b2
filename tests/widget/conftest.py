"""A host's site of its own and a desk that records, so that the widget is tested alone."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.conftest import PATIENCE

import corrigenda
from corrigenda.lib.builds import build_in
from corrigenda.lib.tests.servers import Ends

BUILT = Path(corrigenda.__file__).parent / "surfaces/reader/static/c"
PARTS = f"/c/{build_in(BUILT).version}/"
JAVASCRIPT = "text/javascript; charset=utf-8"
TYPES = {".js": JAVASCRIPT, ".mjs": JAVASCRIPT, ".json": "application/json"}

STORY = """
<h1>Ostrava Bay and Verdania sign a treaty</h1>
<p id="first">The square filled early, featuring a military band and mass synchronised
   dancing, <b>afer</b> which President Iska invited her&nbsp;host to visit.</p>
<p id="second">The pact covers 14 ports and <a href="/fish">three fishing grounds</a> off
   Verdania.</p>
<p>Write to us <a data-corrigenda="report" href="/contact">here</a>.</p>
<input id="field" value="afer"><textarea id="area">afer</textarea>
<div id="editor" contenteditable="true">afer in an editor</div>
"""

Answer = tuple[int, dict[str, Any]]


def receipt(number: int = 1, already: int = 0) -> Answer:
    url = f"/receipt/token-{number}"
    return 201, {"receipt": f"token-{number}", "receipt_url": url, "already_reported": already}


@dataclass
class HostSite:
    """What the host serves, what the desk answers, and what was asked of both."""

    base: str = ""
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    reports: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    notices: list[dict[str, Any]] = field(default_factory=list)
    hold: dict[str, Any] | None = None
    recent: list[dict[str, Any]] = field(default_factory=list)
    related: dict[str, Any] = field(default_factory=dict)
    known: int = 0
    """How many readers reported the passage before, as the desk says before one types."""
    own: dict[str, str] = field(default_factory=dict)
    """What the house says in its own words."""
    states: list[dict[str, Any] | None] = field(default_factory=list)
    """What became of the receipts that are asked for."""
    questions: list[dict[str, Any]] = field(default_factory=list)
    answer: Callable[[dict[str, Any]], Answer] = lambda _report: receipt()

    def page(
        self,
        body: str = STORY,
        *,
        path: str = "/story",
        lang: str = "en",
        head: str = "",
        tag: str = "",
        csp: str = "",
        desk: str = "",
        script: str = "",
    ) -> str:
        """Serve a story; `script` stands in the place of the usual tag."""
        script = script or f'<script src="{desk}/c/w.js" data-outlet="daily" {tag} defer></script>'
        html = (
            f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>Story</title>'
            f'<meta name="viewport" content="width=device-width,initial-scale=1">{head}'
            f"{script}<main>{body}</main></html>"
        )
        self.pages[path] = (html, {"content-security-policy": csp} if csp else {})
        return self.base + path

    def take(self, path: str, said: dict[str, Any]) -> Answer:
        """What the desk answers to something that is posted."""
        if path == "/api/reports":
            self.reports.append(said)
            return self.answer(said)
        self.questions.append(said)
        if path == "/api/reports/already":
            return 200, {"already_reported": self.known}
        return 200, {"receipts": self.states}

    def requests(self, prefix: str) -> list[str]:
        return [target for target in self.asked if target.startswith(prefix)]

    def parts(self, *names: str) -> list[str]:
        """How often these parts of the script were asked for."""
        return [target for name in names for target in self.requests(f"{PARTS}{name}.js")]


def handler_for(site: HostSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            path = urlsplit(self.path).path
            if path.startswith("/c/"):
                file = BUILT / path.removeprefix(PARTS).removeprefix("/c/")
                self.reply(200, TYPES[file.suffix], file.read_bytes())
            elif path == "/api/notices":
                url = parse_qs(urlsplit(self.path).query)["url"][0]
                self.reply_json(200, {"url": url, "notices": site.notices, "hold": site.hold})
            elif path in ("/api/related", "/api/words"):
                self.reply_json(200, site.related if path == "/api/related" else site.own)
            elif path == "/corrections/recent.json":
                self.reply_json(200, {"outlet": "daily", "stories": site.recent})
            elif path in site.pages:
                html, headers = site.pages[path]
                self.reply(200, "text/html; charset=utf-8", html.encode(), headers)
            else:
                self.reply(404, "text/html", b"<!doctype html><title>Nothing here</title>")

        def do_OPTIONS(self) -> None:
            self.reply(204, "text/plain", b"")

        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["content-length"])))
            self.reply_json(*site.take(self.path, said))

        def reply_json(self, status: int, body: dict[str, Any]) -> None:
            kind = "application/json" if status < 400 else "application/problem+json"
            self.reply(status, kind, json.dumps(body).encode())

        def reply(
            self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None
        ) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.send_header("access-control-allow-origin", "*")
            self.send_header("access-control-allow-headers", "content-type")
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@pytest.fixture
def host_site() -> Iterator[HostSite]:
    site = HostSite()
    server = Ends(("127.0.0.1", 0), handler_for(site))
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []
