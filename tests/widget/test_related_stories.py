"""Other stories on the same: drawn where the page has a place for them, and as plain text."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from .conftest import BUILT, HostSite
from .test_nothing_moves import LATE, LINE, LITTLE, SHEET, WATCH, moved, sizes
from .test_strict_hosts import STRICT

PLACE = '<div id="place" data-corrigenda="related">{}</div>'
STORY = "<h1>Ferry aground</h1>" + LINE + PLACE.format("") + LINE
BELOW = "<h1>Ferry aground</h1>" + LINE * 40 + PLACE.format("")
SERVED = (
    '<aside class="corrigenda-related" data-corrigenda-related lang="en" dir="ltr">'
    '<h2>Other topics of interest</h2><ul><li><a href="/x">From the server</a></li></ul></aside>'
)
DARK = "<style>body { background: #141414; color: #eee }</style>"
HEADINGS = {
    "en": ("Other topics of interest", "ltr", "Inquiry into the ferry <b>Patience</b> begins"),
    "uk": ("Читайте також", "ltr", "Почалося розслідування аварії порома «Терпіння»"),
    "ar": ("مواضيع أخرى قد تهمك", "rtl", "بدء التحقيق في جنوح عبّارة «الصبر» على بحيرة ميرو"),
}


def others(language: str = "en", **more: Any) -> dict[str, Any]:
    heading, direction, headline = HEADINGS[language]
    one = {
        "headline": headline,
        "url": "/inquiry",
        "published_at": "2026-06-05T10:00:00+00:00",
        "day": "5 June 2026",
        "corrected": None,
    }
    marked = {"says": "Corrected", "permalink": "/corrections/n1", "label": "Correction"}
    stories = [one, {**one, "url": "/salvage", "corrected": marked}, {**one, "url": "/third"}]
    said = {"heading": heading, "language": language, "direction": direction, "stories": stories}
    return {**said, **more}


def drawn(page: Page) -> Locator:
    return page.locator("#place aside.corrigenda-related")


def unfold(page: Page) -> None:
    """Open what was folded because it would have moved too much."""
    page.evaluate("document.querySelectorAll('#place details').forEach((one) => one.open = true)")


def test_they_are_drawn_in_the_place_of_the_page(host_site: HostSite, browser_page: Page) -> None:
    host_site.related = others()
    browser_page.goto(host_site.page(BELOW))
    expect(drawn(browser_page)).to_contain_text("Other topics of interest")
    links = drawn(browser_page).get_by_role("link")
    expect(links).to_have_count(4)
    assert links.nth(0).get_attribute("href") == host_site.base + "/inquiry"
    assert links.nth(2).inner_text() == "Corrected"
    assert links.nth(2).get_attribute("href") == host_site.base + "/corrections/n1"
    assert drawn(browser_page).locator("time").first.get_attribute("datetime") is not None


def test_a_headline_is_text_and_a_link_leads_to_the_web(
    host_site: HostSite, browser_page: Page
) -> None:
    hostile = others()
    hostile["stories"][0] |= {"url": "javascript:alert(1)", "headline": "<img src=x onerror=a()>"}
    host_site.related = hostile
    browser_page.goto(host_site.page(BELOW))
    expect(drawn(browser_page)).to_contain_text("<img src=x onerror=a()>")
    assert drawn(browser_page).locator("img").count() == 0
    assert drawn(browser_page).locator("li a").first.get_attribute("href") is None


def test_a_page_without_a_place_asks_for_nothing(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page("<h1>Ferry</h1>" + LINE), wait_until="networkidle")
    assert host_site.requests("/api/related") == []
    assert host_site.parts("o") == []


def test_it_asks_once_whatever_places_there_are(host_site: HostSite, browser_page: Page) -> None:
    host_site.related = others()
    two = BELOW + '<div data-corrigenda="related"></div>'
    browser_page.goto(host_site.page(two), wait_until="networkidle")
    expect(browser_page.locator("aside.corrigenda-related")).to_have_count(1)
    assert len(host_site.requests("/api/related")) == 1


def test_what_the_server_drew_stays_and_nothing_is_asked(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.related = others()
    page = host_site.page("<h1>Ferry</h1>" + LINE + PLACE.format(SERVED))
    browser_page.goto(page, wait_until="networkidle")
    assert host_site.requests("/api/related") == []
    expect(drawn(browser_page)).to_have_count(1)
    expect(drawn(browser_page)).to_contain_text("From the server")


@pytest.mark.parametrize("answer", [{}, {"stories": []}, others(stories=[])])
def test_where_there_is_none_nothing_is_drawn(
    answer: dict[str, Any], host_site: HostSite, browser_page: Page
) -> None:
    host_site.related = answer
    browser_page.goto(host_site.page(BELOW), wait_until="networkidle")
    assert browser_page.locator("#place").inner_html() == ""


def test_it_is_drawn_on_a_page_that_forbids_all_it_can(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.related = others()
    browser_page.goto(host_site.page(BELOW, tag='nonce="x"', csp=STRICT))
    expect(drawn(browser_page)).to_be_attached()


@sizes
@pytest.mark.parametrize("body", [STORY, BELOW], ids=["in sight", "below"])
def test_what_is_read_moves_little(
    body: str, size: tuple[int, int], host_site: HostSite, browser_page: Page
) -> None:
    host_site.related = others()
    browser_page.set_viewport_size({"width": size[0], "height": size[1]})
    browser_page.add_init_script(WATCH + LATE)
    browser_page.goto(host_site.page(body, head=SHEET))
    expect(drawn(browser_page)).to_be_attached()
    assert moved(browser_page) <= LITTLE


def test_in_sight_only_its_heading_stands_and_opens(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.related = others()
    browser_page.set_viewport_size({"width": 375, "height": 667})
    browser_page.goto(host_site.page(STORY, head=SHEET))
    link = drawn(browser_page).get_by_role("link").first
    expect(link).to_be_hidden()
    drawn(browser_page).locator("summary").click()
    expect(link).to_be_visible()


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_it_has_no_barrier_at_any_look(
    width: int, scheme: str, language: str, host_site: HostSite, browser_page: Page
) -> None:
    host_site.related = others(language)
    browser_page.set_viewport_size({"width": width, "height": 800})
    head = SHEET + (DARK if scheme == "dark" else "")
    body = f'<div dir="{HEADINGS[language][1]}">{BELOW}</div>'
    browser_page.goto(host_site.page(body, lang=language, head=head))
    expect(drawn(browser_page)).to_be_attached()
    unfold(browser_page)
    found = Axe().run(browser_page, context="#place")
    assert found.violations_count == 0, found.generate_report()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser_page.evaluate(wide) == 0


def test_a_reader_who_selects_in_it_selects_no_part_of_the_story(
    host_site: HostSite, browser_page: Page
) -> None:
    """The box is one beside the story, as the desk's own reading has it."""
    assert "related" in (BUILT / "d.js").read_text("ascii")
    from corrigenda.flow.articles.blocks import Role
    from corrigenda.flow.articles.reading import read_html

    html = f"<article><h1>Ferry</h1>{LINE * 9}{PLACE.format(SERVED)}{LINE * 3}</article>"
    blocks = read_html(html.encode()).blocks
    said = [one.text for one in blocks if one.role is not Role.aside]
    assert not [one for one in said if "From the server" in one or "Other topics" in one]
