"""Who forces the colours, or reads at 400 %, can use all that the script draws."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from .barriers import assert_no_axe_violation, let_axe_see_colours
from .conftest import HostSite
from .reader import dialog, leave_unsent, press_escape, report_on, select, send

RING = """one => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
  return [outlineStyle, parseFloat(outlineWidth) >= 2, outlineColor];
}"""
EDGE = """one => {
  const { borderTopStyle, borderTopWidth, borderTopColor, color } = getComputedStyle(one);
  return [borderTopStyle, borderTopWidth, borderTopColor === "rgba(0, 0, 0, 0)"];
}"""
COLOURS = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"


def force_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")


def assert_edge_is_seen(one: Locator) -> None:
    assert one.evaluate(EDGE) == ["solid", "1px", False]


def test_with_forced_colours_the_button_and_the_dialog_have_edges_and_a_ring(
    host_site: HostSite, browser_page: Page
) -> None:
    force_colours(browser_page)
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "afer")
    beside = browser_page.get_by_role("button", name="Suggest a correction")
    expect(beside).to_be_visible()
    assert_edge_is_seen(beside)
    beside.click()
    box = dialog(browser_page)
    assert_edge_is_seen(box)
    for name in ("Send", "Close"):
        one = box.get_by_role("button", name=name, exact=True)
        assert_edge_is_seen(one)
    box.get_by_label("Link to a source").wait_for()
    for _ in range(9):
        browser_page.keyboard.press("Tab")
        focused = box.locator(":focus")
        if focused.count():
            style, wide, colour = focused.evaluate(RING)
            assert style == "solid"
            assert wide
            assert colour not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_with_forced_colours_what_goes_and_comes_is_told_apart(
    host_site: HostSite, browser_page: Page
) -> None:
    force_colours(browser_page)
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    plain = box.locator("blockquote").evaluate(COLOURS)
    assert box.locator("mark").evaluate(COLOURS) != plain
    box.get_by_label("It should say").fill("after")
    expect(box.locator("del")).to_have_css("text-decoration-line", "line-through")
    expect(box.locator("ins")).to_have_css("text-decoration-line", "underline")


def test_with_forced_colours_a_report_is_sent_and_followed(
    host_site: HostSite, browser_page: Page
) -> None:
    force_colours(browser_page)
    host_site.answer = lambda _report: (422, {"detail": "Source: no."})
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    send(browser_page)
    refused = box.locator(".refused")
    expect(refused).to_contain_text("Not accepted: Source: no.")
    assert_edge_is_seen(refused)
    host_site.answer = HostSite.answer
    send(browser_page)
    expect(box.get_by_role("link", name="Follow your report")).to_be_focused()


def test_at_four_hundred_per_cent_the_dialog_is_used_from_end_to_end(
    host_site: HostSite, browser_page: Page
) -> None:
    # A window of 1280 x 1024 at 400 %: https://www.w3.org/TR/WCAG22/#reflow
    browser_page.set_viewport_size({"width": 320, "height": 256})
    browser_page.emulate_media(reduced_motion="reduce")
    let_axe_see_colours(browser_page)
    browser_page.goto(host_site.page("<p id='first'>The guests arrived afer noon.</p>"))
    select(browser_page, "#first", "afer")
    beside = browser_page.get_by_role("button", name="Suggest a correction")
    expect(beside).to_be_in_viewport(ratio=1)
    beside.click()
    box = dialog(browser_page)
    box.locator("#kind").wait_for()
    assert box.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert browser_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_no_axe_violation(browser_page)
    for name in ("It should say", "Why?", "Link to a source", "Your e-mail"):
        box.get_by_label(name).focus()
        expect(box.get_by_label(name)).to_be_in_viewport()
    box.get_by_label("It should say").fill("after")
    button = box.get_by_role("button", name="Send", exact=True)
    button.focus()
    expect(button).to_be_in_viewport(ratio=1)
    browser_page.keyboard.press("Enter")
    link = box.get_by_role("link", name="Follow your report")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    press_escape(browser_page)
    assert host_site.reports[0]["should_say"] == "after"


def test_at_four_hundred_per_cent_the_line_at_the_foot_fits(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 256})
    host_site.answer = lambda _report: (503, {})
    leave_unsent(browser_page, host_site.page())
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot).to_contain_text("One report is waiting to be sent.")
    for name in ("Send now", "Not now"):
        expect(foot.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
