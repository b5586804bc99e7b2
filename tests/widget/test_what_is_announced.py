"""What comes by itself is said by screen readers: a live region is there before its words."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import hold, leave_unsent, press_escape, report_on, send

WATCH = """window.born = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (how) {
  const root = attach.call(this, how);
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node.nodeType === 1)
          for (const one of [node, ...node.querySelectorAll("*")])
            if (one.getAttribute("role") === "status") born.push(one.textContent);
  }).observe(root, { childList: true, subtree: true });
  return root;
};"""


def assert_none_was_born_full(page: Page) -> None:
    born = page.evaluate("born")
    assert born
    assert set(born) == {""}


def test_how_many_reported_the_passage(host_site: HostSite, browser_page: Page) -> None:
    host_site.known = 3
    browser_page.add_init_script(WATCH)
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    said = box.get_by_role("status").filter(has_text="3 other readers have reported this.")
    expect(said).to_be_visible()
    assert_none_was_born_full(browser_page)


def test_what_waits_on_the_device(host_site: HostSite, browser_page: Page) -> None:
    host_site.answer = lambda _report: (503, {})
    browser_page.add_init_script(WATCH)
    leave_unsent(browser_page, host_site.page())
    said = browser_page.get_by_role("status").filter(has_text="One report is waiting to be sent.")
    expect(said).to_be_visible()
    assert_none_was_born_full(browser_page)


def test_what_became_of_a_report_after_the_dialog_was_closed(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script(WATCH)
    held = hold(browser_page, "**/api/reports")
    browser_page.goto(host_site.page())
    report_on(browser_page, "#first", "afer")
    with browser_page.expect_request("**/api/reports"):
        send(browser_page)
    press_escape(browser_page)
    held[0].continue_()
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot.get_by_role("status")).to_contain_text("Sent. Thank you.")
    assert_none_was_born_full(browser_page)
