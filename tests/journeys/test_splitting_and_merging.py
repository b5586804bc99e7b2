"""An editor puts reports into other cases, by keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import expect
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

    edda.key("p")
    expect(page.get_by_role("heading", name=f"Split reports off case {first}")).to_be_visible()
    looked_at(edda)
    edda.tick(page.get_by_role("checkbox", name=re.compile("Who counted that")).first)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"this case has 1 report of case {first} now")).to_be_visible()
    looked_at(edda)

    edda.key("w")
    expect(page.get_by_text("overlaps this passage")).to_be_visible()
    looked_at(edda)
    edda.tick(page.get_by_role("radio", name=re.compile(f"case {first}")).first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/desk/cases/{first}$"))
    expect(page.get_by_text("Merged: this case has the reports")).to_be_visible()

    edda.key("l")
    expect(page.get_by_text("It is in the typo lane now, and stays there.")).to_be_visible()
    _declined_and_opened_again(demo, edda, rita)


def _declined_and_opened_again(demo: Newsroom, edda: Person, rita: Person) -> None:
    page = edda.page
    case = page.url
    edda.key("d")
    edda.write(page.locator("#decline-reason"), "The annex says 240.")
    edda.press(page.get_by_role("button", name=re.compile("^Decline")).last)
    expect(page.get_by_role("heading", name="Declined")).to_be_visible()
    rita.visit(demo.story)
    report(rita, "240", "270")
    mark = page.get_by_text("1 more report since it was declined.")
    until(page, lambda: page.goto(case), lambda: mark.count() > 0)
    looked_at(edda)
    edda.key("O")
    edda.write(page.locator("#reopen-reason"), "The annex was corrected.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Open again.")).to_be_visible()
