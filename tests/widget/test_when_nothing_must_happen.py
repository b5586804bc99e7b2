from __future__ import annotations

from html import escape

import pytest
from playwright.sync_api import Page, expect

from .conftest import STORY, HostSite
from .reader import dialog, press_escape, press_report_keys, select, select_all_of


def assert_quiet(page: Page, site: HostSite) -> None:
    page.wait_for_timeout(200)
    expect(dialog(page)).to_have_count(0)
    assert site.reports == []


@pytest.mark.parametrize("field", ["#field", "#area", "#editor"])
def test_the_keys_belong_to_the_page_while_the_reader_types(
    field: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    browser_page.locator(field).click()
    browser_page.keyboard.press("Control+a")
    browser_page.keyboard.press("Control+Enter")
    assert_quiet(browser_page, host_site)


def test_a_field_inside_a_shadow_root_is_a_field_too(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(STORY + '<div id="comments"></div>'))
    browser_page.evaluate(
        """() => {
        const input = document.createElement("textarea");
        document.querySelector("#comments").attachShadow({mode: "open"}).append(input);
        getSelection().selectAllChildren(document.querySelector("#first"));
        input.focus();
        getSelection().selectAllChildren(document.querySelector("#first"));
        input.focus();
        }"""
    )
    browser_page.keyboard.press("Control+Enter")
    assert_quiet(browser_page, host_site)


def test_the_keys_belong_to_a_frame_while_the_reader_types_there(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(f'<iframe srcdoc="{escape(STORY)}" height="400"></iframe>'))
    frame = browser_page.frame_locator("iframe")
    frame.locator("h1").click()
    for field in ("#field", "#area", "#editor"):
        frame.locator(field).click()
        browser_page.keyboard.press("Control+a")
        browser_page.keyboard.press("Control+Enter")
    assert_quiet(browser_page, host_site)
    assert host_site.parts("f") != []


@pytest.mark.parametrize("attribute", ["", 'sandbox="allow-scripts"'])
def test_a_frame_that_is_not_ours_is_left_alone(
    attribute: str, host_site: HostSite, browser_page: Page
) -> None:
    host_site.page(path="/table", script="<!-- no tag -->")
    elsewhere = host_site.base if attribute else host_site.base.replace("127.0.0.1", "localhost")
    frame = f'<iframe src="{elsewhere}/table" height="300" {attribute}></iframe>'
    browser_page.goto(host_site.page("<p>A table.</p>" + frame))
    browser_page.frame_locator("iframe").locator("b").dblclick()
    browser_page.keyboard.press("Control+Enter")
    assert_quiet(browser_page, host_site)
    assert host_site.parts("f", "b") == []


def test_no_selection_no_dialog(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    browser_page.locator("h1").click()
    browser_page.keyboard.press("Control+Enter")
    assert_quiet(browser_page, host_site)
    assert host_site.parts("b", "d") == []


def test_a_selection_of_spaces_is_no_selection(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page("<p id='gap'>A&nbsp; &nbsp;B</p>"))
    browser_page.evaluate(
        "() => { const t = document.querySelector('#gap').firstChild;"
        "getSelection().setBaseAndExtent(t, 1, t, 4); }"
    )
    browser_page.keyboard.press("Control+Enter")
    assert_quiet(browser_page, host_site)


def test_keys_that_the_page_has_used_are_left_alone(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    browser_page.evaluate(
        "document.body.addEventListener('keydown', (event) => event.preventDefault())"
    )
    select(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    assert_quiet(browser_page, host_site)


def test_a_page_that_is_only_read_costs_one_script(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    browser_page.wait_for_load_state("networkidle")
    assert [path for path in host_site.asked if path != "/favicon.ico"] == ["/story", "/c/w.js"]
    assert browser_page.evaluate("document.cookie") == ""
    assert browser_page.evaluate("localStorage.length") == 0


def test_two_tags_on_one_page_are_one_widget(host_site: HostSite, browser_page: Page) -> None:
    second = '<script src="/c/w.js" data-outlet="daily" defer></script>'
    browser_page.goto(host_site.page(head=second))
    select_all_of(browser_page, "#first")
    press_report_keys(browser_page)
    expect(dialog(browser_page)).to_have_count(1)


def test_one_hundred_thousand_characters_are_asked_to_be_fewer(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(f"<p id='long'>{'Ten words. ' * 10_000}</p>"))
    select_all_of(browser_page, "#long")
    box = press_report_keys(browser_page)
    expect(box).to_contain_text("more than 20,000 characters")
    expect(box.get_by_role("textbox")).to_have_count(0)
    press_escape(browser_page)
