"""A picture or a film has no words to select: pressing it and Ctrl+Enter means its caption."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import dialog, press_report_keys, select, send

PIXEL = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'/>"
FIGURES = f"""<p id="before">The bridge was opened on Monday.</p>
<figure id="picture"><a href="#large"><img src="{PIXEL}" alt="A bridge" width="90" height="60"></a>
  <figcaption>The new <b>bridge</b> of Lind on Sunday. Photo: Ilse Brandt</figcaption></figure>
<figure id="film"><video controls tabindex="0" width="300" height="150"></video>
  <figcaption>The mayor speaks.</figcaption></figure>
<img id="bare" src="{PIXEL}" alt="No caption" width="90" height="60">"""


@pytest.mark.parametrize(
    ("pressed", "caption"),
    [
        ("#picture img", "The new bridge of Lind on Sunday. Photo: Ilse Brandt"),
        ("#film video", "The mayor speaks."),
    ],
)
def test_what_was_pressed_last_is_meant(
    pressed: str, caption: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(FIGURES))
    browser_page.locator(pressed).click()
    box = press_report_keys(browser_page)
    expect(box.locator("mark")).to_have_text(caption)
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["selector"]["exact"] == caption


def test_by_the_keyboard_it_is_what_has_the_focus(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page(FIGURES))
    browser_page.locator("#picture a").focus()
    expect(press_report_keys(browser_page).locator("mark")).to_contain_text("bridge")


def test_selected_words_come_first(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page(FIGURES))
    browser_page.locator("#picture img").click()
    select(browser_page, "#before", "Monday")
    expect(press_report_keys(browser_page).locator("mark")).to_have_text("Monday")


def test_without_a_caption_nothing_opens(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page(FIGURES))
    browser_page.locator("#bare").click()
    browser_page.keyboard.press("Control+Enter")
    browser_page.locator("#film video").click()
    expect(press_report_keys(browser_page).locator("mark")).to_have_text("The mayor speaks.")
