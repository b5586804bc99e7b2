"""A letter that does not say what it means is placed by keys, and becomes a case."""

from __future__ import annotations

import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from playwright.sync_api import expect
from tests.journeys.conftest import Meet, Newsroom
from tests.journeys.doing import open_case, sign_in, until

from corrigenda.lib.tests.ports import free_port

ADDRESS = "letters@daily.example"


@contextmanager
def letterbox(demo: Newsroom) -> Iterator[int]:
    """`corrigenda mail-in` beside the demo; where it takes letters."""
    policy = Path(demo.env["CORRIGENDA_HOME"]) / "letters.json"
    policy.write_text(f'{{"undo_seconds": 0, "letters_address": "{ADDRESS}"}}', "utf-8")
    demo.command("change-outlet", "daily", "--policy", str(policy))
    port = free_port()
    env = {**demo.env, "CORRIGENDA_MAIL_IN": f"smtp://127.0.0.1:{port}"}
    process = subprocess.Popen([sys.executable, "-m", "corrigenda.project", "mail-in"], env=env)
    try:
        yield port
    finally:
        process.terminate()
        assert process.wait(60) == 0


def bring(port: int, text: str) -> bool:
    """Hand a letter over; whether somebody took it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "rita@reader.example", ADDRESS, "The treaty"
    made.set_content(text)
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as server:
            server.send_message(made)
    except ConnectionRefusedError:
        return False
    return True


def test_a_letter_is_placed_by_keys(demo: Newsroom, meet: Meet) -> None:
    edda = meet()
    page = sign_in(edda, demo.desk)
    with letterbox(demo) as port:
        until(page, lambda: None, lambda: bring(port, "The annex has 270 pages, and not 240."))
    letters = f"{demo.url}/desk/letters/"
    row = page.locator("[data-row]").first
    until(
        page,
        lambda: page.goto(letters),
        lambda: row.count() > 0 and "no link to a story" in row.inner_text(),
    )
    edda.check()
    edda.key("j")
    edda.key("i")
    page.keyboard.type(demo.story)
    page.keyboard.press("Tab")
    page.keyboard.type("240")
    page.keyboard.press("Escape")
    edda.key("a")
    expect(page.get_by_text("It is a report now")).to_be_visible()
    edda.check()
    open_case(edda, demo.url, "240")
    expect(page.get_by_text("The annex has 270 pages").first).to_be_visible()
    expect(page.get_by_text("by e-mail").first).to_be_visible()
