"""Every screen that an address leads to: no barrier, nothing cut off, no complaint.

On a desk on which something of every kind is going on, wide and narrow, light and dark. With
CORRIGENDA_SCREENS=folder a picture of each is kept there, for whoever changes the looks.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response
from tests.journeys.conftest import Meet, Person
from tests.journeys.looking import AXE, SCHEMES, SIZES, Filled, check, come_in, show
from tests.journeys.screens import EVERY, Screen

TOO_LOW = """(pressed) => [...document.querySelectorAll(pressed)].filter((one) =>
  one.checkVisibility() && !one.closest(".unseen") && one.getBoundingClientRect().height < 44
).map((one) => one.outerHTML)"""
OF_READERS = """main :is(button, .button, summary, textarea, [type=checkbox] + label,
  input:not([type=hidden], [type=radio], [type=checkbox]))"""
OF_LISTS = ":is(.bulk, .queue-do, .held-do, .copy-do, .letter-buttons) button"
"""What is pressed, and a thumb would miss: by readers, and on a phone in the desk's lists."""


@pytest.mark.parametrize("who", EVERY)
def test_every_screen_fits_and_has_no_barrier(filled: Filled, meet: Meet, who: str) -> None:
    person = meet(reduced_motion="reduce")
    if who:
        come_in(person, filled, who)
    for screen in EVERY[who]:
        look(person, filled, screen)


def look(person: Person, filled: Filled, screen: Screen) -> None:
    """Open it once, and check it at each size and in each scheme."""
    page = person.page
    path = screen.path.format(**filled.found)
    answer = page.goto(path if path.startswith("http") else f"{filled.url}{path}")
    assert_is(page, answer, screen)
    if screen.status >= 400:
        person.complaints.clear()  # that the browser noted the status
    page.evaluate(AXE)
    for size in SIZES:
        for scheme in SCHEMES:
            show(person, size, scheme)
            check(person, scheme)
            if screen.route.startswith("reader:"):
                assert page.evaluate(TOO_LOW, OF_READERS) == [], screen.name
            if size == "narrow":
                assert page.evaluate(TOO_LOW, OF_LISTS) == [], screen.name
            keep(page, f"{screen.name}-{size}-{scheme}")


def assert_is(page: Page, answer: Response | None, screen: Screen) -> None:
    assert answer is not None
    assert answer.status == screen.status, f"{screen.name}: {page.url}"
    typed = page.eval_on_selector_all("input, textarea", "all => all.map((one) => one.value)")
    said = " ".join([page.inner_text("body"), *typed])
    assert screen.says in said, f"{screen.name} at {page.url} does not say “{screen.says}”"


def keep(page: Page, name: str) -> None:
    wanted = os.environ.get("CORRIGENDA_SCREENS")
    if wanted:
        Path(wanted).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(wanted) / f"{name}.png", full_page=True)
