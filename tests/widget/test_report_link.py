from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import dialog, select

# Where the name is unknown, so is the element.
NO_DIALOG = "delete HTMLDialogElement.prototype.showModal; delete window.HTMLDialogElement;"


def test_write_to_us_here_leads_to_the_form_for_this_story(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    browser_page.goto(url)
    browser_page.get_by_role("link", name="here").click()
    browser_page.wait_for_url("**/report?url=*")
    assert browser_page.url == host_site.base + f"/report?url={quote(url, safe='')}&lang=en"


def test_the_form_is_asked_for_in_the_language_of_the_dialog(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(lang="uk-UA"))
    browser_page.get_by_role("link", name="here").click()
    browser_page.wait_for_url("**/report?url=*&lang=uk")


def test_so_it_is_where_the_dialog_cannot_be_had(host_site: HostSite, browser_page: Page) -> None:
    browser_page.add_init_script(NO_DIALOG)
    browser_page.goto(host_site.page(lang="uk-UA"))
    select(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    browser_page.wait_for_url("**/report?url=*&lang=uk&says=afer")


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
    browser_page.add_init_script(NO_DIALOG)
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    browser_page.wait_for_url("**/report?url=*&lang=en&says=afer")


@pytest.mark.parametrize("barred", ["no dialog", "no part"])
def test_the_form_is_given_the_selected_words_by_the_link_too(
    barred: str, host_site: HostSite, browser_page: Page
) -> None:
    if barred == "no dialog":
        browser_page.add_init_script(NO_DIALOG)
    else:
        browser_page.route("**/d.js", lambda route: route.abort())
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "military", "afer")
    browser_page.get_by_role("link", name="here").click()
    browser_page.wait_for_url("**/report?url=*")
    (says,) = parse_qs(urlsplit(browser_page.url).query)["says"]
    assert " ".join(says.split()) == "military band and mass synchronised dancing, afer"


def test_what_is_given_to_the_form_is_cut_and_never_breaks_the_address(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script(NO_DIALOG)
    browser_page.goto(host_site.page("<p id='p'>a" + "\U0001f41f" * 400 + "</p>"))
    browser_page.evaluate("getSelection().selectAllChildren(document.querySelector('#p'))")
    browser_page.keyboard.press("Control+Enter")
    browser_page.wait_for_url("**/report?url=*")
    (says,) = parse_qs(urlsplit(browser_page.url).query)["says"]
    assert says == "a" + "\U0001f41f" * 149 + "\ufffd"


def test_a_press_with_ctrl_leads_to_the_form_of_its_own_story(
    host_site: HostSite, browser_page: Page
) -> None:
    link = '<p data-corrigenda-story="/{0}"><a data-corrigenda="report">About the {0}</a></p>'
    browser_page.goto(host_site.page(link.format("bridge")))
    browser_page.evaluate(
        """link => { document.querySelector("main").insertAdjacentHTML("beforeend", link);
        corrigenda.refresh(); }""",
        link.format("tunnel"),
    )
    for name in ("bridge", "tunnel"):
        about = browser_page.get_by_role("link", name=f"About the {name}")
        with browser_page.context.expect_page() as opened:
            about.click(modifiers=["Control"])
        opened.value.wait_for_url("**/report?url=*")
        assert quote(f"{host_site.base}/{name}", safe="") + "&" in opened.value.url


def test_a_press_with_ctrl_after_the_address_changed_leads_to_the_new_story(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    browser_page.evaluate("history.pushState({}, '', '/next')")
    with browser_page.context.expect_page() as opened:
        browser_page.get_by_role("link", name="here").click(modifiers=["Control"])
    opened.value.wait_for_url("**/report?url=*next&lang=en")


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
