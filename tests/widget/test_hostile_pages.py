"""Pages that did not expect us: a reader reports a passage on each, or is led to the form."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .conftest import STORY, HostSite, receipt
from .reader import dialog, press_report_keys, quoted_by, report_on, select, send

# As Prototype.js 1.6 had it: JSON of any list is a text.
TO_JSON = """Array.prototype.toJSON = function () {
  return "[" + this.map((one) => JSON.stringify(one)).join(", ") + "]";
};"""


@dataclass(frozen=True)
class Hostile:
    """What a page does before our script, and once it is there."""

    before: str = ""
    after: str = ""


PAGES = {
    "every list has more in it": Hostile(
        "Array.prototype.last = function () { return this[this.length - 1]; };"
        "Array.prototype.each = Array.prototype.forEach; Array.prototype.size = 1;"
    ),
    "every list has a toJSON": Hostile(TO_JSON),
    "every object has more in it": Hostile("Object.prototype.extend = function () {};"),
    "JSON cannot be read": Hostile(after="JSON.parse = () => { throw new Error('mine'); };"),
    "fetch is watched": Hostile(
        after="""const ask = window.fetch; window.seen = [];
        window.fetch = async function (...asked) {
          const answer = await ask.apply(this, asked);
          seen.push(await answer.clone().text());
          return answer;
        };"""
    ),
    "a key listener stops all else": Hostile(
        after="addEventListener('keyup', (event) => event.stopImmediatePropagation(), true);"
    ),
    "our names are taken": Hostile(
        "window.corrigenda = undefined; window.desk = 1; window.open = null; window.h = null;"
    ),
}


def suggest(page: Page) -> None:
    """By selectors: Playwright's labels and roles are blind in XHTML."""
    box = report_on(page, "#first", "afer")
    box.locator("#should_say").fill("after")
    box.locator(".main").click()
    box.locator(".sent a").wait_for()


def assert_told(site: HostSite) -> None:
    (report,) = site.reports
    assert quoted_by(report) == "afer"
    assert report["should_say"] == "after"
    assert report["url"].startswith(site.base + "/story")


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_reports_a_passage_where(
    name: str, host_site: HostSite, browser_page: Page
) -> None:
    hostile = PAGES[name]
    browser_page.goto(host_site.page(head=f"<script>{hostile.before}</script>"))
    browser_page.evaluate(f"() => {{ {hostile.after} }}")
    suggest(browser_page)
    assert_told(host_site)


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        ("text/html", "<html><script src='/c/w.js' data-outlet='daily' defer></script>{}"),
        (
            "application/xhtml+xml",
            "<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><title>Story</title>"
            "<script src='/c/w.js' data-outlet='daily' defer='defer'></script></head>"
            "<body>{}</body></html>",
        ),
    ],
    ids=["quirks", "XHTML"],
)
def test_a_reader_reports_a_passage_in_another_mode(
    kind: str, html: str, host_site: HostSite, browser_page: Page
) -> None:
    body = "<p id='first'>The guests arrived <b>afer</b> noon.</p>"
    host_site.pages["/story"] = (html.format(body), {"content-type": kind})
    browser_page.goto(host_site.base + "/story")
    assert browser_page.evaluate("document.contentType") == kind
    assert browser_page.evaluate("document.compatMode") == (
        "BackCompat" if kind == "text/html" else "CSS1Compat"
    )
    suggest(browser_page)
    assert_told(host_site)


def test_a_reader_reports_a_passage_of_a_page_of_fifty_thousand_nodes(
    host_site: HostSite, browser_page: Page
) -> None:
    lines = "".join(f"<p>Line <i>{number}</i></p>" for number in range(12_500))
    browser_page.goto(host_site.page(lines + STORY + lines))
    assert browser_page.evaluate("document.querySelectorAll('*').length") > 50_000
    suggest(browser_page)
    assert_told(host_site)


def test_who_selects_all_of_a_long_page_is_told_that_it_is_too_much(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(STORY + "<p>The pact covers 14 ports.</p>" * 1000))
    browser_page.evaluate("getSelection().selectAllChildren(document.documentElement)")
    expect(press_report_keys(browser_page)).to_contain_text("more than 20,000 characters")


def test_a_frame_of_another_origin_may_have_the_focus(
    host_site: HostSite, browser_page: Page
) -> None:
    other = host_site.page("<input id='inside'>", path="/other", script="<meta name='none'>")
    frame = f"<iframe src='{other.replace('127.0.0.1', 'localhost')}'></iframe>"
    browser_page.goto(host_site.page(frame + STORY))
    browser_page.frame_locator("iframe").locator("#inside").click()
    select(browser_page, "#first", "afer")
    browser_page.get_by_role("button", name="Suggest a correction").click()
    box = dialog(browser_page)
    box.get_by_label("It should say").fill("after")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    assert_told(host_site)


@pytest.mark.parametrize("year", [1971, 2001, 2099])
def test_a_clock_that_is_years_off_loses_nothing(
    year: int, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.clock.set_fixed_time(f"{year}-03-04T05:06:07Z")
    url = host_site.page()
    browser_page.goto(url)
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("It should say").fill("after")
    browser_page.wait_for_function("!!localStorage['corrigenda.waiting']")
    browser_page.goto(url)
    browser_page.get_by_role("button", name="Go on").click()
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert_told(host_site)


def test_a_report_that_could_not_be_sent_is_kept_where_lists_have_a_to_json(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda _report: (503, {})
    url = host_site.page(head=f"<script>{TO_JSON}</script>")
    browser_page.goto(url)
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("It should say").fill("after")
    send(browser_page)
    expect(box).to_contain_text("Your report is kept on this device.")
    host_site.answer = lambda _report: receipt()
    host_site.reports.clear()
    browser_page.goto(url)
    browser_page.get_by_role("button", name="Send now").click()
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot.get_by_role("link", name="Follow your report")).to_be_visible()
    assert_told(host_site)


@pytest.mark.parametrize(
    "act",
    [
        "JSON.stringify = () => { throw new Error('mine'); };",
        "Element.prototype.attachShadow = () => { throw new Error('mine'); };",
        "HTMLDialogElement.prototype.showModal = () => { throw new Error('mine'); };",
        """new MutationObserver(() => {
          for (const one of document.documentElement.querySelectorAll(":scope > div")) one.remove();
        }).observe(document.documentElement, { childList: true });""",
    ],
    ids=["JSON cannot be written", "no shadow", "no modal dialog", "all that is drawn is removed"],
)
def test_who_cannot_have_the_dialog_is_led_to_the_form_with_the_words(
    act: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    browser_page.evaluate(f"() => {{ {act} }}")
    select(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    browser_page.wait_for_url("**/report?url=*")
    asked = parse_qs(urlsplit(browser_page.url).query)
    assert asked == {"url": [host_site.base + "/story"], "lang": ["en"], "says": ["afer"]}


def test_words_that_can_be_neither_sent_nor_kept_are_said_to_be_lost(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    browser_page.evaluate("() => { JSON.stringify = () => { throw new Error('mine'); }; }")
    browser_page.evaluate("() => { window.fetch = () => { throw new Error('mine'); }; }")
    send(browser_page)
    expect(box).to_contain_text("this browser would not keep your report")
    assert host_site.reports == []
