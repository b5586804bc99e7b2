"""The pages that a reader sees fit a window of 1280 pixels at 400 %, and do not scroll sideways."""

from __future__ import annotations

from tests.journeys.conftest import Meet
from tests.journeys.looking import Filled
from tests.journeys.screens import READERS

REFLOW = {"width": 320, "height": 256}
"""https://www.w3.org/TR/WCAG22/#reflow"""
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter((one) =>
  one.checkVisibility() && !one.closest(".unseen") && one.getClientRects().length &&
  one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML)"""


def test_no_page_of_a_reader_scrolls_sideways(filled: Filled, meet: Meet) -> None:
    person = meet(viewport=REFLOW)
    for screen in READERS:
        if not screen.route.startswith("reader:"):
            continue
        person.page.goto(filled.url + screen.path.format(**filled.found))
        if screen.status >= 400:
            person.complaints.clear()  # that the browser noted the status
        person.check_fit()
        assert person.page.evaluate(CUT_OFF) == [], screen.name
