"""An error stands in forty-one other places: an editor goes through the pages, a second person
approves, and of those that are left each says what it waits for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys import forty_one_places as house_of
from tests.journeys.conftest import Meet, Newsroom, Person, end, start
from tests.journeys.doing import enter, until

from corrigenda.lib.tests.ports import free_port

FOUND = house_of.SAME + house_of.UNFIT
ALL = FOUND + house_of.VARIANTS
MENDED = 34


def script(env: dict[str, str], *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(Path(house_of.__file__)), *arguments],
        env={**env, "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings"},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.fixture
def house(ready_service: Callable[..., dict[str, str]]) -> Iterator[tuple[Newsroom, list[str]]]:
    """The house; the case, and links for the editor and the standards editor."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = ready_service(CORRIGENDA_URL=url, PYTHONUNBUFFERED="1")
    told = script(env, "seed", url)
    process = start(env, port, "serve")
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield Newsroom(url, env, process), told
    finally:
        end(process)


def test_forty_one_places_are_followed_to_their_end(
    house: tuple[Newsroom, list[str]], meet: Meet
) -> None:
    newsroom, (case, link, second) = house
    address = f"{newsroom.url}/desk/cases/{case}/copies"
    edda, olga = meet(), meet(viewport={"width": 375, "height": 760})
    enter(edda, link)
    edda.visit(f"{address}?show=found")
    one_on_each_page_is_confirmed(edda)
    the_rest_is_confirmed_after_a_second_question(edda)
    the_variant_is_confirmed_by_itself(edda, address)
    all_are_decided_and_three_say_why_not(edda, address)
    enter(olga, second)
    the_second_person_approves_all_of_them(olga, address)
    script(newsroom.env, "mend", str(MENDED))
    those_that_are_left_come_first(edda, address)
    the_queue_leads_to_the_original(edda, newsroom, case)


def one_on_each_page_is_confirmed(edda: Person) -> None:
    """Confirming on the first page, then going on to the second, leaves none out."""
    page, rows = edda.page, edda.page.locator("[data-row]")
    expect(rows).to_have_count(25)
    edda.press(page.get_by_role("button", name="Confirm the place").first)
    expect(page.get_by_text("One place confirmed")).to_be_visible()
    edda.press(page.get_by_role("link", name="Next page"))
    expect(rows).to_have_count(FOUND - 1 - 25)
    edda.check()
    edda.press(page.get_by_role("button", name="Confirm the place").first)
    expect(page.get_by_text("One place confirmed")).to_be_visible()
    expect(rows).to_have_count(FOUND - 2 - 25)


def the_rest_is_confirmed_after_a_second_question(edda: Person) -> None:
    page, left = edda.page, FOUND - 2
    sure = page.get_by_role("button", name=f"Yes, confirm all {left}")
    edda.key("C")
    expect(page.get_by_text(f"Are all {left} the same error?")).to_be_visible()
    expect(sure).to_be_focused()
    edda.check()
    edda.key("Escape")
    expect(sure).to_be_hidden()
    edda.key("C")
    edda.key("Enter")
    expect(page.get_by_text(f"{left} places confirmed")).to_be_visible()


def the_variant_is_confirmed_by_itself(edda: Person, address: str) -> None:
    page = edda.page
    page.goto(f"{address}?show=variants")
    edda.key("j")
    edda.key("a")
    expect(page.get_by_role("button", name="Yes, the same error")).to_be_focused()
    edda.check()
    edda.key("Enter")
    expect(page.get_by_text("Confirmed: it gets a case of its own.")).to_be_visible()


def all_are_decided_and_three_say_why_not(edda: Person, address: str) -> None:
    page, waiting = edda.page, f"{address}?show=waiting"
    wait = page.get_by_role("heading", name=f"{ALL} wait for a decision")
    until(page, lambda: page.goto(waiting), lambda: wait.count() == 1)
    edda.key("L")
    expect(page.get_by_text(f"{house_of.SAME} wait for a second person").first).to_be_visible()
    expect(page.get_by_text("3 are not: each says why below.")).to_be_visible()
    expect(page.get_by_text("somebody else approves")).to_be_visible()
    page.goto(waiting)
    why = page.locator(".copy-row:nth-child(-n+3) .copy-why")
    expect(why).to_have_count(3)
    expect(why.first).to_contain_text("the fix does not fit its words")
    expect(page.locator(".copy-why")).to_have_count(3)
    edda.check()


def the_second_person_approves_all_of_them(olga: Person, address: str) -> None:
    """On a phone."""
    page = olga.page
    olga.visit(f"{address}?show=waiting")
    expect(page.locator(".copy-second li")).to_have_count(house_of.SAME)
    olga.press(page.get_by_role("button", name=f"Approve all {house_of.SAME}"))
    expect(page.get_by_text(f"{house_of.SAME} approved, each by itself.")).to_be_visible()
    olga.check()


def those_that_are_left_come_first(edda: Person, address: str) -> None:
    page = edda.page
    line = page.locator(".ledger-line strong")
    until(
        page,
        lambda: page.goto(f"{address}?show=waiting"),
        lambda: line.inner_text() == f"{MENDED} of {ALL} corrected",
    )
    rows = page.locator(".copy-row")
    expect(rows).to_have_count(ALL - MENDED)
    expect(page.locator(".copy-row:nth-child(-n+3) .copy-why")).to_have_count(3)
    expect(rows.filter(has_text="Asked of the CMS")).to_have_count(ALL - MENDED - 3)
    edda.check()
    edda.press(page.get_by_role("link", name=f"Corrected {MENDED}"))
    expect(rows).to_have_count(25)
    edda.press(page.get_by_role("link", name="Next page"))
    expect(rows).to_have_count(MENDED - 25)
    edda.check()


def the_queue_leads_to_the_original(edda: Person, newsroom: Newsroom, case: str) -> None:
    page = edda.page
    edda.visit(f"{newsroom.url}/desk/")
    lead = page.get_by_role("link", name=f"one of {ALL} copies of case {case}")
    expect(lead).to_have_count(3)
    edda.press(lead.first)
    expect(page.get_by_role("heading", name="Other places where it stands")).to_be_visible()
