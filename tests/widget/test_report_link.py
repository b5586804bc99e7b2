from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import dialog, select


def test_write_to_us_here_leads_to_the_form_for_this_story(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    browser_page.goto(url)
    browser_page.get_by_role("link", name="here").click()
    browser_page.wait_for_url("**/report?url=*")
    assert browser_page.url == host_site.base + "/report?url=" + quote(url, safe="")


def test_with_words_selected_the_link_opens_the_dialog_on_them(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    browser_page.goto(url)
    select(browser_page, "#first", "afer")
    browser_page.get_by_role("link", name="here").click()
    expect(dialog(browser_page).locator("mark")).to_have_text("afer")
    assert browser_page.url == url


def test_a_browser_without_dialogs_goes_to_the_form(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script("delete window.HTMLDialogElement")
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    browser_page.wait_for_url("**/report?url=*")


def test_a_dialog_part_that_cannot_be_loaded_leads_to_the_form(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.route("**/d.js", lambda route: route.abort())
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    browser_page.wait_for_url("**/report?url=*")


def test_a_button_of_the_page_may_ask_by_the_one_global(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "afer")
    browser_page.evaluate("corrigenda.report()")
    expect(dialog(browser_page)).to_be_visible()
    assert browser_page.evaluate("Object.keys(corrigenda)") == ["report", "mine", "refresh"]
