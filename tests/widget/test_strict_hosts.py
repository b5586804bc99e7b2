from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import STORY, HostSite
from .reader import dialog, report_on, send
from .test_notices import notice

STRICT = (
    "default-src 'none'; script-src 'nonce-x'; connect-src 'self'; style-src 'none'; "
    "form-action 'none'; base-uri 'none'"
)
TYPED = STRICT + "; require-trusted-types-for 'script'; trusted-types corrigenda"


@pytest.mark.parametrize("csp", [STRICT, TYPED], ids=["strict", "trusted types"])
@pytest.mark.parametrize("lang", ["en", "uk"])
def test_the_whole_journey_breaks_no_rule_of_a_strict_host(
    csp: str, lang: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script(
        """window.violations = [];
        document.addEventListener("securitypolicyviolation",
            (event) => violations.push(event.violatedDirective + " " + event.blockedURI));"""
    )
    host_site.notices = [notice(1, "Words.")]
    body = '<div data-corrigenda="notices"></div>' + STORY
    browser_page.goto(host_site.page(body, lang=lang, tag='nonce="x"', csp=csp))
    expect(browser_page.locator("aside.corrigenda-notice")).to_have_css("border-left-width", "4px")
    box = report_on(browser_page, "#first", "afer")
    expect(box.locator("blockquote")).to_have_css("white-space", "pre-line")
    if lang == "uk":
        expect(box.get_by_role("heading")).to_have_text("Запропонувати виправлення")
    browser_page.keyboard.press("Control+Enter")
    box.get_by_role("link").wait_for()
    favicon = {"img-src " + host_site.base + "/favicon.ico"}
    assert set(browser_page.evaluate("violations")) - favicon == set()


def test_a_browser_without_constructed_sheets_is_served_by_the_nonce(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script("delete CSSStyleSheet.prototype.replaceSync")
    csp = STRICT.replace("style-src 'none'", "style-src 'nonce-x'")
    browser_page.goto(host_site.page(tag='nonce="x"', csp=csp))
    box = report_on(browser_page, "#first", "afer")
    expect(box.locator("blockquote")).to_have_css("white-space", "pre-line")


def test_a_style_sheet_of_the_host_does_not_reach_the_dialog(
    host_site: HostSite, browser_page: Page
) -> None:
    head = """<style>* { display: block !important; color: lime !important; opacity: 0.1 }
      div, dialog, button { font-size: 40px !important }</style>"""
    browser_page.goto(host_site.page(head=head))
    box = report_on(browser_page, "#first", "afer")
    expect(box).to_have_css("font-size", "16px")
    expect(box).to_have_css("color", "rgb(28, 27, 26)")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()


def test_a_host_gives_its_colours_by_custom_properties(
    host_site: HostSite, browser_page: Page
) -> None:
    head = "<style>:root { --corrigenda-accent: #005a2b; --corrigenda-radius: 0px }</style>"
    browser_page.goto(host_site.page(head=head))
    box = report_on(browser_page, "#first", "afer")
    main = box.get_by_role("button", name="Send", exact=True)
    expect(main).to_have_css("background-color", "rgb(0, 90, 43)")
    expect(main).to_have_css("border-radius", "0px")


def test_the_pages_own_shortcuts_do_not_act_on_typing_in_the_dialog(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    browser_page.evaluate(
        "window.pressed = []; document.addEventListener('keydown', e => pressed.push(e.key))"
    )
    report_on(browser_page, "#first", "afer")
    browser_page.keyboard.type("jk/")
    assert not {"j", "k", "/"} & set(browser_page.evaluate("pressed"))


def test_a_desk_on_a_host_of_its_own_is_reached_there(
    host_site: HostSite, browser_page: Page
) -> None:
    desk = host_site.base.replace("127.0.0.1", "localhost")
    host_site.notices = [notice(1, "Words.")]
    body = '<div data-corrigenda="notices"></div>' + STORY
    browser_page.goto(host_site.page(body, desk=desk, lang="uk"))
    link = browser_page.locator("aside.corrigenda-notice a")
    assert link.get_attribute("href") == desk + "/corrections/n1"
    box = report_on(browser_page, "#first", "afer")
    expect(box.get_by_role("heading")).to_have_text("Запропонувати виправлення")
    browser_page.keyboard.press("Control+Enter")
    receipt_link = box.get_by_role("link")
    receipt_link.wait_for()
    assert receipt_link.get_attribute("href") == desk + "/receipt/token-1"
    assert host_site.reports[0]["url"] == host_site.base + "/story"
