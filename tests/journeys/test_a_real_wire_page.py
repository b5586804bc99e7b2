"""A real wire story on a house's own site: a fix, a clarification, every public output."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, command, end, start
from tests.journeys.doing import decide, expect_verified, open_case, report, sign_in, until
from tests.journeys.site import Site

from corrigenda.lib.tests.ports import free_port

MENDED = "mass synchronised dancing, after which Putin invited his host"
DISPUTED = "was their second meeting in a year"
NOTICE = "The leaders met twice within twelve months; an earlier meeting in 2019 is not counted."


@pytest.fixture
def site(shared: Path) -> Iterator[Site]:
    """The wire story as a page: one element a line, as it was given."""
    (file,) = (shared / "data/seed").glob("*.txt")
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    made = Site(lines, "Leaders sign treaty at summit")
    yield made
    made.close()


@pytest.fixture
def house(ready_service: Callable[..., dict[str, str]], site: Site) -> Iterator[Newsroom]:
    """A house that opened its outlet and serves; `desk` is the administrator's one-time link."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = ready_service(CORRIGENDA_URL=url, PYTHONUNBUFFERED="1")
    printed = command(
        env, "open-outlet", "house", "--name", "The House", "--origin", site.origin,
        "--admin", "ada", "--private",
    )  # fmt: skip
    told = dict(re.findall(r"(API token|Sign in once)\s+(\S+)", printed))
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


def test_the_typo_of_a_wire_story_is_fixed_and_a_second_passage_clarified(
    house: Newsroom, site: Site, meet: Meet
) -> None:
    rita, ada = meet(), meet()
    rita.visit(site.url)
    typo = report(rita, "afer", "after")
    unclear = report(rita, DISPUTED, "", "They also met in 2019.")
    sign_in(ada, house.desk)
    desk = open_case(ada, house.url, "afer")
    expect(desk.get_by_text("Still there")).to_be_visible()
    decide(ada, "Fix", after="after")
    until(desk, lambda: None, lambda: site.apply_fixes() == 1)
    expect_verified(desk)
    open_case(ada, house.url, "second meeting")
    decide(ada, "Clarification", notice=NOTICE)
    expect(desk.locator("li.step.done", has_text="Published")).to_be_visible()

    story = rita.visit(site.url)
    expect(story.get_by_text(MENDED)).to_be_visible()
    expect(story.locator("[data-corrigenda-notice]")).to_have_count(1)
    expect(story.locator("[data-corrigenda-notice]")).to_contain_text(NOTICE)
    page = rita.visit(typo)
    expect(page.locator("[data-outcome=corrected]")).to_be_visible()
    page = rita.visit(unclear)
    expect(page.get_by_text(NOTICE)).to_be_visible()
    _every_output(rita.visit(f"{house.url}/corrections/"), house)


def _every_output(log: Page, house: Newsroom) -> None:
    expect(log.get_by_text(NOTICE)).to_be_visible()
    assert "afer" not in log.content()
    entry = json.loads(log.request.get(f"{house.url}/corrections/feed.json").text())["items"]
    assert [item["content_text"] for item in entry] == [NOTICE]
    assert NOTICE in log.request.get(f"{house.url}/corrections/feed.atom").text()
    log.goto(entry[0]["url"])
    expect(log.get_by_text(NOTICE)).to_be_visible()
    linked = json.loads(log.locator("script[type='application/ld+json']").inner_text())
    assert linked["@type"] == "CorrectionComment"
    assert linked["text"] == NOTICE
