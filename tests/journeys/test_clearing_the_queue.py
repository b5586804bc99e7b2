"""An editor clears fifty mixed reports by keyboard alone; another does some without JavaScript."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, end, free_port, start
from tests.journeys.doing import until

TYPOS, FACTS = 30, 20

SEED = """
import django; django.setup()
from uuid import uuid4
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.make_link import make_link
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Role as StaffRole
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.submission import Submission
from corrigenda.project.cli.setup import bring_up_to_date
from corrigenda.project.jobs import run_until_idle

bring_up_to_date()
outlet = open_outlet("daily", name="The Daily", language="en", desk_url={url!r},
                     origins=["https://daily.example"], by=OPERATOR).outlet
url = "https://daily.example/districts"
texts = [
    f"In the district of {{name}} the councl met and heard {{number}} people speak."
    for number, name in enumerate(
        (first + second for first in ("Or", "Mar", "Tol", "Sel", "Kel", "Var") for second in
         ("ane", "ova", "dra", "mer", "nik")), start=111)
]
push(outlet, url, Story((Block(Role.headline, "Thirty districts heard"),
                         *(Block(Role.body, text) for text in texts))))
for place in range({typos} + {facts}):
    text = texts[place % {typos}]
    is_typo = place < {typos}
    says = "councl" if is_typo else text.split(" people")[0].split()[-1]
    start = text.index(says)
    selector = {{"type": "TextQuoteSelector", "exact": says, "refinedBy": {{
        "type": "TextPositionSelector", "start": start, "end": start + len(says)}}}}
    receive(Submission(client_id=uuid4(), selector=selector, url=url, block=text,
                       should_say="council" if is_typo else "90", kind="" if is_typo else "fact",
                       why="" if is_typo else "I sat there."), address=f"192.0.2.{{place + 1}}")
run_until_idle()
for name in ("Edda Brandt", "Stan Okoro"):
    staff = hire(name[:4].lower(), outlet=outlet, role=StaffRole.EDITOR, name=name, by=OPERATOR)
    print({url!r} + "/desk/enter/" + make_link(staff))
