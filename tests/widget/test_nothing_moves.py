"""Notices that the script draws move little of what a reader sees, as Chromium counts it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import PARTS, HostSite
from .test_notices import notice
from .test_the_words_in_the_story import PORTS

LITTLE = 0.05
LONG = (
    "An earlier version of this story said that the pact covered 14 ports and that the harbour "
    "masters of Verdania had not been asked. It covers 15 ports, and they were asked in March."
)
SHEET = """<style>body { margin: 0; font: 18px/1.6 serif } main { max-width: 38rem; margin: auto;
  padding: 1rem } h1 { font-size: 2.5rem; line-height: 1.1 }</style>"""
LINE = "<p>The square filled early, and the harbour masters of Lind went home through the rain.</p>"
STORY = "<h1>Ostrava Bay and Verdania sign a treaty</h1><p>Fifteen ports, one pen.</p>{}"
TOP = '<div data-corrigenda="notices" data-placement="top">{}</div>'
END = '<div data-corrigenda="notices" data-placement="end"></div>'
PACT = '<p id="pact">The pact covers 15 ports and three fishing grounds off Verdania.</p>'
BODY = STORY.format(TOP.format("")) + LINE * 3 + PACT + LINE * 20 + END
DRAWN = '<aside class="corrigenda-notice" data-corrigenda-notice="n1"><p>' + LONG + "</p></aside>"

WATCH = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });"""
LATE = """const ask = window.fetch;
const painted = () => new Promise((done) => requestAnimationFrame(() =>
  requestAnimationFrame(() => setTimeout(done, 100))));
window.fetch = (...asked) => painted().then(() => ask(...asked));"""
SETTLED = """() => new Promise((done) => requestAnimationFrame(() =>
  requestAnimationFrame(() => setTimeout(() => done(shifts.reduce((a, b) => a + b, 0)), 200))))"""
SIZES = [(375, 667), (375, 812), (1280, 720), (1280, 900)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def moved(page: Page) -> float:
    """The sum of all shifts, once the page has settled."""
    return float(page.evaluate(SETTLED))


def look(site: HostSite, page: Page, body: str, size: tuple[int, int]) -> None:
    """Open the story in a window of that size; the desk answers only after it was painted."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(WATCH + LATE)
    page.goto(site.page(body, head=SHEET))


@sizes
def test_what_the_server_drew_does_not_move(
    size: tuple[int, int], host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, LONG)]
    body = BODY.replace(TOP.format(""), TOP.format(DRAWN))
    look(host_site, browser_page, body, size)
    browser_page.wait_for_load_state("networkidle")
    assert moved(browser_page) == 0


@sizes
def test_a_notice_that_only_the_script_draws_moves_little(
    size: tuple[int, int], host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, LONG)]
    look(host_site, browser_page, BODY, size)
    expect(browser_page.locator("aside.corrigenda-notice")).to_be_attached()
    assert 0 < moved(browser_page) <= LITTLE


@sizes
def test_nor_do_three_at_all_places(
    size: tuple[int, int], host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [
        notice(1, LONG, kind="withdrawal", label="Withdrawn"),
        notice(2, LONG, in_the_story=PORTS),
        notice(3, LONG, placement="end"),
    ]
    look(host_site, browser_page, BODY, size)
    expect(browser_page.locator("aside.corrigenda-notice")).to_have_count(3)
    assert moved(browser_page) <= LITTLE
    expect(browser_page.locator("[data-placement=end] details")).to_have_count(0)


def test_what_is_folded_says_its_kind_and_opens(host_site: HostSite, browser_page: Page) -> None:
    host_site.notices = [notice(1, LONG), notice(2, "Another.")]
    look(host_site, browser_page, BODY, (375, 667))
    line = browser_page.locator("summary")
    expect(line).to_be_visible()
    expect(line).to_contain_text(re.compile(r"^Correction \(\+1\) 4 May 2031, 11:30 CEST"))
    box = line.bounding_box()
    assert box is not None
    assert 24 <= box["height"] <= 32
    assert browser_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    line.press("Enter")
    drawn = browser_page.locator("aside.corrigenda-notice")
    expect(drawn.first).to_be_visible()
    expect(drawn.last).to_be_visible()
    expect(line.locator("span")).to_be_hidden()
    assert moved(browser_page) <= LITTLE


def test_a_notice_below_what_is_seen_is_never_folded(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, LONG, placement="end")]
    look(host_site, browser_page, BODY, (375, 667))
    expect(browser_page.get_by_text(LONG)).to_be_visible()
    expect(browser_page.locator("details")).to_have_count(0)
    assert moved(browser_page) == 0


def test_where_a_site_keeps_room_the_notice_stands_whole(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, LONG)]
    body = BODY.replace("<div ", '<div style="min-height: 260px; overflow: auto" ', 1)
    look(host_site, browser_page, body, (375, 812))
    expect(browser_page.get_by_text(LONG)).to_be_visible()
    expect(browser_page.locator("details")).to_have_count(0)
    assert moved(browser_page) == 0


def test_a_short_notice_with_room_in_the_window_stands_whole(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, "It is 15.")]
    low = BODY.replace("<h1>", "<div style='height: 560px'></div><h1>")
    look(host_site, browser_page, low, (1280, 720))
    expect(browser_page.get_by_text("It is 15.")).to_be_visible()
    expect(browser_page.locator("details")).to_have_count(0)
    assert moved(browser_page) <= LITTLE


def test_a_page_view_asks_for_the_notices_once_and_for_nothing_else(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(BODY))
    browser_page.wait_for_load_state("networkidle")
    asked = [one.split("?")[0] for one in host_site.asked if "favicon" not in one]
    assert asked == ["/story", "/c/w.js", "/api/notices"]


def test_with_a_notice_one_part_that_browsers_keep_comes_besides(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, LONG)]
    browser_page.goto(host_site.page(BODY))
    expect(browser_page.locator("aside.corrigenda-notice")).to_be_attached()
    browser_page.wait_for_load_state("networkidle")
    asked = [one.split("?")[0] for one in host_site.asked if "favicon" not in one]
    assert asked == ["/story", "/c/w.js", "/api/notices", f"{PARTS}n.js"]


def test_a_page_without_places_asks_for_nothing(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page(LINE))
    browser_page.wait_for_load_state("networkidle")
    assert host_site.requests("/api") == []
