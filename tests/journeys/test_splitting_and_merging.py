"""An editor puts reports into other cases, by keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import open_case, report, sign_in, until

NARROW = {"width": 375, "height": 760}
WIDE = {"width": 1280, "height": 900}


def looked_at(person: Person) -> None:
    """No barrier, wide and light as narrow and dark."""
    person.check()
    person.page.set_viewport_size(NARROW)
    person.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    person.check()
    person.page.emulate_media(color_scheme="light")
    person.page.set_viewport_size(WIDE)


def press(page: Page, key: str) -> None:
    """A key of the desk, pressed while nothing has the focus."""
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(key)


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until it has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"no key leads to {wanted}")


def choose(page: Page, role: str, name: str) -> None:
    """Reach a box by the keyboard and tick it."""
    box = page.get_by_role(role, name=re.compile(name)).first  # type: ignore[arg-type]
    reach(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def test_split_merge_the_other_lane_and_open_again(demo: Newsroom, meet: Meet) -> None:
    rita, ravi, edda = meet(), meet(), meet()
    rita.visit(demo.story)
    report(rita, "240", "270", "The annex, page 3, says 270.")
    ravi.visit(demo.story)
    report(ravi, "240", "", "Who counted that?")
    page = sign_in(edda, demo.desk)
    until(
        page, lambda: page.goto(f"{demo.url}/desk/"), lambda: page.get_by_text("2 re").count() > 0
    )
    open_case(edda, demo.url, "240")
    first = page.url.rstrip("/").rsplit("/", 1)[1]

    press(page, "x")
    expect(page.get_by_role("heading", name=f"Split reports off case {first}")).to_be_visible()
    looked_at(edda)
    choose(page, "checkbox", "Who counted that")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"this case has 1 report of case {first} now")).to_be_visible()
    looked_at(edda)

    press(page, "w")
    expect(page.get_by_text("overlaps this passage")).to_be_visible()
    looked_at(edda)
    choose(page, "radio", f"case {first}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/desk/cases/{first}$"))
    expect(page.get_by_text("Merged: this case has the reports")).to_be_visible()

    press(page, "l")
    expect(page.get_by_text("It is in the typo lane now, and stays there.")).to_be_visible()
    _declined_and_opened_again(demo, edda, rita)


def _declined_and_opened_again(demo: Newsroom, edda: Person, rita: Person) -> None:
    page = edda.page
    case = page.url
    page.get_by_text("Decline", exact=False).first.click()
    page.get_by_role("textbox", name=re.compile("reason", re.I)).last.fill("The annex says 240.")
    page.get_by_role("button", name=re.compile("^Decline")).last.click()
    expect(page.get_by_role("heading", name="Declined")).to_be_visible()
    rita.visit(demo.story)
    report(rita, "240", "270")
    mark = page.get_by_text("1 more report since it was declined.")
    until(page, lambda: page.goto(case), lambda: mark.count() > 0)
    looked_at(edda)
    press(page, "r")
    reach(page, page.locator("#reopen-reason"))
    page.keyboard.type("The annex was corrected.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Open again.")).to_be_visible()
