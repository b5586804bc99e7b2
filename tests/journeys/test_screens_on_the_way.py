"""Screens that no address leads to, only an act: no barrier, nothing cut off, no complaint.

With CORRIGENDA_PICTURES=folder the pictures of the documentation are kept there, of these screens
and others; `make pictures` does so.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import expect
from tests.journeys.conftest import Meet, Person
from tests.journeys.doing import expect_verified, highlight
from tests.journeys.looking import AXE, SCHEMES, SIZES, Filled, check, come_in, show

PICTURES = frozenset(
    {
        "story-dialog-wide-light",
        "story-dialog-narrow-light",
        "receipt-wide-light",
        "queue-wide-light",
        "queue-narrow-dark",
        "case-wide-light",
        "case-narrow-light",
        "checks-wide-light",
        "copies-wide-light",
        "verified-wide-light",
        "approval-wide-light",
        "held-wide-light",
        "notice-wide-light",
        "log-wide-light",
    }
)
"""Of which pictures are kept: by screen, size and scheme."""
SOFT = "An earlier version of this story misstated the size of the fund."
NOTICE = "An earlier version of this story gave the fund as 240 million crowns. It is 270 million."


def look(person: Person, name: str, *, at: str = "") -> None:
    """Check the page that is open, with the element `at` in sight."""
    page = person.page
    page.evaluate(AXE)
    for size in SIZES:
        for scheme in SCHEMES:
            show(person, size, scheme)
            check(person, scheme)
            page.evaluate("scrollTo(0, 0)")
            if at:
                page.locator(at).first.evaluate("one => one.scrollIntoView({block: 'center'})")
            keep(person, f"{name}-{size}-{scheme}")
    show(person, "wide", "light")


def keep(person: Person, name: str) -> None:
    wanted = os.environ.get("CORRIGENDA_PICTURES")
    if wanted and name in PICTURES:
        Path(wanted).mkdir(parents=True, exist_ok=True)
        person.page.screenshot(path=Path(wanted) / f"{name}.png")


def test_from_the_readers_dialog_to_the_notice(filled: Filled, meet: Meet) -> None:
    filled.hurry("daily")
    rita, edda = (meet(reduced_motion="reduce") for _ in range(2))
    _dialog(rita, filled)
    come_in(edda, filled, "edda")
    _decision(edda, filled)
    _published(rita, filled)


def _dialog(rita: Person, filled: Filled) -> None:
    page = rita.page
    page.goto(filled.found["story"])
    highlight(page, "afer")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("dialog").get_by_label("It should say").fill("after")
    look(rita, "story-dialog")


def _decision(edda: Person, filled: Filled) -> None:
    page = edda.page
    look(edda, "queue")
    page.goto(f"{filled.url}/desk/held/")
    look(edda, "held")
    page.goto(f"{filled.url}/desk/cases/{filled.found['case_swept']}/copies?show=found")
    look(edda, "copies")
    page.goto(f"{filled.url}/desk/cases/{filled.found['case']}")
    look(edda, "case")
    notice = page.get_by_label(re.compile("^Notice"))
    notice.fill(SOFT)
    expect(page.get_by_text("soft word")).to_be_visible()
    look(edda, "checks", at="#decision textarea[name=words]")
    notice.fill(NOTICE)
    expect(page.get_by_text("soft word")).to_be_hidden()
    expect(page.locator(".checked-line")).to_contain_text("draft kept")
    page.locator("#decision button.primary").click()
    expect_verified(page)
    look(edda, "verified")


def _published(rita: Person, filled: Filled) -> None:
    page = rita.page
    page.goto(filled.found["story"])
    expect(page.locator("[data-corrigenda-notice]")).to_be_visible()
    look(rita, "notice")
    page.goto(f"{filled.url}/receipt/{filled.found['receipt']}")
    look(rita, "receipt")
    page.goto(f"{filled.url}/corrections/?outlet=daily")
    look(rita, "log")


def test_a_second_person_and_what_is_shown_once(filled: Filled, meet: Meet) -> None:
    ada = meet(reduced_motion="reduce")
    page = ada.page
    come_in(ada, filled, "ada")
    page.goto(f"{filled.url}/desk/cases/{filled.found['case_in_approval']}")
    look(ada, "approval")
    page.goto(f"{filled.url}/desk/account")
    page.get_by_label("What is it for?").fill("A script")
    page.get_by_role("button", name="Make a token").click()
    expect(page.locator("code.secret")).to_be_visible()
    look(ada, "token")


def test_signed_out_while_writing(filled: Filled, meet: Meet) -> None:
    stan = meet(reduced_motion="reduce")
    page = stan.page
    come_in(stan, filled, "stan")
    page.goto(f"{filled.url}/desk/cases/{filled.found['case_tended']}")
    page.locator("#note").fill("They rang back: it is nine.")
    stan.context.clear_cookies(name="corrigenda_desk")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.get_by_role("heading", name="You were signed out")).to_be_visible()
    expect(page.locator("main")).to_contain_text("They rang back: it is nine.")
    stan.complaints.clear()  # of the 403
    look(stan, "signed-out")
