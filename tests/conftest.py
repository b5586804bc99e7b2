"""Fixtures of the tests that go through several rooms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from corrigenda.conftest import ada, daily, edda, new_version, rolf, send, stan, story, work
from corrigenda.lib.tests.chromium import chromium
from corrigenda.lib.tests.outside import needed

__all__ = [
    "ada",
    "browser",
    "daily",
    "edda",
    "new_version",
    "rolf",
    "send",
    "stan",
    "story",
    "work",
]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
]


PATIENCE = 60_000
"""Milliseconds for what must come. A test is not about time, and the machine may be busy."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; one for all, because Playwright runs only once in a process."""
    executable = chromium()
    if not executable:
        pytest.skip("chromium is missing: run `make setup`")
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright keeps a loop of its own on this thread, which Django takes for one that calls
        # it: https://docs.djangoproject.com/en/5.2/topics/async/#async-safety
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def shared() -> Path:
    """The outside material; the test is skipped without it."""
    return needed().parent
