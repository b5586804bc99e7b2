from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from corrigenda.lib.languages import LANGUAGES

from .barriers import assert_no_axe_violation, let_axe_see_colours
from .conftest import HostSite
from .reader import press_escape, press_report_keys, report_on, select


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_the_open_dialog_and_its_outcomes(
    lang: str, scheme: str, host_site: HostSite, browser_page: Page
) -> None:
    let_axe_see_colours(browser_page)
    browser_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    body = "<p id='first'>The guests arrived afer noon.</p>"
    browser_page.goto(host_site.page(body, lang=lang))
    box = report_on(browser_page, "#first", "afer")
    # Axe looks at a tree that it made a while before: what comes later is to have come.
    box.locator("#kind").wait_for()
    assert_no_axe_violation(browser_page)
    host_site.answer = lambda _report: (422, {"detail": "No."})
    browser_page.keyboard.press("Control+Enter")
    box.locator(".refused").wait_for()
    assert_no_axe_violation(browser_page)
    host_site.answer = lambda _report: (503, {})
    browser_page.keyboard.press("Control+Enter")
    expect(box.locator(".outcome")).to_have_class("outcome kept")
    assert_no_axe_violation(browser_page)
    host_site.answer = HostSite.answer
    browser_page.keyboard.press("Control+Enter")
    box.locator(".sent").wait_for()
    assert_no_axe_violation(browser_page)


def test_escape_gives_back_the_focus_and_the_selection(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    browser_page.locator("#second a").focus()
    select(browser_page, "#second a", "fishing")
    press_report_keys(browser_page)
    press_escape(browser_page)
    expect(browser_page.locator("#second a")).to_be_focused()
    assert browser_page.evaluate("String(getSelection())") == "fishing"


def test_tab_never_leaves_the_dialog_for_the_page(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    # The last fields come after the dialog has opened.
    report_on(browser_page, "#first", "afer").locator("#kind").wait_for()
    name = """() => {
      const host = document.activeElement;
      return host.shadowRoot ? host.shadowRoot.activeElement.id || "button" : host.localName;
    }"""
    visited = set()
    for _ in range(20):
        browser_page.keyboard.press("Tab")
        visited.add(browser_page.evaluate(name))
    fields = {"should_say", "why", "source", "kind", "contact", "button"}
    assert fields <= visited
    assert visited <= fields | {"", "body", "html"}


def test_what_was_typed_survives_an_accidental_escape(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("Why?").fill("It is a typo.")
    press_escape(browser_page)
    box = report_on(browser_page, "#second", "14 ports")
    expect(box.get_by_label("Why?")).to_have_value("")
    press_escape(browser_page)
    box = report_on(browser_page, "#first", "afer")
    expect(box.get_by_label("Why?")).to_have_value("It is a typo.")


def test_a_short_passage_is_corrected_in_place_and_a_long_one_is_not(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(f"<p id='p1'>{'word ' * 30}</p><p id='p2'>{'word ' * 60}</p>"))
    for block, prefilled in (("#p1", True), ("#p2", False)):
        browser_page.evaluate(
            "block => getSelection().selectAllChildren(document.querySelector(block))", block
        )
        box = press_report_keys(browser_page)
        value = box.get_by_label("It should say").input_value()
        assert bool(value) is prefilled
        press_escape(browser_page)


def test_the_dialog_is_named_and_its_parts_are_labelled(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    report_on(browser_page, "#first", "afer").locator("#kind").wait_for()
    tree = browser_page.locator("html").aria_snapshot()
    assert 'dialog "Suggest a correction"' in tree
    for name in ("It should say", "Why?", "Link to a source", "Your e-mail"):
        assert re.search(rf'textbox "{re.escape(name)}', tree)
    assert 'button "Close"' in tree


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_it_is_a_sheet_at_the_foot_without_sideways_scrolling(
    lang: str, width: int, host_site: HostSite, browser: Browser
) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 568}, has_touch=True, is_mobile=True
    )
    try:
        page.goto(host_site.page("<p id='first'>They came afer noon.</p>", lang=lang))
        page.emulate_media(reduced_motion="reduce")
        box = report_on(page, "#first", "afer")
        shape = box.bounding_box()
        assert shape is not None
        assert shape["width"] == width
        assert shape["y"] + shape["height"] == pytest.approx(568, abs=1)
        assert box.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
        expect(box.locator(".main")).to_be_in_viewport()
    finally:
        page.close()


def test_without_a_wish_for_less_motion_it_moves_and_with_it_it_does_not(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    expect(box).to_have_css("animation-name", "rise")
    browser_page.emulate_media(reduced_motion="reduce")
    expect(box).to_have_css("animation-name", "none")


def test_an_arabic_page_has_a_dialog_from_right_to_left(
    host_site: HostSite, browser_page: Page
) -> None:
    body = "<p id='first' dir='rtl'>وصل الضيوف بعد الظهر.</p>"
    browser_page.goto(host_site.page(body, lang="ar"))
    box = report_on(browser_page, "#first", "الضيوف")
    expect(box).to_have_attribute("dir", "rtl")
    expect(box).to_have_attribute("lang", "ar")
    expect(box.get_by_role("heading")).to_have_text("اقتراح تصحيح")


def test_a_page_in_a_language_we_lack_is_answered_in_english(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(lang="fi"))
    box = report_on(browser_page, "#first", "afer")
    expect(box.get_by_role("heading")).to_have_text("Suggest a correction")
    expect(box).to_have_attribute("lang", "en")


def test_a_language_that_cannot_be_loaded_is_answered_in_english(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.route("**/c/*/lang/*", lambda route: route.abort())
    browser_page.goto(host_site.page(lang="uk"))
    box = report_on(browser_page, "#first", "afer")
    expect(box.get_by_role("heading")).to_have_text("Suggest a correction")


def test_the_reason_of_a_refusal_is_in_sight_on_a_phone(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 568})
    # The sheet slides in, and two boxes that are measured meanwhile are of two moments.
    browser_page.emulate_media(reduced_motion="reduce")
    host_site.answer = lambda _report: (422, {"detail": "The link is not a web address."})
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    both = [box.locator(part).element_handle() for part in (".refused", ".actions")]
    # A sticky row stands on whole pixels, what is above it need not. Of one moment, and the last.
    browser_page.wait_for_function(
        "([reason, actions]) => { const boxes = [reason, actions].map("
        "(one) => one.getBoundingClientRect());"
        " return boxes[0].height > 0 && boxes[0].bottom < boxes[1].top + 1; }",
        arg=both,
    )
