"""A story of a newspaper, the script's files and a desk where nothing stands, from memory."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.widget import TYPES, file_at

PARAGRAPHS = 60
_SENTENCE = (
    "The harbour office of Port Maren counted {number} visitors on Sunday, afer a year in which "
    "the ferry to <a href='/isle-{number}'>Isle {number}</a> did not sail. "
)
OURS = '<script src="/c/w.js" data-outlet="daily" defer></script>'
PLAIN = '<script src="/plain.js" defer></script>'
_SCRIPT = """
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.ctrlKey) return;
  const dialog = document.createElement("dialog");
  dialog.append(document.createElement("textarea"));
  document.body.append(dialog);
  dialog.showModal();
  dialog.firstChild.focus();
});
"""

LEAST = '<script src="/least.js" data-outlet="daily" defer></script>'
_LEAST = """
const { src, dataset } = document.currentScript;
const base = src.slice(0, src.lastIndexOf("/"));
for (const type of ["keydown", "pointerdown", "click", "selectionchange"])
  document.addEventListener(type, () => dataset.outlet, true);
if (document.querySelector("[data-corrigenda=notices]"))
  fetch(base + "/api/notices?url=" + encodeURIComponent(location.href), { credentials: "omit" })
    .then((answer) => answer.json());
"""
_TAGS = {"/story": OURS, "/plain": PLAIN, "/least": LEAST}


def _story(tag: str) -> bytes:
    text = "".join(
        f"<p id='p{number}'>{_SENTENCE.format(number=number) * 3}</p>"
        for number in range(PARAGRAPHS)
    )
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Port Maren counts</title>"
        f"{tag}<main><article><h1>Port Maren counts</h1>{text}</article>"
        "<div data-corrigenda='notices'></div></main></html>"
    ).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/c/"):
            file = file_at(path)
            self._reply(TYPES[file.suffix], file.read_bytes())
        elif path == "/plain.js":
            self._reply("text/javascript", _SCRIPT.encode())
        elif path == "/least.js":
            self._reply("text/javascript", _LEAST.encode())
        elif path == "/api/notices":
            self._reply("application/json", b'{"notices":[],"hold":null}')
        elif path.startswith("/api/"):
            self._reply("application/json", b"{}")
        else:
            self._reply("text/html; charset=utf-8", _story(_TAGS.get(path, OURS)))

    def do_POST(self) -> None:
        self.do_GET()

    def _reply(self, kind: str, body: bytes) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        # A page that is closed hears no more.
        with contextlib.suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The origin at which it answers, meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
