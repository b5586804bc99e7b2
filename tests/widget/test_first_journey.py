from __future__ import annotations

import uuid

from playwright.sync_api import Page, expect

from .conftest import HostSite, receipt
from .reader import dialog, heard, press_report_keys, quoted_by, record_events, report_on, send


def test_rita_corrects_a_word_by_keyboard_alone(host_site: HostSite, browser_page: Page) -> None:
    record_events(browser_page)
    browser_page.goto(host_site.page())
    browser_page.locator("b").dblclick()
    press_report_keys(browser_page)
    browser_page.keyboard.type("after")
    browser_page.keyboard.press("Control+Enter")
    link = dialog(browser_page).get_by_role("link", name="Follow your report")
    expect(link).to_be_focused()
    assert link.get_attribute("href") == host_site.base + "/receipt/token-1"
    assert heard(browser_page) == [["corrigenda:sent", 201]]

    (report,) = host_site.reports
    assert quoted_by(report) == "afer"
    assert report["should_say"] == "after"
    assert report["outlet"] == "daily"
    assert report["url"] == host_site.base + "/story"
    assert report["language"] == "en"
    assert str(uuid.UUID(report["client_id"])) == report["client_id"]
    assert report["block"] == (
        "The square filled early, featuring a military band and mass synchronised dancing, "
        "afer which President Iska invited her host to visit."
    )
    assert set(report) == {
        "client_id", "outlet", "url", "selector", "block", "should_say", "language",
    }  # fmt: skip


def test_everything_typed_is_sent_and_a_bare_host_becomes_a_link(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#second", "14 ports")
    box.get_by_label("It should say").fill("15 ports")
    box.get_by_label("Why?").fill("The annex lists <b>fifteen</b>.")
    box.get_by_label("Link to a source").fill("annex.example/ports")
    box.get_by_label("Your e-mail").fill("rita@reader.example")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    (report,) = host_site.reports
    assert report["why"] == "The annex lists <b>fifteen</b>."
    assert report["source"] == "https://annex.example/ports"
    assert report["contact"] == "rita@reader.example"


def test_words_left_as_they_are_are_no_suggestion(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    report_on(browser_page, "#first", "afer")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert "should_say" not in host_site.reports[0]


def test_rita_hears_how_many_reported_it_before(host_site: HostSite, browser_page: Page) -> None:
    host_site.answer = lambda _report: receipt(already=3)
    browser_page.goto(host_site.page())
    report_on(browser_page, "#first", "afer")
    send(browser_page)
    expect(dialog(browser_page)).to_contain_text("3 other readers reported this too.")


def test_command_enter_opens_the_dialog_too(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    browser_page.locator("b").dblclick()
    browser_page.keyboard.press("Meta+Enter")
    expect(dialog(browser_page)).to_be_visible()


def test_the_story_is_named_by_its_canonical_link_of_the_same_origin(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page(head='<link rel="canonical" href="/2031/treaty#top">')
    browser_page.goto(url + "?from=feed")
    report_on(browser_page, "#first", "afer")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["url"] == host_site.base + "/2031/treaty"


def test_a_canonical_link_of_another_origin_is_not_believed(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page(head='<link rel="canonical" href="https://elsewhere.example/treaty">')
    browser_page.goto(url + "?page=2#first")
    report_on(browser_page, "#first", "afer")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[0]["url"] == host_site.base + "/story?page=2"
