"""Spam is held and judged by keys, its reader appeals, and a flood asks browsers for work."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import report, sign_in


def send_spam(person: Person, demo: Newsroom) -> str:
    """By the form without JavaScript; the address of the receipt."""
    page = person.page
    page.goto(f"{demo.url}/report?url={demo.story}&says=afer")
    person.write(
        page.get_by_label("What should it say?"),
        "Buy now at https://watches.example/1 and https://watches.example/2",
    )
    person.press(page.get_by_role("button", name=re.compile("^Send")))
    expect(page.get_by_role("heading", name="waits for a person")).to_be_visible()
    person.check()
    return page.url


def appeal(person: Person) -> None:
    page = person.page
    person.write(page.get_by_label("What should the person who looks know?"), "I only quoted it.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You said that this is a real report.")).to_be_visible()
    person.check()


def judge_by_keys(person: Person, page: Page, demo: Newsroom) -> None:
    page.goto(f"{demo.url}/desk/held/")
    person.check()
    first = page.locator("[data-row]").first
    expect(first).to_contain_text("I only quoted it.")
    expect(first).to_contain_text("hold 2 links")
    person.key("j")
    person.key("a")
    expect(page.get_by_text("Released: one report")).to_be_visible()
    person.key("j")
    person.key("b")
    expect(page.get_by_text("Banned: the address of one report")).to_be_visible()
    page.goto(f"{demo.url}/desk/held/bans")
    person.check()
    person.press(page.get_by_role("button", name=re.compile("^Lift")))
    expect(page.get_by_text("Nobody is banned.")).to_be_visible()


def test_held_appealed_judged_and_flooded(demo: Newsroom, meet: Meet) -> None:
    rita, edda = meet(), meet()
    send_spam(rita, demo)
    appeal(rita)
    send_spam(rita, demo)
    page = sign_in(edda, demo.desk)
    judge_by_keys(edda, page, demo)


def test_in_a_flood_the_browser_works_and_its_report_is_sent(
    demo: Newsroom, meet: Meet, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text('{"attack_reports_per_page": 1}')
    demo.command("change-outlet", demo_slug(demo), "--policy", str(policy))
    rita = meet()
    page = rita.visit(demo.story)
    asked: list[int] = []
    page.on("response", lambda got: asked.append(got.status) if "/api/reports" in got.url else None)
    # Reports are counted by the minute, and the first two may fall on either side of its end.
    for words, instead in (("afer", "after"), ("240", "270"), ("a majority of two", "of three")):
        report(rita, words, instead)
        if 428 in asked:
            break
    assert asked[-2:] == [428, 201]


def demo_slug(demo: Newsroom) -> str:
    """The outlet that the demo opened, by the tag of its own pages."""
    with urllib.request.urlopen(demo.story, timeout=60) as page:
        found = re.search(r'data-outlet="([^"]+)"', page.read().decode())
    assert found
    return found.group(1)
