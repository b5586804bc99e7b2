"""The demo newsroom, from a highlight to a published correction, in a real browser."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect
from tests.highlights import marked
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import (
    decide,
    expect_verified,
    highlight,
    open_case,
    report,
    send_report,
    sign_in,
)

pytestmark = pytest.mark.on_both

NOTICE = "An earlier version of this story said the fund holds 240 million crowns. It holds 270."


def test_a_typo_is_mended_silently_and_the_reader_is_told(demo: Newsroom, meet: Meet) -> None:
    rita, edda = meet(), meet()
    rita.visit(demo.story)
    highlight(rita.page, "afer")
    receipt = send_report(rita, "after")
    sign_in(edda, demo.desk)
    desk = open_case(edda, demo.url, "afer")
    decide(edda, "Fix", after="after")
    expect_verified(desk)
    story = rita.visit(demo.story)
    expect(story.get_by_text("Patience, after which Varn rang")).to_be_visible()
    expect(story.locator("[data-corrigenda-notice]")).to_have_count(0)
    page = rita.visit(receipt)
    expect(page.locator("[data-outcome=corrected]")).to_be_visible()
    log = rita.visit(demo.log)
    assert "afer" not in log.content()


def words_shown(person: Person) -> list[str]:
    """The words that the story marks when “Show in the story” is followed."""
    page = person.page
    person.press(page.get_by_role("link", name="Show in the story"))
    page.wait_for_url(re.compile("/demo/.*#corrigenda-"))
    return marked(page)


def test_a_figure_is_corrected_with_a_notice_that_stands_everywhere(
    demo: Newsroom, meet: Meet
) -> None:
    rosa, edda = meet(), meet()
    rosa.visit(demo.story)
    receipt = report(rosa, "240", "270", "The annex says 270.")
    sign_in(edda, demo.desk)
    desk = open_case(edda, demo.url, "240")
    decide(edda, "Correction", after="270", notice=NOTICE)
    expect_verified(desk)
    story = rosa.visit(demo.story)
    expect(story.locator("[data-corrigenda-notice]")).to_contain_text(NOTICE)
    expect(story.get_by_text("a common fund of 270 million crowns")).to_be_visible()
    linked = story.locator("script[type='application/ld+json']").inner_text()
    assert json.loads(linked)["correction"][0]["text"] == NOTICE
    page = rosa.visit(receipt)
    expect(page.get_by_text(NOTICE)).to_be_visible()
    assert words_shown(rosa) == ["270"]
    log = rosa.visit(demo.log)
    expect(log.get_by_text(NOTICE)).to_be_visible()
    entries = log.locator("main .entry a[href*='/corrections/']")
    rosa.press(entries.filter(has_not_text=re.compile("atom|json", re.I)).first)
    expect(log).to_have_url(re.compile("/corrections/.+"))
    rosa.check()
    expect(log.get_by_text(NOTICE)).to_be_visible()
    assert words_shown(rosa) == ["270"]
    for feed in ("feed.atom", "feed.json"):
        assert NOTICE in rosa.context.request.get(f"{demo.url}/corrections/{feed}").text()


def test_a_declined_reader_reads_the_reason(demo: Newsroom, meet: Meet) -> None:
    ravi, edda = meet(), meet()
    ravi.visit(demo.story)
    receipt = report(ravi, "a majority of two", "a majority of three")
    sign_in(edda, demo.desk)
    desk = open_case(edda, demo.url, "majority of")
    edda.key("d")
    expect(desk.locator("#decline textarea")).to_be_focused()
    edda.write(desk.locator("#decline textarea"), "The register of deputies gives two.")
    edda.press(desk.get_by_role("button", name="Decline"))
    expect(desk.get_by_role("heading", name="Declined")).to_be_visible()
    page = ravi.visit(receipt)
    expect(page.get_by_text("The register of deputies gives two.")).to_be_visible()


def test_a_silent_change_of_a_figure_needs_two_people(demo: Newsroom, meet: Meet) -> None:
    rita, edda, stan = meet(), meet(), meet()
    rita.visit(demo.story)
    report(rita, "310 cubic metres of water a second", "301 cubic metres of water a second")
    sign_in(edda, demo.desk)
    desk = open_case(edda, demo.url, "cubic metres of water")
    decide(edda, "Fix", after="301 cubic metres of water a second")
    expect(desk.get_by_text("a fix that touches a figure", exact=True)).to_be_visible()
    expect(desk.get_by_text("nobody approves their own")).to_be_visible()
    sign_in(stan, demo.command("sign-in", "stan").strip())
    page = stan.visit(desk.url)
    stan.write(page.locator("#approve textarea"), "Swapped digits; the annex was right all along.")
    stan.key("a")
    expect_verified(page)
    story = rita.visit(demo.story)
    expect(story.get_by_text("at least 301 cubic metres")).to_be_visible()


def test_without_javascript_the_line_under_the_story_leads_to_a_form(
    demo: Newsroom, meet: Meet
) -> None:
    rosa = meet(java_script_enabled=False, viewport={"width": 375, "height": 700})
    page = rosa.page
    page.goto(demo.story)
    rosa.press(page.get_by_role("link", name="write to us here"))
    rosa.write(page.get_by_label(re.compile("words", re.I)).first, "four decades of talks")
    rosa.write(page.locator("#should_say"), "three decades of talks")
    rosa.press(page.get_by_role("button", name=re.compile("send", re.I)))
    expect(page).to_have_url(re.compile("/receipt/"))
    expect(page.locator("[data-outcome=received]")).to_be_visible()


def test_ctrl_c_ends_it_and_what_was_done_stays(demo: Newsroom, meet: Meet) -> None:
    rita = meet()
    rita.visit(demo.story)
    receipt = report(rita, "afer", "after")
    assert demo.stop() == 0
    from tests.journeys.conftest import end, start

    again = start(demo.env, int(demo.url.rsplit(":", 1)[1]), "demo")
    try:
        assert again.stdout is not None
        for line in again.stdout:
            if "/corrections/" in line:
                break
        page = rita.visit(receipt)
        expect(page.get_by_text("afer").first).to_be_visible()
    finally:
        end(again)
