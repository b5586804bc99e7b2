"""Each notice stands at the place that its gravity asks for; the page's own text is not touched."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import HostSite
from .test_notices import notice, unfold
from .test_the_words_in_the_story import PORTS

ANY = '<div id="any" data-corrigenda="notices"></div>'
PLACES = {
    place: f'<div id="{place}" data-corrigenda="notices" data-placement="{place}"></div>'
    for place in ("top", "passage", "end")
}
PACT = '<p id="pact">The pact covers <b>15</b> ports and three fishing grounds off Verdania.</p>'
LINE = "<p>The square filled early, and the harbour masters of Lind went home through the rain.</p>"
HOLD = {"words": "Part of this story is being checked.", "language": "en"}

UNDERLINED = """() => new Promise((found, failed) => {
  const ends = performance.now() + 5_000;
  const look = () => {
    const words = CSS.highlights.get("corrigenda-passage");
    if (words) found([...words].map(String));
    else if (performance.now() > ends) failed(new Error("nothing is underlined"));
    else setTimeout(look, 20);
  };
  look();
})"""


def body(*places: str) -> str:
    """A story with these places, as a house might set them."""
    made = {**PLACES, "any": ANY}
    above = "".join(made[one] for one in places if one in ("top", "any"))
    below = "".join(made[one] for one in places if one in ("passage", "end"))
    return f"<h1>Treaty</h1>{above}{LINE}{PACT}{LINE * 25}{below}"


def where(page: Page, number: int) -> str:
    """The id of the place in which a notice stands."""
    drawn = page.locator(f"[data-corrigenda-notice=n{number}]")
    expect(drawn).to_be_attached()
    return str(drawn.evaluate("one => one.closest('[data-corrigenda=notices]').id"))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("top", "passage", "end"), ("top", "passage", "end")),
        (("top", "end"), ("top", "top", "end")),
        (("any", "end"), ("any", "any", "end")),
        (("any",), ("any", "any", "any")),
        (("end",), ("end", "end", "end")),
    ],
    ids="-".join,
)
def test_it_stands_at_its_own_place_or_at_the_gravest_there_is(
    places: tuple[str, ...], expected: tuple[str, ...], host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [
        notice(1, "Withdrawn.", placement="top"),
        notice(2, "A name was wrong.", placement="passage"),
        notice(3, "A comma was wrong.", placement="end"),
    ]
    browser_page.goto(host_site.page(body(*places)))
    assert tuple(where(browser_page, number) for number in (1, 2, 3)) == expected


def footnote(site: HostSite, page: Page) -> None:
    site.notices = [notice(1, "It is 15 ports.", placement="passage", in_the_story=PORTS)]
    page.emulate_media(reduced_motion="reduce")
    page.goto(site.page(body("top", "passage")))


def test_the_words_of_a_footnote_are_underlined_and_the_page_is_as_it_was(
    host_site: HostSite, browser_page: Page
) -> None:
    footnote(host_site, browser_page)
    assert browser_page.evaluate(UNDERLINED) == ["15", " ports"]
    as_it_was = PACT.removeprefix('<p id="pact">').removesuffix("</p>")
    assert browser_page.locator("#pact").evaluate("one => one.innerHTML") == as_it_was


def test_a_press_on_the_underlined_words_leads_to_the_footnote(
    host_site: HostSite, browser_page: Page
) -> None:
    footnote(host_site, browser_page)
    browser_page.evaluate(UNDERLINED)
    drawn = browser_page.locator("[data-corrigenda-notice=n1]")
    expect(drawn).not_to_be_in_viewport()
    browser_page.locator("#pact b").click()
    expect(drawn).to_be_in_viewport()
    expect(drawn).to_be_focused()


def test_and_the_footnote_leads_back_to_the_words(host_site: HostSite, browser_page: Page) -> None:
    footnote(host_site, browser_page)
    browser_page.get_by_role("link", name="Show in the story").press("Enter")
    expect(browser_page.locator("#pact")).to_be_focused()
    expect(browser_page.locator("#pact")).to_be_in_viewport()


def test_a_press_on_other_words_leads_nowhere(host_site: HostSite, browser_page: Page) -> None:
    footnote(host_site, browser_page)
    browser_page.evaluate(UNDERLINED)
    browser_page.locator("#pact").click(position={"x": 4, "y": 4})
    expect(browser_page.locator("[data-corrigenda-notice=n1]")).not_to_be_in_viewport()


def test_a_second_correction_of_the_passage_tells_of_the_first(
    host_site: HostSite, browser_page: Page
) -> None:
    link = {
        "label": "Correction",
        "published_at": "2031-05-04T09:30:00Z",
        "moment": "4 May 2031, 11:30 CEST",
        "permalink": "/corrections/n1",
    }
    said = "An earlier notice on this is superseded:"
    host_site.notices = [notice(2, "It is 15.", earlier={"says": said, "links": [link]})]
    browser_page.goto(host_site.page(body("top")))
    unfold(browser_page)
    line = browser_page.locator(".corrigenda-earlier")
    expect(line).to_have_text(f"{said} Correction, 4 May 2031, 11:30 CEST")
    assert line.get_by_role("link").get_attribute("href") == host_site.base + "/corrections/n1"


def hold(page: Page) -> Any:
    return page.locator("[data-corrigenda-hold]")


def test_a_hold_is_said_at_the_top_without_a_notice(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.hold = HOLD
    browser_page.goto(host_site.page(body("top", "end")))
    expect(browser_page.locator("#top").locator(hold(browser_page))).to_have_text(HOLD["words"])
    expect(hold(browser_page)).to_have_count(1)
    expect(browser_page.locator("[data-corrigenda-notice]")).to_have_count(0)


def test_a_hold_that_the_server_drew_is_not_drawn_twice(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.hold = HOLD
    drawn = "<aside class='corrigenda-notice' data-corrigenda-hold><p>Included.</p></aside>"
    browser_page.goto(host_site.page(body("top").replace("></div>", f">{drawn}</div>", 1)))
    browser_page.wait_for_load_state("networkidle")
    expect(hold(browser_page)).to_have_text("Included.")


def test_a_hold_that_a_cache_still_shows_goes_when_the_desk_says_so(
    host_site: HostSite, browser_page: Page
) -> None:
    drawn = "<aside class='corrigenda-notice' data-corrigenda-hold><p>Included.</p></aside>"
    browser_page.goto(host_site.page(body("top").replace("></div>", f">{drawn}</div>", 1)))
    expect(hold(browser_page)).to_have_count(0)
