"""Beside selected words stands a button, for all who have no Ctrl+Enter, and out of the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.conftest import PATIENCE

from .barriers import assert_no_axe_violation, let_axe_see_colours
from .conftest import STORY, HostSite
from .reader import dialog, press_escape, press_report_keys, select, send

LONG = STORY + "".join(f"<p id='p{number}'>Paragraph {number}.</p>" for number in range(60))


def the_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Suggest a correction")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True)
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def words_at(page: Page) -> dict[str, float]:
    box: dict[str, float] = page.evaluate(
        "(({x, y, width, height}) => ({x, y, width, height}))"
        "(getSelection().getRangeAt(0).getBoundingClientRect())"
    )
    return box


def overlap(one: dict[str, float], two: dict[str, float]) -> bool:
    return (
        one["x"] < two["x"] + two["width"]
        and two["x"] < one["x"] + one["width"]
        and one["y"] < two["y"] + two["height"]
        and two["y"] < one["y"] + one["height"]
    )


def place_of(button: Locator) -> dict[str, float]:
    box = button.bounding_box()
    assert box is not None
    return dict(box)  # type: ignore[arg-type]


def test_a_double_click_brings_it_and_a_press_opens_the_dialog_on_the_words(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    assert host_site.parts("b") == []
    browser_page.locator("b").dblclick()
    button = the_button(browser_page)
    expect(button).to_contain_text("Ctrl+Enter")
    assert not overlap(place_of(button), words_at(browser_page))
    button.click()
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["selector"]["exact"] == "afer"


def test_the_dialog_comes_behind_it_so_that_a_key_need_not_wait(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    assert host_site.parts("b", "d") == []
    with browser_page.expect_request("**/d.js"):
        browser_page.locator("b").dblclick()
    expect(dialog(browser_page)).to_have_count(0)


def test_on_a_phone_it_is_away_from_the_words_and_their_menu(
    host_site: HostSite, phone: Page
) -> None:
    phone.goto(host_site.page(LONG))
    for words in ("#first", "#p20", "#p59"):
        phone.evaluate("getSelection().removeAllRanges()")
        expect(the_button(phone)).to_have_count(0)
        phone.locator(words).scroll_into_view_if_needed()
        phone.locator(words).tap()
        phone.evaluate(
            "words => getSelection().selectAllChildren(document.querySelector(words))", words
        )
        button = the_button(phone)
        expect(button).to_be_in_viewport()
        around = words_at(phone)
        # Menus of browsers stand within some 60 pixels above or below what is selected.
        menu = {**around, "x": 0, "width": 375, "y": around["y"] - 60}
        menu["height"] = around["height"] + 120
        assert not overlap(place_of(button), menu), words
        assert place_of(button)["height"] >= 44
        expect(button).to_have_text("Suggest a correction")


def test_a_tap_on_it_opens_the_dialog_on_the_words(host_site: HostSite, phone: Page) -> None:
    phone.goto(host_site.page())
    phone.locator("#first").tap()
    select(phone, "#first", "afer")
    the_button(phone).tap()
    expect(dialog(phone).get_by_label("It should say")).to_have_value("afer")
    expect(the_button(phone)).to_have_count(0)


def test_it_goes_with_the_selection(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "afer")
    expect(the_button(browser_page)).to_be_visible()
    browser_page.evaluate("getSelection().removeAllRanges()")
    expect(the_button(browser_page)).to_have_count(0)


def test_nothing_of_it_stands_behind_the_dialog(host_site: HostSite, browser_page: Page) -> None:
    # The breath in which it would go with the selection never ends here.
    browser_page.add_init_script(
        """const real = setTimeout;
        window.setTimeout = (act, wait, ...more) => wait === 250 ? 0 : real(act, wait, ...more);"""
    )
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "afer")
    expect(the_button(browser_page)).to_be_visible()
    press_report_keys(browser_page)
    expect(browser_page.locator("button[aria-keyshortcuts]")).to_have_count(0)


def test_it_does_not_come_behind_a_dialog_that_was_quicker(
    host_site: HostSite, browser_page: Page
) -> None:
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    browser_page.route("**/b.js", hold)
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "The square", "dancing")
    press_report_keys(browser_page)
    with browser_page.expect_response("**/b.js"):
        late[0].continue_()
    browser_page.wait_for_function("document.head.querySelector('script[src$=\"b.js\"]') === null")
    expect(browser_page.locator("button[aria-keyshortcuts]")).to_have_count(0)


def test_it_stays_beside_the_words_while_the_page_scrolls(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(LONG))
    select(browser_page, "#second", "14 ports")
    before = place_of(the_button(browser_page))["y"] - words_at(browser_page)["y"]
    browser_page.mouse.wheel(0, 40)
    browser_page.wait_for_function("scrollY === 40")
    # The page hears of its scrolling with the next frame.
    browser_page.wait_for_function("() => new Promise((next) => requestAnimationFrame(next))")
    after = place_of(the_button(browser_page))["y"] - words_at(browser_page)["y"]
    assert after == pytest.approx(before, abs=1)


@pytest.mark.parametrize("field", ["#field", "#area", "#editor"])
def test_in_a_field_it_does_not_come(field: str, host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    select(browser_page, "#second", "14 ports")
    expect(the_button(browser_page)).to_be_visible()
    browser_page.locator(field).focus()
    browser_page.keyboard.press("Control+A")
    expect(the_button(browser_page)).to_have_count(0)


def test_a_site_may_do_without_it(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page(tag='data-button="off"'))
    select(browser_page, "#first", "afer")
    press_report_keys(browser_page)
    press_escape(browser_page)
    expect(the_button(browser_page)).to_have_count(0)
    assert host_site.parts("b") == []


@pytest.mark.parametrize(
    ("lang", "says"),
    [("uk", "Запропонувати виправлення"), ("de", "Korrektur vorschlagen"), ("ar", "اقتراح تصحيح")],
)
def test_it_speaks_the_language_of_the_page(
    lang: str, says: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(lang=lang))
    select(browser_page, "#first", "afer")
    expect(browser_page.get_by_role("button", name=says)).to_be_visible()


def test_on_a_mac_it_names_the_mac_s_keys(host_site: HostSite, browser_page: Page) -> None:
    browser_page.add_init_script(
        "Object.defineProperty(navigator, 'platform', {get: () => 'MacIntel'})"
    )
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "afer")
    expect(the_button(browser_page)).to_contain_text("⌘ Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, host_site: HostSite, browser_page: Page) -> None:
    let_axe_see_colours(browser_page)
    browser_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    browser_page.goto(host_site.page("<p id='first'>They came afer noon.</p>"))
    select(browser_page, "#first", "afer")
    expect(the_button(browser_page)).to_be_visible()
    assert_no_axe_violation(browser_page)


def test_what_was_drawn_further_since_it_came_is_meant(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    select(browser_page, "#first", "af")
    beside = browser_page.get_by_role("button", name="Suggest a correction")
    expect(beside).to_be_visible()
    # Before the quarter of a second is over after which it is placed anew; a touch empties it then.
    browser_page.evaluate(
        """async () => {
          getSelection().modify("extend", "right", "word");
          await new Promise((take) => document.addEventListener("selectionchange", take));
          getSelection().removeAllRanges();
          for (const { shadowRoot } of document.querySelectorAll("html > div"))
            shadowRoot?.querySelector("button")?.click();
        }"""
    )
    expect(dialog(browser_page).locator("mark")).to_have_text("afer")


def test_one_character_is_a_passage_by_touch_too(host_site: HostSite, phone: Page) -> None:
    phone.goto(host_site.page("<p id='first'>Lind, \u6797 and 7 others.</p>"))
    for character in ("\u6797", "7"):
        select(phone, "#first", character)
        phone.get_by_role("button", name="Suggest a correction").tap()
        expect(dialog(phone).locator("mark")).to_have_text(character)
        press_escape(phone)
