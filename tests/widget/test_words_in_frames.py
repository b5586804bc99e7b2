"""Words in a frame of the page's own origin are reported as the page's; others are left alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Page, expect

from .conftest import STORY, HostSite
from .reader import SELECT, dialog, press_escape, quoted_by, select, send

TABLE = """<h2>Catches</h2><p id="note">All figuers are in tonnes, for the year.</p>
  <table><tr><th>Port</th><th>Ships</th></tr><tr id="row"><td>Lind</td><td>14</td></tr></table>
  <canvas id="chart" role="img" aria-label="Catches rise from 3 to 9" width="90" height="60">
  </canvas>
  <textarea id="comment">figuers</textarea><a href="/next">next</a>"""
NO_TAG = "<!-- no tag -->"


@pytest.fixture
def framed(host_site: HostSite, browser_page: Page) -> Iterator[Frame]:
    """A story with a table in a frame, and the frame."""
    host_site.page(TABLE, path="/table", script=NO_TAG)
    frame = '<iframe id="frame" src="/table" width="600" height="400"></iframe>'
    browser_page.goto(host_site.page(STORY + frame))
    yield frame_of(browser_page, "/table")


def frame_of(page: Page, path: str) -> Frame:
    page.wait_for_function(
        "path => [...document.querySelectorAll('iframe')].some((one) => "
        "one.contentDocument?.readyState === 'complete' && one.contentDocument.URL.endsWith(path))",
        arg=path,
    )
    return next(one for one in page.frames if one.url.endswith(path))


def enter(page: Page, frame: Frame) -> None:
    """Press into the frame, as everybody does who selects something there."""
    frame.locator("h2").click()
    page.wait_for_function("document.activeElement.localName === 'iframe'")
    until_asked(page)


def until_asked(page: Page) -> None:
    """Until the part that listens to frames is there: its script goes when it has run."""
    page.wait_for_function(
        """performance.getEntriesByType("resource").some(({name}) => name.endsWith("/f.js"))
        && !document.querySelector("script[src$='/f.js']")"""
    )


def select_in(frame: Frame, selector: str, words: str) -> None:
    frame.evaluate(SELECT, [selector, words, selector, words])


def test_the_keys_open_the_dialog_in_the_page(
    framed: Frame, host_site: HostSite, browser_page: Page
) -> None:
    enter(browser_page, framed)
    select_in(framed, "#note", "figuers")
    browser_page.keyboard.press("Control+Enter")
    expect(dialog(browser_page).locator("mark")).to_have_text("figuers")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    (report,) = host_site.reports
    assert quoted_by(report) == "figuers"
    assert report["block"] == "All figuers are in tonnes, for the year."
    assert report["url"] == f"{host_site.base}/story"


def test_words_selected_with_the_mouse_in_a_frame_that_nobody_touched_before(
    framed: Frame, host_site: HostSite, browser_page: Page
) -> None:
    framed.locator("#row td").last.dblclick(position={"x": 8, "y": 10})
    until_asked(browser_page)
    browser_page.keyboard.press("Control+Enter")
    expect(dialog(browser_page).locator("mark")).to_have_text("14")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["block"] == "Lind | 14"


def test_the_button_stands_beside_them_and_opens_the_dialog(
    framed: Frame, browser_page: Page
) -> None:
    enter(browser_page, framed)
    framed.locator("#note").dblclick(position={"x": 30, "y": 8})
    button = browser_page.get_by_role("button", name="Suggest a correction")
    button.wait_for()
    at, outer = button.bounding_box(), browser_page.locator("#frame").bounding_box()
    words = framed.locator("#note").bounding_box()
    assert at is not None and outer is not None and words is not None
    assert outer["y"] < words["y"] < at["y"] < words["y"] + 80
    button.click()
    expect(dialog(browser_page).locator("mark")).to_have_text("figuers")


def test_the_link_of_the_page_reports_them(framed: Frame, browser_page: Page) -> None:
    enter(browser_page, framed)
    select_in(framed, "#note", "tonnes")
    browser_page.get_by_role("link", name="here").click()
    expect(dialog(browser_page).locator("mark")).to_have_text("tonnes")


def test_so_does_a_button_of_the_page(framed: Frame, browser_page: Page) -> None:
    enter(browser_page, framed)
    select_in(framed, "#note", "tonnes")
    browser_page.evaluate("corrigenda.report()")
    expect(dialog(browser_page).locator("mark")).to_have_text("tonnes")


def test_words_of_the_page_selected_afterwards_are_meant(framed: Frame, browser_page: Page) -> None:
    enter(browser_page, framed)
    select_in(framed, "#note", "tonnes")
    browser_page.locator("#first").click()
    select(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    expect(dialog(browser_page).locator("mark")).to_have_text("afer")


def test_a_picture_in_a_frame_is_reported_by_what_is_said_of_it(
    framed: Frame, browser_page: Page
) -> None:
    enter(browser_page, framed)
    framed.locator("#chart").click()
    browser_page.keyboard.press("Control+Enter")
    expect(dialog(browser_page).locator("mark")).to_have_text("Catches rise from 3 to 9")


def test_a_frame_that_leads_to_another_document_is_listened_to_again(
    framed: Frame, host_site: HostSite, browser_page: Page
) -> None:
    host_site.page("<h2>Next</h2><p id='later'>Come laiter.</p>", path="/next", script=NO_TAG)
    enter(browser_page, framed)
    framed.get_by_role("link", name="next").click()
    later = frame_of(browser_page, "/next")
    later.locator("#later").dblclick(position={"x": 60, "y": 8})
    browser_page.keyboard.press("Control+Enter")
    expect(dialog(browser_page).locator("mark")).to_have_text("laiter")


def test_a_frame_that_comes_late_within_a_frame(framed: Frame, browser_page: Page) -> None:
    enter(browser_page, framed)
    framed.evaluate(
        """() => { const inner = document.createElement("iframe");
        inner.srcdoc = "<p id='deep'>Deepp words.</p>"; document.body.prepend(inner); }"""
    )
    deep = framed.frame_locator("iframe")
    deep.locator("#deep").dblclick(position={"x": 15, "y": 8})
    browser_page.get_by_role("button", name="Suggest a correction").wait_for()
    browser_page.keyboard.press("Control+Enter")
    expect(dialog(browser_page).locator("mark")).to_have_text("Deepp")
    press_escape(browser_page)


def test_the_story_is_the_one_that_the_frame_stands_in(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.page(TABLE, path="/table", script=NO_TAG)
    body = """<section data-corrigenda-story="/one"><p>One.</p></section>
      <section data-corrigenda-story="/two"><iframe src="/table" height="300"></iframe></section>"""
    browser_page.goto(host_site.page(body))
    frame = frame_of(browser_page, "/table")
    enter(browser_page, frame)
    select_in(frame, "#note", "figuers")
    browser_page.keyboard.press("Control+Enter")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["url"] == f"{host_site.base}/two"


def test_a_story_in_a_frame_with_a_tag_of_its_own_reports_for_itself(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.page(TABLE, path="/inner")
    browser_page.goto(host_site.page('<p>Outer.</p><iframe src="/inner" height="600"></iframe>'))
    inner = frame_of(browser_page, "/inner")
    enter(browser_page, inner)
    select_in(inner, "#note", "figuers")
    browser_page.keyboard.press("Control+Enter")
    inner.locator("dialog[open]").wait_for()
    expect(dialog(browser_page)).to_have_count(0)


def test_a_page_whose_frames_nobody_enters_loads_nothing_for_them(
    framed: Frame, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.wait_for_load_state("networkidle")
    assert host_site.parts("f", "d", "b") == []
