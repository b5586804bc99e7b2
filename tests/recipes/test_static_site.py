"""The recipe for a site of Markdown files: the file is changed, the built page sent and read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.conftest import Meet
from tests.journeys.doing import decide, expect_verified, open_case, report, sign_in, until
from tests.recipes.conftest import House, OnTheirSite, OpenFor
from tests.recipes.from_docs import RECIPES, module

from corrigenda.lib.tests.servers import Ends

STORY = """---
title: Treaty signed
---

The square filled *early*, **afer** which the guests of [Port Maren](/maren) signed it.

> The pact covers 14 ports, and "three" fishing grounds.
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class StaticSite:
    """Files, a generator that knows three marks of Markdown, and a server."""

    def __init__(self, folder: Path) -> None:
        self.content, self.public = folder / "content", folder / "public"
        self.story = self.content / "2026/treaty.md"
        self.story.parent.mkdir(parents=True)
        self.story.write_text(STORY)
        self.public.mkdir()
        handler = partial(Quiet, directory=str(self.public))
        self._server = Ends(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def build(self, desk: str) -> None:
        """What a generator does."""
        head, text = self.story.read_text().removeprefix("---\n").split("\n---\n")
        body = ""
        for part in text.strip().split("\n\n"):
            tag = "blockquote" if part.startswith("> ") else "p"
            html = escape(part.removeprefix("> "), quote=False)
            html = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html)
            html = re.sub(r"\*(.+?)\*", r"<em>\1</em>", html)
            body += f"<{tag}>" + re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', html)
            body += f"</{tag}>"
        page = self.public / "2026/treaty/index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"<!doctype html><html lang=en><title>Treaty</title><article><h1>{head[7:]}</h1>{body}"
            '</article><div data-corrigenda="notices"></div>'
            f'<script src="{desk}/c/w.js" data-outlet="daily" defer></script>'
        )
        (self.public / "index.html").write_text("<!doctype html><title>Home</title>")

    def run(self, what: str, folder: Path, house: House) -> str:
        """The recipe's program; what it printed."""
        env = {**os.environ, "DESK": house.url, "DESK_TOKEN": house.token}
        command = [sys.executable, str(RECIPES / "static_site.py"), what, str(folder), self.url]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def close(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[StaticSite]:
    """A site with one story."""
    made = StaticSite(tmp_path)
    yield made
    made.close()


def test_the_file_is_changed_and_the_page_that_is_built_of_it_verified(
    site: StaticSite, open_for: OpenFor, browser: Browser, meet: Meet
) -> None:
    house = open_for(site.url)
    site.build(house.url)
    site.run("send", site.public, house)
    rita, ada = OnTheirSite(browser), meet()
    try:
        rita.visit(f"{site.url}/2026/treaty/")
        report(rita, "afer", "after")
    finally:
        rita.context.close()
    desk = sign_in(ada, house.desk)
    open_case(ada, house.url, "afer")
    expect(desk.get_by_text("version 1, sent by the CMS")).to_be_attached()
    decide(ada, "Fix", after="after")
    printed: list[str] = []
    until(
        desk,
        lambda: printed.append(site.run("apply", site.content, house)),
        lambda: bool(printed[-1]),
    )
    assert printed[-1].strip() == str(site.story)
    assert site.story.read_text() == STORY.replace("afer", "after")
    assert site.run("apply", site.content, house) == ""
    site.build(house.url)
    site.run("send", site.public, house)
    expect_verified(desk)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://daily.example/2026/treaty/", "2026/treaty.md"),
        ("https://daily.example/2026/treaty.html", "2026/treaty.md"),
        ("https://daily.example/2026/port/", "2026/port/index.md"),
        ("https://daily.example/2026/none/", ""),
        ("https://daily.example/../secret", ""),
        ("https://elsewhere.example/2026/treaty/", ""),
    ],
)
def test_a_storys_file_is_found_by_its_address(tmp_path: Path, url: str, found: str) -> None:
    content = tmp_path / "content"
    for name in ("2026/treaty.md", "2026/port/index.md"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(STORY)
    (tmp_path / "secret.md").write_text(STORY)
    file = module("static_site.py").source_of(url, content, "https://daily.example")
    assert file == (content / found if found else None)


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ("It came _back_, **afer** the [storm](/s).", "It came _back_, **after** the [storm](/s)."),
        ("# It came back, afer\n\nthe storm.", "# It came back, after\n\nthe storm."),
        (
            "1. It came back, [afer](/x)\n2. the storm.",
            "1. It came back, [after](/x)\n2. the storm.",
        ),
    ],
)
def test_the_marks_of_markdown_are_none_of_its_words(source: str, becomes: str) -> None:
    fix = {
        "before": "afer", "after": "after",
        "selector": {"exact": "afer", "prefix": "It came back, ", "suffix": " the storm."},
    }  # fmt: skip
    assert module("corrigenda_fixes.py").apply_fix(source, fix, markdown=True) == becomes
