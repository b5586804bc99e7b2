from __future__ import annotations

from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, expect

from .conftest import STORY, HostSite

PLACE = '<div data-corrigenda="notices">{}</div>' + STORY


def notice(number: int, words: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"n{number}",
        "kind": "correction",
        "placement": "top",
        "label": "Correction",
        "words": words,
        "language": "en",
        "published_at": "2031-05-04T09:30:00Z",
        "moment": "4 May 2031, 11:30 CEST",
        "permalink": f"/corrections/n{number}",
        "superseded_by": None,
        "earlier": None,
        "in_the_log": "In the log of corrections",
        "in_the_story": None,
        **more,
    }


def unfold(page: Page) -> None:
    """Open the line to which notices are folded that would have moved what is read."""
    expect(page.locator("aside.corrigenda-notice").first).to_be_attached()
    for line in page.locator("details.corrigenda-folded:not([open]) > summary").all():
        line.click()


def test_a_published_correction_stands_on_the_story(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, "The pact covers 15 ports, not 14.")]
    url = host_site.page(PLACE.format(""))
    browser_page.goto(url)
    drawn = browser_page.locator("aside.corrigenda-notice")
    expect(drawn).to_have_count(1)
    unfold(browser_page)
    assert drawn.locator("p").inner_text() == (
        "Correction 4 May 2031, 11:30 CEST The pact covers 15 ports, not 14."
    )
    assert drawn.get_attribute("data-kind") == "correction"
    assert drawn.get_attribute("lang") == "en"
    expect(drawn).to_have_css("direction", "ltr")
    assert drawn.locator("time").get_attribute("datetime") == "2031-05-04T09:30:00Z"
    link = drawn.get_by_role("link", name="In the log of corrections")
    assert link.get_attribute("href") == host_site.base + "/corrections/n1"
    assert host_site.requests("/api/notices") == ["/api/notices?url=" + quote(url, safe="")]


def test_the_notice_that_the_server_drew_stays_and_is_not_drawn_twice(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, "From the desk."), notice(2, "Another.")]
    included = '<aside class="corrigenda-notice" data-corrigenda-notice="n1">Included.</aside>'
    browser_page.goto(host_site.page(PLACE.format(included)))
    drawn = browser_page.locator("aside.corrigenda-notice")
    expect(drawn).to_have_count(2)
    assert drawn.first.inner_text() == "Included."
    expect(drawn.last).to_contain_text("Another.")


def test_words_with_markup_are_words(host_site: HostSite, browser_page: Page) -> None:
    words = "<script>document.title='gone'</script><img src=x onerror=alert(1)>"
    host_site.notices = [notice(1, words, label="<b>Correction</b>", permalink="javascript:1")]
    browser_page.goto(host_site.page(PLACE.format("")))
    drawn = browser_page.locator("aside.corrigenda-notice")
    expect(drawn).to_contain_text(words)
    expect(drawn.locator("script, img, b")).to_have_count(0)
    assert drawn.locator("a").get_attribute("href") is None
    assert browser_page.title() == "Story"


def test_a_superseded_notice_gives_way_to_the_one_after_it(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, "First words.", superseded_by="n2"), notice(2, "Later words.")]
    browser_page.goto(host_site.page(PLACE.format("")))
    drawn = browser_page.locator("aside.corrigenda-notice")
    expect(drawn).to_have_count(1)
    expect(drawn).to_contain_text("Later words.")


def test_a_notice_in_arabic_runs_as_its_page_does(host_site: HostSite, browser_page: Page) -> None:
    host_site.notices = [
        notice(1, "تشمل المعاهدة 15 ميناءً.", label="تصحيح", in_the_log="في سجل التصحيحات")
    ]
    body = '<div dir="rtl">' + PLACE.format("") + "</div>"
    browser_page.goto(host_site.page(body, lang="ar"))
    drawn = browser_page.locator("aside.corrigenda-notice")
    expect(drawn).to_have_css("direction", "rtl")
    expect(drawn).to_have_css("border-right-width", "4px")
    unfold(browser_page)
    expect(drawn.get_by_role("link", name="في سجل التصحيحات")).to_be_visible()


def test_a_host_restyles_notices_with_one_plain_rule(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, "Words.")]
    style = "<style>aside { border-inline-start: 9px solid } p { margin: 0 }</style>"
    browser_page.goto(host_site.page(PLACE.format(""), head=style))
    drawn = browser_page.locator("aside.corrigenda-notice")
    expect(drawn).to_have_css("border-left-width", "9px")


def test_a_desk_that_is_down_leaves_the_page_as_it_is(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.route("**/api/notices*", lambda route: route.abort())
    browser_page.goto(host_site.page(PLACE.format("As before.")))
    browser_page.wait_for_load_state("networkidle")
    expect(browser_page.locator("[data-corrigenda=notices]")).to_have_text("As before.")
