"""A real service, a real browser, and the people who use them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page
from tests.conftest import PATIENCE
from tests.journeys.hands import Hands

from corrigenda.lib.tests.ports import free_port

if TYPE_CHECKING:
    from tests.journeys.looking import Filled

    from conftest import Services

COMMAND = [sys.executable, "-m", "corrigenda.project"]
WIDE = {"width": 1280, "height": 900}


@dataclass
class Newsroom:
    """A running Corrigenda.

    Attributes:
        url: where it is served.
        story, desk, log: the links that the demo prints; empty elsewhere.
        env: its environment, for further commands.
    """

    url: str
    env: dict[str, str]
    process: subprocess.Popen[str]
    story: str = ""
    desk: str = ""
    log: str = ""

    def command(self, *arguments: str) -> str:
        """Run another command on the same database; what it printed."""
        return command(self.env, *arguments)

    def hurry(self, outlet: str) -> None:
        """Have decisions take effect at once, where a journey is not about taking them back."""
        policy = Path(self.env["CORRIGENDA_HOME"]) / "policy.json"
        policy.write_text('{"undo_seconds": 0}', "utf-8")
        self.command("change-outlet", outlet, "--policy", str(policy))

    def stop(self) -> int:
        """Ctrl+C; the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=60)


def command(env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [*COMMAND, *arguments], env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(env: dict[str, str], port: int, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments, "--port", str(port)],
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdout:
        process.stdout.close()


@pytest.fixture
def demo(ready_service: Callable[..., dict[str, str]]) -> Iterator[Newsroom]:
    """`corrigenda demo`, as an operator starts it, and the three links that it prints."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = ready_service(CORRIGENDA_URL=url, PYTHONUNBUFFERED="1")
    process = start(env, port, "demo")
    try:
        made = Newsroom(url, env, process, *_printed_links(process))
        made.hurry("daily")
        yield made
    finally:
        end(process)


def _printed_links(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout is not None
    links: list[str] = []
    for line in process.stdout:
        links += re.findall(r"http://\S+", line)
        if len(links) == 3:
            return links
    raise AssertionError("the demo ended before it printed its links")


class Person(Hands):
    """Somebody with a browser and a keyboard; every complaint of the browser is noted."""

    def __init__(self, browser: Browser, **context: object) -> None:
        self.context = browser.new_context(**{"viewport": WIDE, **context})  # type: ignore[arg-type]
        self.complaints: list[str] = []
        self.page = self.context.new_page()
        self.page.on("console", self._note)
        self.page.set_default_timeout(PATIENCE)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "favicon" not in message.text:
            self.complaints.append(message.text)

    def visit(self, url: str) -> Page:
        """Open a page and have it checked."""
        self.page.goto(url)
        self.check()
        return self.page

    def check(self) -> None:
        """No barrier that axe sees, nothing wider than the screen, no complaint."""
        violations = Axe().run(self.page).response["violations"]
        assert violations == [], [(one["id"], one["nodes"][0]["html"]) for one in violations]
        self.check_fit()

    def check_fit(self) -> None:
        """Nothing wider than the screen, no complaint."""
        assert self.page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), f"{self.page.url} is wider than the screen"
        assert self.complaints == []


Meet = Callable[..., Person]


@pytest.fixture
def meet(browser: Browser) -> Iterator[Meet]:
    """Meet somebody: `meet()` with playwright's context options, such as `viewport`."""
    people: list[Person] = []

    def _meet(**context: object) -> Person:
        people.append(Person(browser, **context))
        return people[-1]

    yield _meet
    for person in people:
        person.context.close()


@pytest.fixture(scope="module")
def filled(kept_services: Services, with_tables: dict[str, str]) -> Iterator[Filled]:
    """A newsroom on whose desk something of every kind is going on.

    It is served by name, as passkeys need one; its mail server is down.
    """
    from tests.journeys.looking import Filled, fill

    port = free_port()
    url = f"http://localhost:{port}"
    mail = {"CORRIGENDA_MAIL": "smtp://127.0.0.1:9", "CORRIGENDA_MAIL_FROM": "desk@daily.example"}
    env = kept_services.copy_of(with_tables, CORRIGENDA_URL=url, PYTHONUNBUFFERED="1", **mail)
    found = fill(env, url)
    process = start(env | {"CORRIGENDA_DEMO": "1"}, port, "serve")
    assert process.stdout is not None
    process.stdout.readline()
    try:
        made = Filled(url, env, process, found["story"])
        made.found = found
        yield made
    finally:
        end(process)
