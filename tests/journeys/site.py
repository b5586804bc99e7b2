"""A house's own site on an origin of its own, with a CMS that asks for its fixes."""

from __future__ import annotations

import html
import json
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler

from corrigenda.lib.tests.servers import Ends

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="{url}"><link rel="icon" href="data:,">
<script src="{desk}/c/w.js" data-outlet="house" defer></script></head>
<body><main><article><h1>{title}</h1><div data-corrigenda="notices"></div>
{paragraphs}
</article></main></body></html>"""


class Site:
    """One story, given as its lines, under `/story`."""

    def __init__(self, lines: list[str], title: str) -> None:
        self.lines, self.title = lines, title
        self.desk = self.token = ""
        self._server = Ends(("127.0.0.1", 0), self._handler())
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = f"{self.origin}/story"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def apply_fixes(self, instead: str = "") -> int:
        """What a CMS without a webhook does now and then; how many fixes it applied.

        One that does it wrongly puts other words there `instead`.
        """
        request = urllib.request.Request(
            f"{self.desk}/api/fixes", headers={"Authorization": f"Bearer {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            fixes = json.load(answer)["fixes"]
        applied = 0
        for fix in fixes:
            prefix, suffix = fix["selector"]["prefix"], fix["selector"]["suffix"]
            old = prefix[-20:] + fix["before"] + suffix[:20]
            new = prefix[-20:] + (instead or fix["after"]) + suffix[:20]
            applied += sum(old in line for line in self.lines)
            self.lines = [line.replace(old, new) for line in self.lines]
        return applied

    def _html(self) -> bytes:
        paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in self.lines)
        page = PAGE.format(
            title=html.escape(self.title), url=self.url, desk=self.desk, paragraphs=paragraphs
        )
        return page.encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                found = self.path == "/story"
                body = site._html() if found else b"nothing here"
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        return Handler
