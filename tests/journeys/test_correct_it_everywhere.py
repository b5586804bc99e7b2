"""A background paragraph is wrong: it is corrected once, and then everywhere it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import Meet, Newsroom
from tests.journeys.doing import decide, expect_verified, open_case, report, sign_in, until

from corrigenda.surfaces.demo.cms.store import Store

pytestmark = pytest.mark.on_both

NOTICE = (
    "An earlier version of this story said that the Ossel runs 1,140 kilometres. "
    "It runs 1,240 kilometres."
)


def expect_ledger(page: Page, words: str) -> None:
    """Look until the ledger says so."""
    line = page.locator(".ledger-line strong")
    until(page, page.reload, lambda: line.count() == 1 and line.inner_text() == words)


def test_an_error_is_corrected_in_every_story_that_repeats_it(demo: Newsroom, meet: Meet) -> None:
    rita, edda = meet(), meet()
    store = Store(Path(demo.env["CORRIGENDA_HOME"]) / "demo")
    wrong = [one.slug for one in store.all() if "1,140 kilometres" in one.article]
    assert len(wrong) == 4
    rita.visit(demo.story)
    report(rita, "1,140 kilometres", "1,240 kilometres", why="The river board’s own survey.")

    sign_in(edda, demo.desk)
    page = open_case(edda, demo.url, "1,140")
    panel = page.get_by_role("region", name="Other places where it stands")
    expect(panel).to_contain_text("Not looked for yet")
    edda.key("v")
    expect(panel.get_by_text("3 to be judged")).to_be_visible()
    expect(panel.locator("ins")).to_have_text(re.compile("flows"))
    edda.check()

    decide(edda, "Correction", notice=NOTICE)
    expect_verified(page)
    edda.key("z")
    expect(page.get_by_role("heading", name="Other places where it stands")).to_be_visible()
    expect(page.locator(".copy-row")).to_have_count(3)
    expect(page.locator(".copy-becomes").first).to_contain_text("1,240")
    edda.check()
    edda.key("C")
    expect(page.get_by_text("3 places confirmed")).to_be_visible()
    expect_ledger(page, "0 of 3 corrected")

    all_wait = page.get_by_role("heading", name="3 wait for a decision")
    until(page, page.reload, lambda: all_wait.count() == 1)
    expect(page.get_by_label(re.compile("^Notice on each"))).to_have_value(NOTICE)
    edda.check()
    edda.key("L")
    expect(page.get_by_text("3 copies are decided like this case")).to_be_visible()
    expect_ledger(page, "3 of 3 corrected")
    edda.check()
    assert [one.slug for one in store.all() if "1,140 kilometres" in one.article] == []

    edda.key("c")
    expect(panel.get_by_text("3 of 3 corrected")).to_be_visible()
    edda.check()
