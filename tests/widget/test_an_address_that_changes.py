"""A page on which the next story takes the place of the last, without loading."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import hold, quoted_by, report_on, send
from .test_nothing_moves import LONG, SHEET
from .test_several_stories_on_a_page import answer_by_story, notice
from .test_the_words_in_the_story import PORTS, follow, marked

PLACE = '<div data-corrigenda="notices"></div>'
# What is above the words is small, so that a long notice is folded there.
BODY = PLACE + "<p id='pact'>The pact covers <b>15</b> ports.</p>" + "<p>Nobody came.</p>" * 40
GO = "name => { history.pushState({}, '', name); corrigenda.refresh(); }"


def go(page: Page, name: str) -> None:
    page.evaluate(GO, f"/{name}")


def test_what_was_folded_goes_with_its_story(host_site: HostSite, browser_page: Page) -> None:
    answer_by_story(browser_page, LONG)
    browser_page.set_viewport_size({"width": 375, "height": 667})
    browser_page.goto(host_site.page(BODY, path="/tunnel", head=SHEET))
    for name in ("tunnel", "ferry", "canal", "tunnel"):
        if not browser_page.url.endswith(name):
            go(browser_page, name)
        folded = browser_page.locator("details.corrigenda-folded")
        expect(folded).to_have_count(1)
        expect(folded.locator("summary")).to_contain_text(f"The {name} opened")
        expect(browser_page.locator("[data-corrigenda-notice]")).to_have_count(1)


def test_what_is_folded_is_no_notice_and_is_not_set_off_as_one(
    host_site: HostSite, browser_page: Page
) -> None:
    answer_by_story(browser_page, LONG)
    browser_page.set_viewport_size({"width": 375, "height": 667})
    browser_page.goto(host_site.page(BODY, path="/tunnel", head=SHEET))
    folded = browser_page.locator("details.corrigenda-folded")
    expect(folded).to_have_css("border-inline-start-width", "0px")


def test_a_slow_answer_is_not_drawn_over_the_next_story(
    host_site: HostSite, browser_page: Page
) -> None:
    answer_by_story(browser_page)
    held = hold(browser_page, "**/api/notices*tunnel")
    with browser_page.expect_request("**/api/notices*tunnel"):
        browser_page.goto(host_site.page(BODY, path="/tunnel"))
    go(browser_page, "ferry")
    place = browser_page.locator("[data-corrigenda=notices]")
    expect(place).to_contain_text("The ferry opened on Tuesday.")
    with browser_page.expect_response("**/api/notices*tunnel"):
        held[0].fallback()
    browser_page.wait_for_load_state("networkidle")
    expect(place).to_contain_text("The ferry opened on Tuesday.")
    expect(place).not_to_contain_text("The tunnel opened on Tuesday.")


def test_what_could_not_be_had_is_asked_for_again(host_site: HostSite, browser_page: Page) -> None:
    browser_page.route("**/api/notices*", lambda route: route.fulfill(status=503, body="Busy"))
    browser_page.goto(host_site.page(BODY, path="/tunnel"))
    browser_page.wait_for_load_state("networkidle")
    browser_page.unroute("**/api/notices*")
    asked = answer_by_story(browser_page)
    browser_page.evaluate("corrigenda.refresh()")
    expect(browser_page.locator("main")).to_contain_text("The tunnel opened on Tuesday.")
    assert asked == ["tunnel"]


@pytest.mark.parametrize("entry", ["no place", "no answer"])
def test_the_link_to_the_words_works_on_the_next_story(
    entry: str, host_site: HostSite, browser_page: Page
) -> None:
    if entry == "no answer":
        browser_page.route("**/api/notices*tunnel", lambda route: route.abort())
    body = BODY.replace(PLACE, "") if entry == "no place" else BODY
    browser_page.goto(host_site.page(body, path="/tunnel"))
    browser_page.wait_for_load_state("networkidle")
    host_site.notices = [{**notice("ferry"), "in_the_story": PORTS}]
    if entry == "no place":
        browser_page.evaluate(
            "place => document.querySelector('main').insertAdjacentHTML('beforeend', place)", PLACE
        )
    go(browser_page, "ferry")
    follow(browser_page)
    assert marked(browser_page) == ["15", " ports"]


def test_a_report_after_it_names_the_story_that_is_read(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(BODY, path="/tunnel"))
    go(browser_page, "ferry")
    box = report_on(browser_page, "#pact", "pact")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    (report,) = host_site.reports
    assert report["url"] == host_site.base + "/ferry"
    assert quoted_by(report) == "pact"
