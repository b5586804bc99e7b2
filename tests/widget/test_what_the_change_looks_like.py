"""While the reader types, the passage shows what changes, and the dialog guesses the kind."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import dialog, report_on, send

BODY = "<p id='p1'>The fund holds 28,000 crowns, afer which nobody asked the minister teh four.</p>"


def test_the_words_that_go_and_the_words_that_come_are_marked(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(BODY))
    box = report_on(browser_page, "#p1", "afer which nobody")
    field = box.get_by_label("It should say")
    field.fill("after which nobody")
    expect(box.locator("del")).to_have_text("afer")
    expect(box.locator("ins")).to_have_text("after")
    expect(box.locator("mark")).to_contain_text("which nobody")
    field.fill("afer which nobody")
    expect(box.locator("mark")).to_have_text("afer which nobody")
    expect(box.locator("del")).to_have_text("")


def test_on_a_wide_screen_both_stand_side_by_side(host_site: HostSite, browser_page: Page) -> None:
    browser_page.emulate_media(reduced_motion="reduce")  # Both are looked at while it opens.
    browser_page.goto(host_site.page(BODY))
    box = report_on(browser_page, "#p1", "afer")
    says = box.locator("blockquote").bounding_box()
    should = box.get_by_label("It should say").bounding_box()
    assert says is not None
    assert should is not None
    assert says["y"] == pytest.approx(should["y"], abs=1)
    assert says["x"] + says["width"] <= should["x"]


@pytest.mark.parametrize(
    ("words", "fresh", "kind"),
    [
        ("afer", "after", "A typo"),
        ("28,000", "28,500", "A fact"),
        ("28,000", "28000", "A typo"),
        ("nobody", "everybody", "A fact"),
        ("four", "five", "A fact"),
        ("teh", "the", "A typo"),
        ("minister", "minister", "A fact"),
    ],
)
def test_the_kind_is_guessed_as_one_types_and_not_sent_as_the_readers_word(
    words: str, fresh: str, kind: str, host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(BODY))
    box = report_on(browser_page, "#p1", words)
    select = box.get_by_label("What is wrong?")
    select.wait_for()
    box.get_by_label("It should say").fill(fresh)
    expect(select.locator("option:checked")).to_have_text(f"As it looks: {kind}")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert "kind" not in host_site.reports[0]


def test_the_kind_that_the_reader_chooses_is_sent(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page(BODY))
    box = report_on(browser_page, "#p1", "the minister")
    box.get_by_label("What is wrong?").select_option("Who said it")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["kind"] == "attribution"