"""


@pytest.fixture
def house(ready_service: Callable[..., dict[str, str]]) -> Iterator[tuple[Newsroom, list[str]]]:
    """A house with fifty cases, and the links that sign two editors in."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = ready_service(CORRIGENDA_URL=url)
    seeded = subprocess.run(
        [sys.executable, "-c", SEED.format(url=url, typos=TYPOS, facts=FACTS)],
        env={**env, "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert seeded.returncode == 0, seeded.stderr
    process = start(env, port, "serve")
    try:
        yield Newsroom(url, env, process), seeded.stdout.split()
    finally:
        end(process)


def enter(page: Page, link: str) -> None:
    """Sign in by the keyboard, as soon as the service answers."""
    until(page, lambda: None, lambda: answers(link))
    page.goto(link)
    page.get_by_role("button", name="Sign in").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()


def answers(url: str) -> bool:
    """Whether the service is up."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(url).port or 0)) == 0


def rows(page: Page) -> int:
    return page.locator("[data-row]").count()


def focused(page: Page) -> str:
    """The lane of the row that has the focus; empty where none has."""
    return str(
        page.evaluate(
            "document.activeElement.closest('[data-row]')?.className.match(/typo|fact/)?.[0] ?? ''"
        )
    )


def press(page: Page, key: str, left: int) -> None:
    """Press a key that has rows leave, and wait until so many are left."""
    page.keyboard.press(key)
    expect(page.locator("[data-row]")).to_have_count(left)


def test_fifty_mixed_reports_are_cleared_by_keyboard_alone(
    house: tuple[Newsroom, list[str]], meet: Meet
) -> None:
    edda, stan = meet(), meet(java_script_enabled=False, viewport={"width": 375, "height": 760})
    newsroom, links = house
    page = edda.page
    enter(page, links[0])
    edda.check()
    assert rows(page) == TYPOS + FACTS

    page.keyboard.press("?")
    keys = page.get_by_role("dialog")
    expect(keys).to_contain_text("Accept: the story is changed as readers suggest")
    edda.check()
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)

    one_key_each(page)
    one_is_taken_back(page)
    edda.check()
    without_javascript(stan.page, links[1])
    somebody_was_first(page)
    the_rest_in_one_go(page, newsroom)
    edda.check()


def one_key_each(page: Page) -> None:
    """Typos are accepted and every fifth is declined; a fact is opened and come back from."""
    page.keyboard.press("j")
    left, seen = TYPOS + FACTS, 0
    while seen < 20:
        lane = focused(page)
        assert lane, "the focus is on a row after every key"
        if lane == "typo":
            seen += 1
            left -= 1
            press(page, "d" if seen % 5 == 0 else "a", left)
            expect(page.locator("#said")).to_contain_text("declin" if seen % 5 == 0 else "accept")
        else:
            page.keyboard.press("j")
    page.keyboard.press("/")
    page.keyboard.type("is:open is:fact")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Facts")).to_have_attribute("aria-current", "page")
    assert rows(page) == FACTS
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Decide", exact=True)).to_be_visible()
    page.go_back()
    expect(page.locator("[data-row]")).to_have_count(FACTS)


def one_is_taken_back(page: Page) -> None:
    """`u` brings a decision back while nothing has left."""
    page.keyboard.press("j")
    press(page, "d", FACTS - 1)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("[data-row]")).to_have_count(FACTS)
    expect(page.locator("#said")).to_contain_text("taken back")
    assert focused(page) == "fact"


def without_javascript(page: Page, link: str) -> None:
    """Plain forms do the same: one by its button, two by their boxes, and undo."""
    enter(page, link)
    page.goto(page.url.split("?")[0] + "?q=is:open+is:typo")
    there = rows(page)
    page.get_by_role("button", name="Accept “councl”").first.click()
    expect(page.get_by_role("status").first).to_contain_text("accepted")
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    page.get_by_role("button", name="Decline marked").click()
    expect(page.get_by_role("status").first).to_contain_text("Declined: 2 cases.")
    assert rows(page) == there - 3
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").first).to_contain_text("Taken back: 2 cases.")
    assert rows(page) == there - 1


def somebody_was_first(page: Page) -> None:
    """What was done in another window meanwhile is told, with who did it."""
    url = page.url.split("?")[0]
    page.goto(f"{url}?q=is:open+is:typo")
    there = rows(page)
    page.keyboard.press("j")
    answer = page.evaluate(
        """async () => {
            const form = document.getElementById("queue"), data = new FormData(form);
            data.append("accept", document.querySelector("[name=accept]").value);
            const options = { method: "POST", body: data };
            return (await fetch(form.action, options)).status;
        }"""
    )
    assert answer == 200
    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("did this a moment ago")
    assert rows(page) == there


def the_rest_in_one_go(page: Page, newsroom: Newsroom) -> None:
    """All that is left is marked and decided with one key a lane."""
    page.goto(f"{newsroom.url}/desk/?q=is:open+is:typo")
    there = rows(page)
    page.keyboard.press("*")
    expect(page.locator("#marked")).to_have_text(f"{there} marked")
    page.keyboard.press("A")
    expect(page.locator("#said")).to_contain_text(f"Accepted: {there} cases.")
    page.goto(f"{newsroom.url}/desk/?q=is:open+is:fact")
    page.keyboard.press("r")
    page.keyboard.type("The minutes have this number.")
    page.keyboard.press("Escape")
    page.keyboard.press("*")
    page.keyboard.press("D")
    expect(page.locator("#said")).to_contain_text(f"Declined: {FACTS} cases.")
    until(page, lambda: page.goto(f"{newsroom.url}/desk/"), lambda: rows(page) == 0)
    expect(page.get_by_text("Nothing waits to be decided.")).to_be_visible()
