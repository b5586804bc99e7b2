"""Before one types, the dialog says how many reported the passage already: one tap joins them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import dialog, report_on


def test_rita_sees_how_many_did_before_she_types_and_joins_with_one_tap(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.known = 3
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    expect(box).to_contain_text("3 other readers have reported this.")
    (asked,) = host_site.questions
    assert asked["selector"]["exact"] == "afer"
    assert set(asked) == {"outlet", "url", "selector", "block", "language"}
    box.get_by_role("button", name="Me too").click()
    box.get_by_role("link", name="Follow your report").wait_for()
    (report,) = host_site.reports
    assert "should_say" not in report
    assert report["selector"] == asked["selector"]


def test_a_passage_that_nobody_reported_says_nothing(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    with browser_page.expect_response("**/api/reports/already"):
        box = report_on(browser_page, "#first", "afer")
    expect(box.get_by_label("What is wrong?")).to_be_visible()
    expect(box.get_by_role("button", name="Me too")).to_have_count(0)


def test_a_desk_that_does_not_answer_takes_nothing_from_the_dialog(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.route("**/api/reports/already", lambda route: route.abort())
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("It should say").fill("after")
    browser_page.keyboard.press("Control+Enter")
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()


def test_the_dialog_works_where_the_part_with_all_this_is_kept_out(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.route("**/m.js", lambda route: route.abort())
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("It should say").fill("after")
    browser_page.keyboard.press("Control+Enter")
    box.get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["should_say"] == "after"
