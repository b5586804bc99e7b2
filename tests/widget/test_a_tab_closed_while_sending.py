"""A tab that is closed while the desk has not answered: sent later, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from corrigenda.lib.tests.waiting import until

from .conftest import Answer, HostSite, receipt
from .reader import dialog, press_escape, report_on, send

KEPT = "JSON.parse(localStorage.getItem('corrigenda.waiting') || '[]')"
REFUSAL: Answer = (422, {"title": "No", "detail": "Source: not a web link."})


@pytest.fixture
def silent(host_site: HostSite) -> Iterator[HostSite]:
    """A desk that takes the first report and says nothing of it before the test is over."""
    over = Event()

    def answer(_report: dict[str, Any]) -> Answer:
        if len(host_site.reports) == 1:
            over.wait(60)
        return receipt()

    host_site.answer = answer
    yield host_site
    over.set()


def sent(page: Page, site: HostSite) -> None:
    """Send it, and wait until the desk has it: what has only left may still be taken back."""
    before = len(site.reports)
    send(page)
    until(lambda: len(site.reports) > before)


def type_and_send(page: Page, site: HostSite) -> None:
    box = report_on(page, "#first", "afer")
    box.get_by_label("It should say").fill("after")
    sent(page, site)


def begin(page: Page, url: str) -> Locator:
    """Type a reason, and wait until it is kept; the open dialog."""
    page.goto(url)
    box = report_on(page, "#first", "afer")
    box.get_by_label("Why?").fill("A letter is missing.")
    page.wait_for_function(f"{KEPT}.length === 1")
    return box


def test_the_next_visit_offers_it_and_the_desk_has_one_report(
    silent: HostSite, browser_page: Page
) -> None:
    url = silent.page()
    browser_page.goto(url)
    type_and_send(browser_page, silent)
    browser_page.goto(url)
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot).to_contain_text("One report is waiting to be sent.")
    foot.get_by_role("button", name="Send now").click()
    expect(foot.get_by_role("link", name="Follow your report")).to_be_visible()
    first, second = silent.reports
    assert first == second
    assert first["should_say"] == "after"
    assert browser_page.evaluate(KEPT) == []


def test_what_was_begun_is_sent_under_the_name_it_was_kept_under(
    silent: HostSite, browser_page: Page
) -> None:
    url = silent.page()
    begin(browser_page, url)
    (begun,) = browser_page.evaluate(KEPT)
    browser_page.goto(url)
    browser_page.get_by_role("button", name="Go on").click()
    sent(browser_page, silent)
    (kept,) = browser_page.evaluate(KEPT)
    assert "begun" in begun
    assert "begun" not in kept
    assert kept["report"]["client_id"] == begun["report"]["client_id"]
    assert silent.reports[0]["client_id"] == begun["report"]["client_id"]


def test_what_is_under_way_is_not_said_to_wait(silent: HostSite, browser_page: Page) -> None:
    browser_page.goto(silent.page())
    type_and_send(browser_page, silent)
    press_escape(browser_page)
    assert len(browser_page.evaluate(KEPT)) == 1
    browser_page.evaluate("dispatchEvent(new Event('online'))")
    box = report_on(browser_page, "#second", "14 ports")
    box.get_by_role("button", name="Add another passage").wait_for()
    expect(browser_page.get_by_text("waiting to be sent")).to_have_count(0)


def test_what_is_refused_is_what_was_begun_and_does_not_wait(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    host_site.answer = lambda _report: REFUSAL
    browser_page.goto(url)
    type_and_send(browser_page, host_site)
    expect(dialog(browser_page)).to_contain_text("Not accepted: Source: not a web link.")
    browser_page.goto(url)
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot).to_contain_text("You began a report here:")
    foot.get_by_role("button", name="Go on").click()
    expect(dialog(browser_page).get_by_label("It should say")).to_have_value("after")


def test_another_tab_no_longer_offers_what_was_sent_meanwhile(
    silent: HostSite, browser_page: Page
) -> None:
    url = silent.page()
    browser_page.goto(url)
    type_and_send(browser_page, silent)
    browser_page.goto(url)
    other = browser_page.context.new_page()
    other.goto(url)
    for page in (browser_page, other):
        expect(page.get_by_text("One report is waiting to be sent.")).to_be_visible()
    browser_page.get_by_role("button", name="Send now").click()
    expect(browser_page.get_by_role("link", name="Follow your report")).to_be_visible()
    expect(other.get_by_text("waiting to be sent")).to_have_count(0)


def test_words_begun_in_two_tabs_are_two_reports_when_both_are_sent(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    box = begin(browser_page, url)
    other = browser_page.context.new_page()
    other.goto(url)
    again = report_on(other, "#first", "afer")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    again.get_by_label("Why?").fill("It is a typo.")
    other.wait_for_function(f"{KEPT}.length === 1")
    send(other)
    again.get_by_role("link", name="Follow your report").wait_for()
    first, second = host_site.reports
    assert first["client_id"] != second["client_id"]
    assert (first["why"], second["why"]) == ("A letter is missing.", "It is a typo.")
