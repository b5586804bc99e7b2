"""A tab that is closed takes nothing with it: what was typed is kept on the device for a week."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .conftest import HostSite
from .reader import dialog, press_escape, report_on, send

KEPT = "JSON.parse(localStorage.getItem('corrigenda.waiting') || '[]')"


def begin(page: Page) -> None:
    box = report_on(page, "#first", "afer")
    box.get_by_label("Why?").fill("A letter is missing.")
    page.wait_for_function(f"{KEPT}.length === 1")


def test_the_next_visit_offers_to_go_on(host_site: HostSite, browser_page: Page) -> None:
    url = host_site.page()
    browser_page.goto(url)
    begin(browser_page)
    browser_page.goto(url)
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot).to_contain_text("You began a report here:")
    expect(foot).to_contain_text("afer")
    assert host_site.reports == []
    foot.get_by_role("button", name="Go on").click()
    expect(dialog(browser_page).get_by_label("Why?")).to_have_value("A letter is missing.")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    (report,) = host_site.reports
    assert report["why"] == "A letter is missing."
    assert browser_page.evaluate(KEPT) == []
    press_escape(browser_page)
    browser_page.goto(url)
    browser_page.wait_for_load_state("networkidle")
    expect(foot).to_have_count(0)


def test_selecting_the_same_words_again_goes_on_too(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    browser_page.goto(url)
    begin(browser_page)
    browser_page.goto(url)
    box = report_on(browser_page, "#first", "afer")
    expect(box.get_by_label("Why?")).to_have_value("A letter is missing.")


def test_it_is_deleted_when_the_reader_says_so(host_site: HostSite, browser_page: Page) -> None:
    url = host_site.page()
    browser_page.goto(url)
    begin(browser_page)
    browser_page.goto(url)
    browser_page.get_by_role("button", name="Delete").click()
    assert browser_page.evaluate(KEPT) == []


def test_another_story_does_not_speak_of_it(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    begin(browser_page)
    browser_page.goto(host_site.page(path="/other"))
    browser_page.wait_for_load_state("networkidle")
    expect(browser_page.get_by_role("region", name="Suggest a correction")).to_have_count(0)


def test_after_a_week_it_is_forgotten(host_site: HostSite, browser_page: Page) -> None:
    url = host_site.page()
    browser_page.goto(url)
    begin(browser_page)
    browser_page.evaluate(
        f"""() => {{ const kept = {KEPT}; kept[0].begun -= 8;
        localStorage.setItem('corrigenda.waiting', JSON.stringify(kept)); }}"""
    )
    browser_page.goto(url)
    browser_page.wait_for_load_state("networkidle")
    expect(browser_page.get_by_role("region", name="Suggest a correction")).to_have_count(0)
    box = report_on(browser_page, "#first", "afer")
    expect(box.get_by_label("Why?")).to_have_value("")


def test_a_dialog_in_which_nothing_was_typed_leaves_nothing(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    report_on(browser_page, "#first", "afer")
    press_escape(browser_page)
    assert browser_page.evaluate(KEPT) == []
