"""A reader who saw the error hears of it, from a list that only their browser has."""

from __future__ import annotations

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import HostSite
from .test_notices import notice
from .test_strict_hosts import STRICT

PLACES = '<div data-corrigenda="notices"></div>{}<div data-corrigenda="seen"></div>'
STORY = PLACES.format("<h1>Treaty</h1><p>Fourteen ports.</p>")
KEY = "corrigenda.seen.daily"
HEADLINE = "Treaty <b>signed</b>"


def corrected(site: HostSite, path: str = "/treaty", **more: Any) -> dict[str, Any]:
    return {
        "id": "n1",
        "urls": [site.base + path],
        "headline": HEADLINE,
        "label": "Correction",
        "language": "en",
        "permalink": "/corrections/n1",
        **more,
    }


def seen(page: Page) -> Any:
    return page.locator("[data-corrigenda=seen]")


def read(site: HostSite, page: Page, path: str, query: str = "", **more: Any) -> None:
    """Read a story until it is remembered."""
    page.goto(site.page(STORY, path=path, **more) + query)
    expect(seen(page).get_by_role("button").last).to_be_visible()


def kept(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def test_a_story_that_is_corrected_after_it_was_read_is_told(
    host_site: HostSite, browser_page: Page
) -> None:
    read(host_site, browser_page, "/treaty", "?utm_source=letter#top")
    host_site.recent = [corrected(host_site), corrected(host_site, "/never-read", id="n9")]
    read(host_site, browser_page, "/another")
    told = seen(browser_page).locator(".corrigenda-seen-story")
    expect(told).to_have_text(f"A story you read was corrected: {HEADLINE} Got it")
    link = told.get_by_role("link", name=HEADLINE)
    assert link.get_attribute("href") == host_site.base + "/corrections/n1"


def test_nothing_that_was_read_is_sent(host_site: HostSite, browser_page: Page) -> None:
    sent: list[tuple[str, str]] = []
    browser_page.on("request", lambda one: sent.append((one.url, one.post_data or "")))
    read(host_site, browser_page, "/treaty")
    sent.clear()
    read(host_site, browser_page, "/another")
    assert not [one for one in sent if "treaty" in "".join(one)]
    (asked,) = host_site.requests("/corrections/")
    assert asked == "/corrections/recent.json?outlet=daily"


def test_what_stood_on_the_story_when_it_was_read_is_no_news(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, "It is 15.")]
    read(host_site, browser_page, "/treaty")
    host_site.recent = [corrected(host_site), corrected(host_site, id="n2", headline="Again")]
    host_site.notices = []
    read(host_site, browser_page, "/another")
    expect(seen(browser_page).get_by_role("link")).to_have_text("Again")


def test_the_story_itself_does_not_tell_of_itself(host_site: HostSite, browser_page: Page) -> None:
    read(host_site, browser_page, "/treaty")
    host_site.recent = [corrected(host_site)]
    host_site.notices = [notice(1, "It is 15.")]
    read(host_site, browser_page, "/treaty")
    expect(seen(browser_page).get_by_role("link")).to_have_count(0)


def test_what_the_reader_has_done_with_is_not_told_again(
    host_site: HostSite, browser_page: Page
) -> None:
    read(host_site, browser_page, "/treaty")
    host_site.recent = [corrected(host_site)]
    read(host_site, browser_page, "/another")
    seen(browser_page).get_by_role("button", name="Got it").click()
    expect(seen(browser_page).get_by_role("link")).to_have_count(0)
    expect(seen(browser_page)).to_be_focused()
    read(host_site, browser_page, "/third")
    expect(seen(browser_page).get_by_role("link")).to_have_count(0)


def test_who_switches_it_off_is_forgotten_until_they_switch_it_on(
    host_site: HostSite, browser_page: Page
) -> None:
    read(host_site, browser_page, "/treaty")
    seen(browser_page).get_by_role("button", name="Forget and switch off").click()
    expect(seen(browser_page)).to_contain_text("Nothing is remembered.")
    assert kept(browser_page) == {"off": True}
    host_site.recent = [corrected(host_site)]
    read(host_site, browser_page, "/another")
    assert kept(browser_page) == {"off": True}
    assert host_site.requests("/corrections/") == []
    seen(browser_page).get_by_role("button", name="Switch on").click()
    expect(seen(browser_page).get_by_role("button", name="Forget and switch off")).to_be_visible()
    assert kept(browser_page)["read"] == []


