"""The widget as it is built, and Chromium as the benches start it."""

from __future__ import annotations

from pathlib import Path

import corrigenda
from corrigenda.lib.builds import build_in

BUILT = Path(corrigenda.__file__).parent / "surfaces/reader/static/c"
PARTS = f"/c/{build_in(BUILT).version}/"
TYPES = {".js": "text/javascript; charset=utf-8", ".json": "application/json"}
CHROMIUM = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
]


def file_at(path: str) -> Path:
    """The file of an address below `/c/`, of this build or the newest; it may not exist."""
    return BUILT / path.removeprefix(PARTS).removeprefix("/c/")
