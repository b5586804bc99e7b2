"""A picture or a film has no words to select: pressing it and Ctrl+Enter means its caption.

Where it has none, what the page says of it to who does not see it is meant.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import dialog, press_escape, press_report_keys, quoted_by, select, send

PIXEL = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'/>"
FIGURES = f"""<p id="before">The bridge was opened on Monday.</p>
<figure id="picture"><a href="#large"><img src="{PIXEL}" alt="A bridge" width="90" height="60"></a>
  <figcaption>The new <b>bridge</b> of Lind on Sunday. Photo: Ilse Brandt</figcaption></figure>
<figure id="film"><video controls tabindex="0" width="300" height="150"></video>
  <figcaption>The mayor speaks.</figcaption></figure>
<p><img id="bare" src="{PIXEL}" alt="" width="90" height="60"></p>
<p><a id="large" href="#"><img id="photo" src="/pictures/bridge.jpg?w=90" alt="The  bridge
  of Lind" width="90" height="60"></a></p>
<video id="speech" title="Speech of 3 May" controls width="300" height="150">
  <source src="speech.webm"></video>
<canvas id="chart" aria-label="Ships by port" width="90" height="60"></canvas>
<svg id="map" role="img" aria-labelledby="of" width="90" height="60">
  <rect width="90" height="60"/></svg><span id="of" hidden>Map of Lind</span>
<svg id="flag" role="img" width="90" height="60">
  <title>Flag of Lind</title><rect width="90" height="60"/></svg>"""


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


@pytest.mark.parametrize(
    ("pressed", "said", "address"),
    [
        ("#photo", "The bridge of Lind", "/pictures/bridge.jpg?w=90"),
        ("#speech", "Speech of 3 May", "/speech.webm"),
        ("#chart", "Ships by port", ""),
        ("#map", "Map of Lind", ""),
        ("#flag", "Flag of Lind", ""),
    ],
)
def test_without_a_caption_it_is_reported_by_what_the_page_says_of_it(
    pressed: str, said: str, address: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(FIGURES))
    browser_page.locator(pressed).click()
    expect(press_report_keys(browser_page).locator("mark")).to_have_text(said)
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    (report,) = host_site.reports
    assert quoted_by(report) == said
    # The desk is told which picture is meant.
    assert report["block"] == (f"{said}\n\n{host_site.base}{address}" if address else said)


def test_closing_gives_the_focus_back_and_selects_nothing(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(FIGURES))
    browser_page.locator("#photo").click()
    press_report_keys(browser_page)
    press_escape(browser_page)
    expect(browser_page.locator("#large")).to_be_focused()
    assert browser_page.evaluate("String(getSelection())") == ""


def test_where_nothing_is_said_of_it_nothing_opens(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page(FIGURES))
    browser_page.locator("#bare").click()
    browser_page.keyboard.press("Control+Enter")
    browser_page.locator("#film video").click()
    expect(press_report_keys(browser_page).locator("mark")).to_have_text("The mayor speaks.")


@pytest.mark.parametrize("pressed", ["#before", "#photo", "#picture figcaption"])
def test_a_press_before_does_not_hide_what_has_the_focus_now(
    pressed: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(FIGURES))
    browser_page.locator(pressed).click()
    for _ in range(9):
        browser_page.keyboard.press("Tab")
        if browser_page.evaluate("document.activeElement.closest('#film') !== null"):
            break
    expect(press_report_keys(browser_page).locator("mark")).to_have_text("The mayor speaks.")


def test_of_several_within_what_has_the_focus_the_pressed_one_is_meant(
    host_site: HostSite, browser_page: Page
) -> None:
    shown = f'<img src="{PIXEL}" alt="{{0}}" id="{{0}}" width="90" height="60">'
    both = shown.format("Bridge") + shown.format("Tunnel")
    browser_page.goto(host_site.page(f'<figure tabindex="0">{both}</figure>'))
    browser_page.locator("#Tunnel").click()
    expect(press_report_keys(browser_page).locator("mark")).to_have_text("Tunnel")
