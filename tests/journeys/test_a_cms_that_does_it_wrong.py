"""A CMS that puts other words there, and one that never does a thing: the desk sees it.

Nobody is told that a story was corrected which was not.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person, command, end, start
from tests.journeys.doing import decide, expect_verified, open_case, report, sign_in, until
from tests.journeys.site import Site

from corrigenda.lib.tests.ports import free_port
from corrigenda.lib.tests.post_office import PostOffice, post_office, text_of

LINES = [
    "The council of Port Maren passed its budget on Tuesday after a long night.",
    "The harbour fund holds 240 million crowns and pays for two bridges, the treasurer said.",
    "Work on the first of them begins in the spring.",
]
RIGHT = LINES[1].replace("240 million", "270 million")
NOTICE = (
    "An earlier version of this story gave the harbour fund as 240 million crowns. "
    "It is 270 million crowns."
)
# As the clock would: the house's time is an hour at least, and the test has seconds.
TIME_IS_OVER = """
import django; django.setup()
from datetime import timedelta
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.lib import clock
now = clock.now()
StoryChange.objects.update(due_at=now - timedelta(minutes=1), look_at=now)
"""


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site(LINES, "Port Maren passes its budget")
    yield made
    made.close()


@pytest.fixture
def house(
    ready_service: Callable[..., dict[str, str]], site: Site, office: PostOffice
) -> Iterator[Newsroom]:
    """A house with mail, and Ada, its administrator, who has an address."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = ready_service(
        CORRIGENDA_URL=url,
        PYTHONUNBUFFERED="1",
        CORRIGENDA_MAIL=office.url,
        CORRIGENDA_MAIL_FROM="Corrections <desk@daily.example>",
    )
    about = ("--name", "The House", "--origin", site.origin, "--admin", "ada", "--private")
    printed = command(env, "open-outlet", "house", *about)
    told = dict(re.findall(r"(API token|Sign in once)\s+(\S+)", printed))
    command(env, "hire", "ada", "--role", "administrator", "--email", "ada@house.example")
    site.desk, site.token = url, told["API token"]
    process = start(env, port, "serve")
    try:
        assert process.stdout is not None
        assert "Serving" in process.stdout.readline()
        made = Newsroom(url, env, process, desk=told["Sign in once"])
        made.hurry("house")
        yield made
    finally:
        end(process)


def time_is_over(house: Newsroom) -> None:
    env = {**house.env, "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings"}
    subprocess.run([sys.executable, "-c", TIME_IS_OVER], env=env, check=True, timeout=240)


def correct_the_fund(house: Newsroom, site: Site, rita: Person, ada: Person) -> str:
    """Rita reports, Ada takes the case and decides it; Rita's receipt."""
    rita.visit(site.url)
    receipt = report(rita, "240 million", "270 million", "The annex says so.")
    sign_in(ada, house.desk)
    desk = open_case(ada, house.url, "240")
    desk.keyboard.press("m")
    expect(desk.get_by_role("status").first).to_contain_text("It is your case now.")
    decide(ada, "Correction", after="270 million", notice=NOTICE)
    expect(desk.locator("li.step.done", has_text="Published")).to_be_visible()
    return receipt


def everywhere(person: Person) -> None:
    """No barrier, wide and narrow, light and dark."""
    for width, height in ((375, 760), (1280, 900)):
        person.page.set_viewport_size({"width": width, "height": height})
        for scheme in ("dark", "light"):
            person.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            person.check()


def expect_overdue(desk: Page, ada: Person, missing: str) -> None:
    """The case says that it is late, and what the story lacks."""
    expect(desk.locator("li.step.late", has_text="Overdue")).to_be_visible()
    expect(desk.get_by_text("Missing at the last look:").locator("..")).to_contain_text(missing)
    everywhere(ada)


def expect_reminded(page: Page, office: PostOffice, missing: str) -> None:
    """Ada, whose case it is, gets a mail."""

    def late() -> list[str]:
        found = map(text_of, office.to("ada@house.example"))
        return [one for one in found if "Not changed in time" in one]

    until(page, lambda: None, lambda: len(late()) > 0)
    assert "/desk/cases/" in late()[0]
    assert f"Missing: {missing}" in late()[0]


def test_other_words_than_were_asked_for_are_shown_until_the_right_ones_stand(
    house: Newsroom, site: Site, office: PostOffice, meet: Meet
) -> None:
    rita, ada = meet(), meet()
    receipt = correct_the_fund(house, site, rita, ada)
    desk = ada.page
    until(desk, lambda: None, lambda: site.apply_fixes(instead="260 million") == 1)
    expect(desk.get_by_text("The CMS put other words there")).to_be_visible()
    expect(desk.locator(".trouble-words")).to_contain_text("260 million")
    expect(desk.locator("li.step.done", has_text="Verified")).to_have_count(0)

    time_is_over(house)
    expect_overdue(desk, ada, "the new words")
    expect_reminded(desk, office, "the new words.")
    page = rita.visit(receipt)
    expect(page.get_by_text("stands in the story")).to_have_count(0)

    desk.goto(f"{house.url}/desk/changes/")
    expect(desk.get_by_text("The CMS put other words there")).to_be_visible()
    everywhere(ada)
    ada.press(desk.locator("a[data-key=o]").first)
    site.lines = [RIGHT if "harbour fund" in line else line for line in site.lines]
    ada.press(desk.get_by_role("button", name=re.compile("^Ask the CMS again")))
    expect_verified(desk)


def test_a_story_that_is_never_changed_is_overdue_and_its_owner_hears_of_it(
    house: Newsroom, site: Site, office: PostOffice, meet: Meet
) -> None:
    rita, ada = meet(), meet()
    correct_the_fund(house, site, rita, ada)
    desk = ada.page
    time_is_over(house)
    expect_overdue(desk, ada, "the new words")
    expect(desk.get_by_text("The old words still stand.")).to_be_visible()
    expect_reminded(desk, office, "the new words")

    desk.goto(f"{house.url}/desk/?q=is:decided")
    expect(desk.get_by_text("Published, story overdue").first).to_be_visible()
    everywhere(ada)
    desk.goto(f"{house.url}/desk/figures")
    expect(desk.locator("#times")).to_contain_text("What has not happened yet counts")
    everywhere(ada)
