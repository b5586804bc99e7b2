"""A house says some of the dialog's texts in its own words; the dialog never waits for them."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from .conftest import HostSite
from .reader import dialog, press_report_keys, report_on, select, send

OWN = {
    "title": "Tell the standards desk",
    "contact_note": "Only Ada reads it. <b>Never</b> passed on.",
    "sent": "Thanks, we have it.",
    "receipt_note": "Bookmark this link.",
}


def select_and_wait(page: Page, site: HostSite) -> None:
    """Select as one reads: by the time of the keys the button is there."""
    select(page, "#first", "afer")
    page.get_by_role("button", name="Suggest a correction").wait_for()
    page.wait_for_load_state("networkidle")


def test_the_dialog_says_them_from_its_first_moment_to_its_last(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.own = OWN
    browser_page.goto(host_site.page(lang="uk", tag='data-lang="en"'))
    select_and_wait(browser_page, host_site)
    box = press_report_keys(browser_page)
    expect(box.get_by_role("heading")).to_have_text(OWN["title"])
    expect(box.locator("#note")).to_have_text(OWN["contact_note"])
    send(browser_page)
    expect(box.locator(".outcome")).to_contain_text(OWN["sent"])
    expect(box.locator(".outcome")).to_contain_text(OWN["receipt_note"])
    assert host_site.requests("/api/words") == ["/api/words?outlet=daily&language=en"]


def test_what_the_house_does_not_say_is_said_in_ours(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.own = {"sent": "Thanks, we have it."}
    browser_page.goto(host_site.page())
    select_and_wait(browser_page, host_site)
    box = press_report_keys(browser_page)
    expect(box.get_by_role("heading")).to_have_text("Suggest a correction")
    send(browser_page)
    expect(box.locator(".outcome")).to_contain_text("Thanks, we have it.")
    expect(box.locator(".outcome")).to_contain_text("This link is yours alone.")


def test_they_are_asked_for_once_and_not_before_something_is_selected(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    browser_page.wait_for_load_state("networkidle")
    assert host_site.requests("/api/words") == []
    select_and_wait(browser_page, host_site)
    press_report_keys(browser_page)
    browser_page.wait_for_load_state("networkidle")
    assert len(host_site.requests("/api/words")) == 1


def test_notes_that_come_late_are_put_in_and_the_title_stays(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.own = OWN
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    browser_page.route("**/api/words?*", hold)
    browser_page.goto(host_site.page(tag='data-button="off"'))
    with browser_page.expect_request("**/api/words?*"):
        box = report_on(browser_page, "#first", "afer")
    expect(box.locator("#note")).to_contain_text("In case the editors have a question")
    late[0].continue_()
    expect(box.locator("#note")).to_have_text(OWN["contact_note"])
    expect(box.get_by_role("heading")).to_have_text("Suggest a correction")


def test_without_an_answer_the_dialog_speaks_and_sends_as_ever(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.route("**/api/words?*", lambda route: route.abort())
    browser_page.goto(host_site.page())
    report_on(browser_page, "#first", "afer")
    send(browser_page)
    expect(dialog(browser_page).locator(".outcome")).to_contain_text("Sent. Thank you.")
