"""Pages on which stories follow one another, or the next takes the place of the last, unloaded."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Route, expect

from .conftest import HostSite
from .reader import dialog, press_escape, report_on, send

STORY = """<article data-corrigenda-story="/{name}"><h2>The {name}</h2>
  <p id="{name}">The {name} opened on Monday.</p>
  <div data-corrigenda="notices"></div>
  <a data-corrigenda="report">Tell us about the {name}</a></article>"""


def notice(name: str, more: str = "") -> dict[str, Any]:
    return {
        "id": f"n{name}", "kind": "correction", "placement": "end", "label": "Correction",
        "words": f"The {name} opened on Tuesday. {more}".strip(), "language": "en",
        "published_at": "2031-05-01T10:00:00+00:00", "moment": "1 May 2031, 10:00 UTC",
        "permalink": f"/corrections/n{name}", "superseded_by": None, "earlier": None,
        "in_the_log": "In the log of corrections", "in_the_story": None,
    }  # fmt: skip


def answer_by_story(page: Page, more: str = "") -> list[str]:
    """Notices of the story that is asked for, with `more` words; the names that were, in order."""
    asked: list[str] = []

    def reply(route: Route) -> None:
        url = parse_qs(urlsplit(route.request.url).query)["url"][0]
        name = url.rsplit("/", 1)[1]
        asked.append(name)
        hold = {"words": f"The {name} is being checked.", "language": "en"}
        held = hold if name == "bridge" else None
        route.fulfill(json={"url": url, "notices": [notice(name, more)], "hold": held})

    page.route("**/api/notices*", reply)
    return asked


def test_a_report_names_the_story_that_its_words_stand_in(
    host_site: HostSite, browser_page: Page
) -> None:
    answer_by_story(browser_page)
    body = STORY.format(name="bridge") + STORY.format(name="tunnel")
    browser_page.goto(host_site.page(body, head='<link rel="canonical" href="/bridge">'))
    for name in ("tunnel", "bridge"):
        report_on(browser_page, f"#{name}", "Monday")
        send(browser_page)
        dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
        press_escape(browser_page)
    assert [one["url"] for one in host_site.reports] == [
        host_site.base + "/tunnel", host_site.base + "/bridge",
    ]  # fmt: skip


def test_the_link_of_each_leads_to_its_own_form(host_site: HostSite, browser_page: Page) -> None:
    answer_by_story(browser_page)
    browser_page.goto(host_site.page(STORY.format(name="bridge") + STORY.format(name="tunnel")))
    browser_page.get_by_role("link", name="Tell us about the tunnel").click()
    browser_page.wait_for_url("**/report?url=*tunnel&lang=en")


def test_each_has_its_own_notices_and_its_own_hold(host_site: HostSite, browser_page: Page) -> None:
    asked = answer_by_story(browser_page)
    browser_page.goto(host_site.page(STORY.format(name="bridge") + STORY.format(name="tunnel")))
    bridge, tunnel = browser_page.locator("article").all()
    expect(bridge).to_contain_text("The bridge opened on Tuesday.")
    expect(tunnel).to_contain_text("The tunnel opened on Tuesday.")
    expect(bridge).not_to_contain_text("The tunnel opened on Tuesday.")
    expect(browser_page.locator("[data-corrigenda-hold]")).to_have_count(1)
    expect(bridge).to_contain_text("The bridge is being checked.")
    assert asked == ["bridge", "tunnel"]


def test_a_story_that_arrives_later_is_asked_for_when_the_page_says_so(
    host_site: HostSite, browser_page: Page
) -> None:
    asked = answer_by_story(browser_page)
    browser_page.goto(host_site.page(STORY.format(name="bridge")))
    expect(browser_page.locator("main")).to_contain_text("The bridge opened on Tuesday.")
    browser_page.evaluate(
        """story => { document.querySelector("main").insertAdjacentHTML("beforeend", story);
        corrigenda.refresh(); }""",
        STORY.format(name="tunnel"),
    )
    expect(browser_page.locator("main")).to_contain_text("The tunnel opened on Tuesday.")
    expect(browser_page.locator("[data-corrigenda-notice]")).to_have_count(2)
    assert asked == ["bridge", "tunnel"]


def test_a_page_that_changes_its_address_shows_the_notices_of_the_new_story(
    host_site: HostSite, browser_page: Page
) -> None:
    answer_by_story(browser_page)
    body = "<p id='p'>It opened on Monday.</p><div data-corrigenda='notices'></div>"
    browser_page.goto(host_site.page(body, path="/tunnel"))
    expect(browser_page.locator("main")).to_contain_text("The tunnel opened on Tuesday.")
    browser_page.evaluate("history.pushState({}, '', '/ferry'); corrigenda.refresh()")
    expect(browser_page.locator("main")).to_contain_text("The ferry opened on Tuesday.")
    expect(browser_page.locator("main")).not_to_contain_text("The tunnel opened on Tuesday.")
    report_on(browser_page, "#p", "Monday")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["url"] == host_site.base + "/ferry"


def test_an_address_on_another_origin_is_not_believed(
    host_site: HostSite, browser_page: Page
) -> None:
    body = '<div data-corrigenda-story="https://elsewhere.example/x"><p id="p">On Monday.</p></div>'
    browser_page.goto(host_site.page(body))
    report_on(browser_page, "#p", "Monday")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["url"] == host_site.base + "/story"
