"""The system's Chromium, for the tests that look at a page in it."""

from __future__ import annotations

import shutil

NAMES = ("chromium-headless-shell", "chromium")
"""The first has no windows that nobody sees, and takes a third of the processor time."""


def chromium() -> str | None:
    """Where it stands, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)
