"""What a reader sees on the story itself: that it is being checked, and why it was withdrawn."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person, command, end, start
from tests.journeys.doing import decide, open_case, report, sign_in, until
from tests.journeys.site import Site

from corrigenda.lib.tests.ports import free_port

LINES = [
    "The harbour of Lind has 14 cranes, the mayor said on Friday.",
    "Nine of them are to be painted before the winter, at a cost of 3 million crowns.",
]
CHECKED = "Part of this story is being checked."
WHY = "We could not confirm that the treaty was signed on a ferry, and have withdrawn this story."
PHONE = {"width": 375, "height": 800}


@pytest.fixture
def site() -> Iterator[Site]:
    """A house's own page: the script, one place, and nothing of ours on its server."""
    made = Site(LINES, "Cranes of Lind")
    yield made
    made.close()


@pytest.fixture
def house(ready_service: Callable[..., dict[str, str]], site: Site) -> Iterator[Newsroom]:
    """The house's desk; its policy says that a story tells when it is being checked."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = ready_service(CORRIGENDA_URL=url, PYTHONUNBUFFERED="1")
    printed = command(
        env, "open-outlet", "house", "--name", "The House", "--origin", site.origin,
        "--admin", "ada", "--private",
    )  # fmt: skip
    link = re.search(r"Sign in once\s+(\S+)", printed)
    assert link
    site.desk = url
    process = start(env, port, "serve")
    try:
        assert process.stdout is not None
        assert "Serving" in process.stdout.readline()
        made = Newsroom(url, env, process, desk=link[1])
        tell_holds(made, "house")
        yield made
    finally:
        end(process)


def tell_holds(newsroom: Newsroom, outlet: str) -> None:
    """Have stories of an outlet say that part of them is being checked."""
    policy = Path(newsroom.env["CORRIGENDA_HOME"]) / "policy.json"
    policy.write_text(json.dumps({"undo_seconds": 0, "show_hold": True}), "utf-8")
    newsroom.command("change-outlet", outlet, "--policy", str(policy))


def hold(page: Page) -> Locator:
    return page.locator("[data-corrigenda-hold]")


def put_on_hold(editor: Person, reason: str) -> None:
    page = editor.page
    page.keyboard.press("h")
    editor.write(page.get_by_label(re.compile("^Why for the desk")), reason)
    page.keyboard.press("Enter")
    expect(page.get_by_text("On hold: the readers’ receipts")).to_be_visible()


def story_says(reader: Person, url: str, *, checked: bool) -> None:
    """Open the story until it says so, or no longer; then the page is checked."""
    page = reader.page

    def opened() -> None:
        page.goto(url)
        page.wait_for_load_state("networkidle")

    until(page, opened, lambda: hold(page).count() == int(checked))
    if checked:
        expect(hold(page)).to_have_text(CHECKED)
        expect(hold(page)).to_be_visible()
    reader.check()


def from_hold_to_nothing(newsroom: Newsroom, link: str, story: str, says: str, meet: Meet) -> None:
    rita, edda = meet(viewport=PHONE, color_scheme="dark"), meet()
    rita.visit(story)
    report(rita, says, "", "Is that so?")
    story_says(rita, story, checked=False)
    sign_in(edda, link)
    desk = open_case(edda, newsroom.url, says)
    put_on_hold(edda, "The mayor's office calls back.")
    story_says(rita, story, checked=True)
    assert "calls back" not in rita.page.content()
    edda.press(desk.get_by_role("button", name="Take it off"))
    story_says(rita, story, checked=False)


def test_a_page_with_the_script_alone_says_that_it_is_checked_and_stops_saying_so(
    house: Newsroom, site: Site, meet: Meet
) -> None:
    from_hold_to_nothing(house, house.desk, site.url, "14 cranes", meet)


def test_so_does_a_page_whose_server_includes_it(demo: Newsroom, meet: Meet) -> None:
    tell_holds(demo, "daily")
    from_hold_to_nothing(demo, demo.desk, demo.story, "a majority of two", meet)


def test_a_withdrawn_story_says_why_and_no_more(demo: Newsroom, meet: Meet) -> None:
    rita, edda, stan = meet(viewport=PHONE), meet(), meet()
    rita.visit(demo.story)
    report(rita, "some 300 guests", "", "There was no ferry.")
    sign_in(edda, demo.desk)
    case = open_case(edda, demo.url, "guests").url
    decide(edda, "Withdrawal", notice=WHY)
    link = re.search(r"http://\S+", demo.command("sign-in", "stan"))
    assert link
    sign_in(stan, link.group())
    stan.visit(case)
    stan.press(stan.page.get_by_role("button", name=re.compile("^Approve")))
    expect(stan.page.get_by_role("button", name=re.compile("^Approve"))).to_have_count(0)
    page = rita.page
    # The notice stands on the page as soon as it is published; the system of the house
    # takes the text away when it has read the fix.
    until(page, lambda: page.goto(demo.story), lambda: page.get_by_text(WHY).count() > 0)
    guests = page.get_by_text("some 300 guests")
    until(page, lambda: page.goto(demo.story), lambda: guests.count() == 0)
    expect(page.get_by_text(WHY)).not_to_have_count(0)
    rita.check()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Three river states")
    told = rita.context.request.get(f"{demo.url}/api/notices", params={"url": demo.story}).json()
    assert told["withdrawn"] is True
    rita.visit(told["withdrawn_page"])
    expect(page.get_by_text(WHY)).to_be_visible()
