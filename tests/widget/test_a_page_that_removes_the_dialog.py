"""A page that throws away what it did not draw must not keep its readers from reporting."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import dialog, report_on, send

REMOVE = """() => {
  for (const one of document.documentElement.querySelectorAll(":scope > div")) one.remove();
}"""


def test_the_next_one_opens_with_what_was_typed(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("Why?").fill("A letter is missing.")
    browser_page.wait_for_function("!!localStorage['corrigenda.waiting']")
    browser_page.evaluate(REMOVE)
    expect(dialog(browser_page)).to_have_count(0)
    box = report_on(browser_page, "#first", "afer")
    expect(dialog(browser_page)).to_have_count(1)
    expect(box.get_by_label("Why?")).to_have_value("A letter is missing.")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    assert len(host_site.reports) == 1


def test_what_is_said_at_the_foot_does_not_bring_it_back(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("Why?").fill("A letter is missing.")
    browser_page.wait_for_function("!!localStorage['corrigenda.waiting']")
    browser_page.evaluate(REMOVE)
    browser_page.evaluate("dispatchEvent(new Event('online'))")
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot).to_contain_text("You began a report here:")
    expect(dialog(browser_page)).to_have_count(0)
