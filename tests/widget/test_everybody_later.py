"""What comes to the dialog later, and what stands at the foot of the page, bars nobody either.

In every language and both schemes: axe finds nothing, nothing is wider than its box, and whatever
is pressed is high enough for a thumb.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from corrigenda.lib.languages import LANGUAGES

from .barriers import assert_no_axe_violation, let_axe_see_colours
from .conftest import HostSite
from .reader import dialog, press_escape, report_on

STORY = """<p id="first">The guests arrived afer noon.</p>
<p id="second">The pact covers 14 ports.</p>"""
Act = Callable[[HostSite, Page], None]

TOO_LOW = """() => [...document.querySelectorAll("body > div")].flatMap((host) =>
  [...host.shadowRoot.querySelectorAll("button, a, input, select, textarea")].filter(
    (one) => one.checkVisibility() && one.getBoundingClientRect().height < 44,
  ).map((one) => one.outerHTML))"""
TOO_WIDE = """() => [...document.querySelectorAll("body > div")].flatMap((host) =>
  [...host.shadowRoot.querySelectorAll("dialog, .foot, li, .waiting, .known, .actions")].filter(
    (one) => one.scrollWidth > one.clientWidth + 1,
  ).map((one) => one.className || one.localName))"""


def _opened(page: Page, block: str = "#first", words: str = "afer") -> None:
    report_on(page, block, words)
    page.locator("#kind").wait_for()


def _note(page: Page, block: str, words: str) -> None:
    _opened(page, block, words)
    page.locator("dialog .body button.link").click()
    page.locator("dialog").wait_for(state="detached")


def a_kind_is_chosen(_site: HostSite, page: Page) -> None:
    _opened(page)
    page.locator("#kind").select_option("clarification")


def others_reported_it(site: HostSite, page: Page) -> None:
    site.known = 11
    _opened(page)
    page.locator("dialog .known").wait_for()


def two_passages_are_noted(_site: HostSite, page: Page) -> None:
    _note(page, "#first", "afer")
    _note(page, "#first", "guests")
    page.locator(".foot").wait_for()


def two_are_noted_beside_the_next(site: HostSite, page: Page) -> None:
    two_passages_are_noted(site, page)
    _opened(page, "#second", "14 ports")
    page.locator("dialog .waiting").first.wait_for()


def reports_wait(site: HostSite, page: Page) -> None:
    two_passages_are_noted(site, page)
    page.reload()
    page.locator(".foot").wait_for()


def reports_wait_beside_the_next(site: HostSite, page: Page) -> None:
    reports_wait(site, page)
    _opened(page, "#second", "14 ports")
    page.locator("dialog .waiting").first.wait_for()


def waiting_reports_are_sent(site: HostSite, page: Page) -> None:
    reports_wait(site, page)
    page.locator(".foot .waiting button").click()
    page.locator(".foot a").nth(1).wait_for()


def a_begun_report_is_offered(_site: HostSite, page: Page) -> None:
    _opened(page)
    page.locator("#why").fill("A letter is missing.")
    press_escape(page)
    page.reload()
    page.locator(".foot q").wait_for()


def her_own_list(site: HostSite, page: Page) -> None:
    for block, words in (("#first", "afer"), ("#second", "The pact covers 14 ports.")):
        _opened(page, block, words)
        page.locator("dialog .main").click()
        page.locator(".outcome.sent").wait_for()
        press_escape(page)
    site.states = [{"state": "joined", "label": "Being looked at"}, None]
    page.evaluate("corrigenda.mine()")
    page.locator("dialog li", has_text="Being looked at").wait_for()


def an_empty_list(_site: HostSite, page: Page) -> None:
    page.evaluate("corrigenda.mine()")
    dialog(page).locator(".note").wait_for()


ACTS: list[Act] = [
    a_kind_is_chosen,
    others_reported_it,
    two_passages_are_noted,
    two_are_noted_beside_the_next,
    reports_wait,
    reports_wait_beside_the_next,
    waiting_reports_are_sent,
    a_begun_report_is_offered,
    her_own_list,
    an_empty_list,
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_it_bars_nobody(lang: str, act: Act, host_site: HostSite, browser_page: Page) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 640})
    browser_page.emulate_media(reduced_motion="reduce")
    let_axe_see_colours(browser_page)
    browser_page.goto(host_site.page(STORY, lang=lang))
    act(host_site, browser_page)
    for scheme in ("light", "dark"):
        browser_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert_no_axe_violation(browser_page)
    assert browser_page.evaluate(TOO_LOW) == []
    assert browser_page.evaluate(TOO_WIDE) == []
