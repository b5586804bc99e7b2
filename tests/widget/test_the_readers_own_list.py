"""What a reader reported from this device and what became of it: a list of the browser's alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .conftest import HostSite, receipt
from .reader import dialog, press_escape, report_on, send

LIST = "JSON.parse(localStorage.getItem('corrigenda.mine') || '[]')"


def report(page: Page, block: str, words: str, last: str = "") -> None:
    report_on(page, block, words, last)
    send(page)
    dialog(page).get_by_role("link", name="Follow your report").wait_for()
    press_escape(page)


def test_rita_sees_her_reports_and_what_became_of_each(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda _report: receipt(len(host_site.reports))
    browser_page.goto(host_site.page())
    report(browser_page, "#first", "afer")
    report(browser_page, "#second", "14 ports")
    host_site.states = [
        {"state": "joined", "label": "Being looked at", "updated_at": "2031-05-01T10:00:00Z"},
        None,
    ]
    report_on(browser_page, "#first", "Iska")
    browser_page.get_by_role("button", name="Your reports on this device").click()
    box = browser_page.get_by_role("dialog", name="Your reports on this device")
    lines = box.get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("14 ports")
    expect(lines.nth(0)).to_contain_text("Being looked at")
    expect(lines.nth(1)).to_contain_text("afer")
    link = lines.nth(1).get_by_role("link", name="Follow your report")
    assert link.get_attribute("href") == host_site.base + "/receipt/token-1"
    (asked,) = [one for one in host_site.questions if "receipts" in one]
    assert asked["receipts"] == [host_site.base + f"/receipt/token-{n}" for n in (2, 1)]


def test_the_list_is_forgotten_when_she_says_so(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    report(browser_page, "#first", "afer")
    browser_page.evaluate("corrigenda.mine()")
    dialog(browser_page).get_by_role("button", name="Forget this list").click()
    expect(dialog(browser_page)).to_have_count(0)
    assert browser_page.evaluate("localStorage.getItem('corrigenda.mine')") is None
    browser_page.evaluate("corrigenda.mine()")
    expect(dialog(browser_page)).to_contain_text("Nothing was reported from this browser.")


def test_it_holds_fifty_and_no_more_than_the_beginning_of_the_words(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    browser_page.evaluate(
        """localStorage.setItem('corrigenda.mine', JSON.stringify(
            Array.from({length: 50}, (_, n) => (
              {receipt: `https://desk.example/receipt/${n}`, url: '', says: 'word', day: 1}))))"""
    )
    report(browser_page, "#first", "The square", "dancing")
    kept = browser_page.evaluate(LIST)
    assert len(kept) == 50
    assert kept[0]["says"].startswith("The square filled early")
    assert len(kept[0]["says"]) <= 80
    assert kept[-1]["receipt"] == "https://desk.example/receipt/48"


def test_a_desk_that_does_not_answer_leaves_the_list(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    report(browser_page, "#first", "afer")
    browser_page.route("**/api/receipts", lambda route: route.abort())
    browser_page.evaluate("corrigenda.mine()")
    expect(dialog(browser_page).get_by_role("listitem")).to_have_count(1)


def test_a_list_that_somebody_spoiled_is_no_script(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    browser_page.evaluate(
        """localStorage.setItem('corrigenda.mine', JSON.stringify(
          [{receipt: 'javascript:alert(1)', says: 'x', day: 1}, 5, null, {says: 'y'}]))"""
    )
    browser_page.evaluate("corrigenda.mine()")
    expect(dialog(browser_page)).to_contain_text("Nothing was reported")
    expect(dialog(browser_page).get_by_role("link")).to_have_count(0)