def test_where_no_place_is_nothing_is_kept_or_loaded(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page('<div data-corrigenda="notices"></div>', path="/treaty"))
    browser_page.wait_for_load_state("networkidle")
    assert browser_page.evaluate("localStorage.length") == 0
    assert host_site.parts("r") == []


def test_a_page_that_is_no_story_tells_but_is_not_remembered(
    host_site: HostSite, browser_page: Page
) -> None:
    read(host_site, browser_page, "/treaty")
    host_site.recent = [corrected(host_site)]
    browser_page.goto(host_site.page('<div data-corrigenda="seen"></div>', path="/"))
    expect(seen(browser_page).get_by_role("link")).to_have_text(HEADLINE)
    assert [url for url, *_ in kept(browser_page)["read"]] == [host_site.base + "/treaty"]


def test_two_hundred_stories_of_ninety_days_are_remembered(
    host_site: HostSite, browser_page: Page
) -> None:
    read(host_site, browser_page, "/treaty")
    browser_page.evaluate(
        """key => {
          const day = Math.floor(Date.now() / 86_400_000);
          const old = ["https://daily.example/old", day - 90, []];
          const many = [...Array(250).keys()].map((n) => ["https://daily.example/" + n, day, []]);
          localStorage.setItem(key, JSON.stringify({ read: [old, ...many], done: [] }));
        }""",
        KEY,
    )
    read(host_site, browser_page, "/another")
    urls = [url for url, *_ in kept(browser_page)["read"]]
    assert len(urls) == 200
    assert urls[-1] == host_site.base + "/another"
    assert "https://daily.example/old" not in urls
    assert "https://daily.example/0" not in urls


@pytest.mark.parametrize("broken", ["{", "[]", '"a"', '{"read": 4, "done": {}}', '{"read": [7]}'])
def test_what_cannot_be_read_is_begun_anew(
    broken: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page("", path="/empty"))
    browser_page.evaluate(f"localStorage.setItem('{KEY}', {json.dumps(broken)})")
    read(host_site, browser_page, "/treaty")
    assert [url for url, *_ in kept(browser_page)["read"]] == [host_site.base + "/treaty"]


def test_a_browser_that_keeps_nothing_shows_nothing(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    host_site.notices = [notice(1, "It is 15.")]
    browser_page.goto(host_site.page(STORY))
    expect(browser_page.locator("[data-corrigenda-notice]")).to_be_attached()
    browser_page.wait_for_load_state("networkidle")
    expect(seen(browser_page)).to_be_empty()


@pytest.mark.parametrize(
    ("lang", "said", "direction"),
    [
        ("uk", "Матеріал, який ви читали, виправлено:", "ltr"),
        ("ar", "صُحّح خبر قرأته:", "rtl"),
        ("fr", "A story you read was corrected:", "ltr"),
    ],
)
def test_it_speaks_the_pages_language(
    lang: str, said: str, direction: str, host_site: HostSite, browser_page: Page
) -> None:
    read(host_site, browser_page, "/treaty", lang=lang)
    host_site.recent = [corrected(host_site)]
    read(host_site, browser_page, "/another", lang=lang)
    told = seen(browser_page).locator(".corrigenda-seen-story")
    expect(told).to_contain_text(said)
    expect(told).to_have_css("direction", direction)


def test_a_strict_host_forbids_nothing_of_it_and_axe_finds_nothing(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script(
        """window.violations = [];
        document.addEventListener("securitypolicyviolation",
            (event) => violations.push(event.violatedDirective));"""
    )
    read(host_site, browser_page, "/treaty")
    host_site.recent = [corrected(host_site)]
    read(host_site, browser_page, "/another", csp=STRICT, tag='nonce="x"')
    expect(seen(browser_page).get_by_role("link")).to_be_visible()
    assert set(browser_page.evaluate("violations")) - {"img-src"} == set()
    browser_page.goto(host_site.page(STORY, path="/third"))
    expect(seen(browser_page).get_by_role("link")).to_be_visible()
    found = Axe().run(browser_page)
    assert found.violations_count == 0, found.generate_report()
