"""From a notice, or from its address, to the corrected words in the story."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.highlights import marked

from .conftest import HostSite
from .test_notices import notice, unfold
from .test_strict_hosts import STRICT, TYPED

PARAGRAPH = "<p>Nobody spoke, and the harbour masters of Lind went home through the rain.</p>"
STORY = """
<h1>Ostrava Bay and Verdania sign a treaty</h1>
<div data-corrigenda="notices"></div>
<p id="first">The square filled early, featuring a military band and mass dancing.</p>
{before}
<p id="pact">The pact covers <b>15</b> ports and <a href="/fish">three fishing grounds</a> off
   Verdania, the union of har&shy;bour masters said.</p>
<aside aria-label="Newsletter"><p>The pact covers 15 ports and no fishing grounds, says our
   newsletter.</p></aside>
<p id="second">The mayor had spoken of 15 ports before.</p>
{after}
"""
BODY = STORY.format(before=PARAGRAPH * 30, after=PARAGRAPH * 30)
WORDS = "In an earlier version the pact covered 14 ports; it covers 15 ports."


def place(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return {
        "selector": quote,
        "show": "Show in the story",
        "gone": "These words do not stand in the story any more.",
        "ambiguous": "These words stand at several places in the story.",
    }


PORTS = place("15 ports", "The pact covers ", " and three fishing grounds off Verdania")


@pytest.fixture(autouse=True)
def at_once(browser_page: Page) -> None:
    """No smooth scrolling, of which nobody knows when it ends."""
    browser_page.emulate_media(reduced_motion="reduce")


def is_in_sight(page: Page, selector: str) -> None:
    page.wait_for_function(
        """selector => { const { top, bottom } = document.querySelector(selector)
             .getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }""",
        arg=selector,
    )


def follow(page: Page) -> None:
    unfold(page)
    page.get_by_role("link", name="Show in the story").click()


def test_the_notices_link_shows_the_corrected_words(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    browser_page.goto(host_site.page(BODY))
    before = browser_page.locator("#pact").evaluate("element => element.innerHTML")
    assert host_site.parts("p") == []
    follow(browser_page)
    assert marked(browser_page) == ["15", " ports"]
    is_in_sight(browser_page, "#pact b")
    assert browser_page.locator("#pact").evaluate("element => element.innerHTML") == before
    assert len(host_site.parts("p")) == 1
    assert host_site.parts("d") == []


def test_an_address_with_the_notices_id_leads_to_the_words(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [
        notice(1, "Another.", in_the_story=None),
        notice(2, "", in_the_story=PORTS),
    ]
    browser_page.goto(host_site.page(BODY) + "#corrigenda-n2")
    assert marked(browser_page) == ["15", " ports"]
    is_in_sight(browser_page, "#pact b")


def test_such_an_address_needs_no_place_for_notices(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    body = BODY.replace('<div data-corrigenda="notices"></div>', "")
    browser_page.goto(host_site.page(body) + "#corrigenda-n1")
    assert marked(browser_page) == ["15", " ports"]


def test_the_keyboard_goes_on_from_the_words(host_site: HostSite, browser_page: Page) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    browser_page.goto(host_site.page(BODY))
    unfold(browser_page)
    link = browser_page.get_by_role("link", name="Show in the story")
    link.focus()
    browser_page.keyboard.press("Enter")
    expect(browser_page.locator("#pact")).to_be_focused()
    browser_page.keyboard.press("Tab")
    expect(browser_page.locator("#pact a")).to_be_focused()
    expect(browser_page.locator("#pact")).not_to_have_attribute("tabindex", "-1")


def test_the_link_works_again_after_the_reader_went_elsewhere(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    browser_page.goto(host_site.page(BODY))
    follow(browser_page)
    is_in_sight(browser_page, "#pact b")
    browser_page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    is_in_sight(browser_page, "h1")
    follow(browser_page)
    is_in_sight(browser_page, "#pact b")


@pytest.mark.parametrize(("motion", "steps"), [("reduce", {"auto"}), ("no-preference", {"smooth"})])
def test_who_wants_less_motion_gets_none(
    motion: Any, steps: set[str], host_site: HostSite, browser_page: Page
) -> None:
    browser_page.emulate_media(reduced_motion=motion)
    browser_page.add_init_script(
        """window.scrolled = []; const own = Element.prototype.scrollIntoView;
        Element.prototype.scrollIntoView = function (how) {
          scrolled.push(how.behavior); own.call(this, how); };"""
    )
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    browser_page.goto(host_site.page(BODY))
    follow(browser_page)
    browser_page.wait_for_function("scrolled.length")
    assert set(browser_page.evaluate("scrolled")) == steps


@pytest.mark.parametrize(
    ("story", "selector", "said"),
    [
        ("<p>The pact covers 16 ports.</p>", PORTS, "do not stand in the story any more."),
        ("<p>15 ports</p><p>15 ports</p>", place("15 ports"), "at several places in the story."),
    ],
    ids=["gone", "ambiguous"],
)
def test_what_has_no_place_is_said_and_nothing_is_marked(
    story: str, selector: dict[str, Any], said: str, host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=selector)]
    body = '<div data-corrigenda="notices"></div>' + story
    browser_page.goto(host_site.page(body))
    follow(browser_page)
    expect(browser_page.get_by_role("status")).to_contain_text(said)
    assert not browser_page.evaluate("CSS.highlights.has('corrigenda')")


def test_words_that_only_the_notice_repeats_are_gone(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=place("it covers 15 ports"))]
    browser_page.goto(host_site.page(BODY.replace("covers", "takes in")))
    follow(browser_page)
    expect(browser_page.get_by_role("status")).to_contain_text("any more")


def test_words_over_two_blocks_are_marked_without_the_box_between(
    host_site: HostSite, browser_page: Page
) -> None:
    words = place("harbour masters said. The mayor", "Verdania, the union of ", " had spoken")
    host_site.notices = [notice(1, WORDS, in_the_story=words)]
    browser_page.goto(host_site.page(BODY))
    follow(browser_page)
    assert marked(browser_page) == ["har\u00adbour masters said.", "The mayor"]


def test_words_in_a_closed_part_of_the_page_are_opened(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    body = BODY.replace('<p id="pact">', "<details><summary>The pact</summary><p id='pact'>")
    browser_page.goto(
        host_site.page(body.replace("masters said.</p>", "masters said.</p></details>"))
    )
    follow(browser_page)
    expect(browser_page.locator("details:has(#pact)")).to_have_attribute("open", "")
    is_in_sight(browser_page, "#pact b")


def test_words_in_a_shadow_tree_are_marked_there(host_site: HostSite, browser_page: Page) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=place("9 cranes", "The harbour has "))]
    box = """<fact-box id="box"></fact-box><script>
      box.attachShadow({mode: "open"}).innerHTML = "<p>The harbour has <b>9</b> cranes.</p>"
      </script>"""
    browser_page.goto(host_site.page(BODY + box))
    follow(browser_page)
    assert marked(browser_page) == ["9", " cranes"]


def test_a_browser_that_cannot_highlight_selects_the_words(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script("delete CSS.highlights; delete window.Highlight")
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    browser_page.goto(host_site.page(BODY))
    follow(browser_page)
    browser_page.wait_for_function("String(getSelection()) === '15 ports'")


def test_a_notice_that_the_server_drew_gets_its_link(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    drawn = '<aside class="corrigenda-notice" data-corrigenda-notice="n1">Included.</aside>'
    browser_page.goto(host_site.page(BODY.replace("></div>", f">{drawn}</div>", 1)))
    expect(browser_page.locator("aside.corrigenda-notice")).to_contain_text("Included.")
    follow(browser_page)
    assert marked(browser_page) == ["15", " ports"]


def test_a_correction_that_left_no_words_has_no_link(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS)]
    browser_page.goto(host_site.page(BODY))
    expect(browser_page.locator("aside.corrigenda-notice a")).to_have_count(1)


def test_an_address_of_no_notice_changes_nothing(host_site: HostSite, browser_page: Page) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    browser_page.goto(host_site.page(BODY) + "#corrigenda-nobody")
    expect(browser_page.locator("aside.corrigenda-notice")).to_have_count(1)
    browser_page.wait_for_load_state("networkidle")
    assert not browser_page.evaluate("CSS.highlights.has('corrigenda')")


@pytest.mark.parametrize("csp", [STRICT, TYPED], ids=["strict", "trusted types"])
def test_a_strict_host_forbids_nothing_of_it(
    csp: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script(
        """window.violations = [];
        document.addEventListener("securitypolicyviolation",
            (event) => violations.push(event.violatedDirective + " " + event.blockedURI));"""
    )
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    browser_page.goto(host_site.page(BODY, tag='nonce="x"', csp=csp))
    follow(browser_page)
    assert marked(browser_page) == ["15", " ports"]
    is_in_sight(browser_page, "#pact b")
    favicon = {"img-src " + host_site.base + "/favicon.ico"}
    assert set(browser_page.evaluate("violations")) - favicon == set()


def test_axe_finds_nothing_once_the_words_are_shown(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, WORDS, in_the_story=PORTS)]
    browser_page.goto(host_site.page(BODY))
    follow(browser_page)
    marked(browser_page)
    found = Axe().run(browser_page)
    assert found.violations_count == 0, found.generate_report()
