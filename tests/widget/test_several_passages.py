"""Several passages of one story are noted one after the other, and sent in one go."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .conftest import HostSite, receipt
from .reader import dialog, hold, press_escape, report_on, send


def note(page: Page, words: str, fresh: str, block: str = "#first") -> None:
    box = report_on(page, block, words)
    box.get_by_label("It should say").fill(fresh)
    box.get_by_role("button", name="Add another passage").click()
    page.locator("dialog").wait_for(state="detached")


def test_rita_notes_two_passages_and_sends_all_with_the_third(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda _report: receipt(len(host_site.reports))
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot).to_contain_text("One passage is noted. Select the next, or send.")
    note(browser_page, "Iska", "Isko")
    assert host_site.reports == []
    box = report_on(browser_page, "#second", "14 ports")
    expect(box).to_contain_text("2 passages are noted. They are sent with this one.")
    expect(box.get_by_role("button", name="Send now")).to_have_count(0)
    box.get_by_label("It should say").fill("15 ports")
    send(browser_page)
    expect(box.get_by_role("link", name="Follow your report")).to_have_count(3)
    said = {one["selector"]["exact"]: one["should_say"] for one in host_site.reports}
    assert said == {"14 ports": "15 ports", "afer": "after", "Iska": "Isko"}
    assert len({one["client_id"] for one in host_site.reports}) == 3
    assert browser_page.evaluate("localStorage.getItem('corrigenda.waiting')") is None


def test_what_was_noted_is_sent_from_the_foot_of_the_page(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    browser_page.get_by_role("button", name="Send now").click()
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot.get_by_role("link", name="Follow your report")).to_be_visible()
    assert [one["should_say"] for one in host_site.reports] == ["after"]


def test_a_dialog_that_is_closed_leaves_what_was_noted_at_the_foot(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    box = report_on(browser_page, "#second", "14 ports")
    expect(box).to_contain_text("One passage is noted. It is sent with this one.")
    press_escape(browser_page)
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot.get_by_role("button", name="Send now")).to_be_visible()


def test_two_that_are_sent_from_the_foot_are_told_apart(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda _report: receipt(len(host_site.reports))
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    note(browser_page, "Iska", "Isko")
    browser_page.get_by_role("button", name="Send now").click()
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    told = ["afer Follow your report", "Iska Follow your report"]
    expect(foot.locator("p")).to_have_text(told)


def test_what_was_noted_outlives_a_closed_tab(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    browser_page.goto(host_site.page(path="/other"))
    expect(browser_page.get_by_text("One report is waiting to be sent.")).to_be_visible()
    assert host_site.reports == []


def test_where_storage_is_denied_it_is_noted_until_the_page_is_left(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
            get() { throw new DOMException("denied", "SecurityError"); } });"""
    )
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    report_on(browser_page, "#second", "14 ports")
    send(browser_page)
    expect(dialog(browser_page).get_by_role("link", name="Follow your report")).to_have_count(2)
    press_escape(browser_page)


def test_a_noted_passage_that_the_desk_refuses_is_offered_again(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda report: (
        (422, {"detail": "Source: no."}) if report["selector"]["exact"] == "afer" else receipt()
    )
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    box = report_on(browser_page, "#second", "14 ports")
    expect(box).to_contain_text("It is sent with this one.")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    expect(box).to_contain_text("One report is waiting to be sent.")
    expect(box).not_to_contain_text("It is sent with this one.")
    press_escape(browser_page)
    browser_page.evaluate("dispatchEvent(new Event('online'))")
    browser_page.get_by_role("button", name="Send now").click()
    expect(dialog(browser_page)).to_contain_text("Not accepted: Source: no.")
    expect(dialog(browser_page).get_by_label("It should say")).to_have_value("after")


def test_what_is_still_noted_says_so_when_the_next_could_not_be_sent(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda report: (
        (503, {}) if report["selector"]["exact"] == "afer" else receipt()
    )
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    box = report_on(browser_page, "#second", "14 ports")
    expect(box).to_contain_text("It is sent with this one.")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    expect(box).to_contain_text("One report is waiting to be sent.")
    host_site.answer = lambda _report: receipt()
    box.get_by_role("button", name="Send now").click()
    expect(box.get_by_role("link", name="Follow your report")).to_have_count(2)
    assert len({one["client_id"] for one in host_site.reports}) == 2


def test_what_was_noted_is_sent_along_though_the_dialog_was_closed_meanwhile(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda _report: receipt(len(host_site.reports), already=2)
    browser_page.goto(host_site.page())
    note(browser_page, "afer", "after")
    report_on(browser_page, "#second", "14 ports")
    held = hold(browser_page, "**/api/reports", times=1)
    with browser_page.expect_request("**/api/reports"):
        send(browser_page)
    press_escape(browser_page)
    held[0].continue_()
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot.get_by_role("link", name="Follow your report")).to_have_count(2)
    expect(foot).to_contain_text("2 other readers")
    assert {one["selector"]["exact"] for one in host_site.reports} == {"afer", "14 ports"}


def test_a_passage_that_is_noted_while_it_is_sent_is_one_report(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("It should say").fill("after")
    held = hold(browser_page, "**/api/reports", times=1)
    with browser_page.expect_request("**/api/reports"):
        send(browser_page)
    box.get_by_role("button", name="Add another passage").click()
    held[0].continue_()
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot.get_by_role("link", name="Follow your report").first).to_be_visible()
    assert len({one["client_id"] for one in host_site.reports}) == 1
