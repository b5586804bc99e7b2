"""Every screen, wide and narrow, light and dark: no barrier, nothing cut off.

With CORRIGENDA_PICTURES=folder the screens are kept as pictures; `make pictures` does so for the
documentation.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom, Person
from tests.journeys.doing import decide, expect_verified, highlight, open_case, report, sign_in

SIZES = {"wide": {"width": 1280, "height": 800}, "narrow": {"width": 375, "height": 760}}
ARABIC = "/demo/baldatun-tusawwit-li-sharia-al-hamir"
KEPT = frozenset({"story", "story-dialog", "receipt", "queue", "case", "notice", "log"})
"""Of which pictures are kept; the others are looked at by axe alone."""
NOTICE = "An earlier version of this story gave the fund as 240 million crowns. It is 270 million."


class Album:
    """Checks each screen, and keeps a picture of it where pictures are wanted."""

    def __init__(self, suffix: str) -> None:
        wanted = os.environ.get("CORRIGENDA_PICTURES")
        self.folder = Path(wanted) if wanted else None
        self.suffix = suffix

    def add(self, name: str, person: Person) -> None:
        person.check()
        if self.folder and name in KEPT:
            self.folder.mkdir(parents=True, exist_ok=True)
            person.page.screenshot(path=self.folder / f"{name}-{self.suffix}.png")


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_screen_fits_and_has_no_barrier(
    demo: Newsroom, meet: Meet, size: str, scheme: str
) -> None:
    album = Album(f"{size}-{scheme}")
    rita, edda = (meet(viewport=SIZES[size], color_scheme=scheme) for _ in range(2))
    receipt = _readers_screens(demo, rita, album)
    _desk_screens(demo, edda, album)
    _public_screens(demo, rita, album, receipt)
    _other_screens(demo, rita, album)


def _readers_screens(demo: Newsroom, rita: Person, album: Album) -> str:
    page = rita.page
    page.goto(demo.story)
    album.add("story", rita)
    _dialog(page, "afer")
    album.add("story-dialog", rita)
    page.keyboard.press("Escape")
    report(rita, "afer", "after", "A letter is missing.")
    receipt = report(rita, "240", "270", "The annex, page 3, says 270.")
    page.goto(receipt)
    album.add("receipt-received", rita)
    return receipt


def _dialog(page: Page, words: str) -> None:
    highlight(page, words)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def _desk_screens(demo: Newsroom, edda: Person, album: Album) -> None:
    page = sign_in(edda, demo.desk)
    open_case(edda, demo.url, "240")
    page.goto(f"{demo.url}/desk/")
    album.add("queue", edda)
    page.get_by_role("link").filter(has_text="240").first.click()
    album.add("case", edda)
    decide(edda, "Correction", after="270", notice=NOTICE)
    expect_verified(page)
    album.add("case-verified", edda)


def _public_screens(demo: Newsroom, rita: Person, album: Album, receipt: str) -> None:
    page = rita.page
    page.goto(demo.story)
    expect(page.locator("[data-corrigenda-notice]")).to_be_visible()
    album.add("notice", rita)
    page.goto(receipt)
    album.add("receipt", rita)
    page.goto(demo.log)
    album.add("log", rita)
    page.locator("main .entry a[href*='/corrections/']").filter(
        has_not_text=re.compile("atom|json", re.I)
    ).first.click()
    album.add("correction", rita)


def _other_screens(demo: Newsroom, rita: Person, album: Album) -> None:
    page = rita.page
    page.goto(f"{demo.url}/report?url={demo.story}")
    album.add("form", rita)
    page.goto(f"{demo.url}{ARABIC}")
    album.add("story-arabic", rita)
    page.goto(f"{demo.url}/receipt/unknown")
    rita.complaints.clear()
    album.add("receipt-unknown", rita)
    page.goto(f"{demo.url}/desk/sign-in")
    album.add("sign-in", rita)
