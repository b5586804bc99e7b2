from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from .conftest import Answer, HostSite, receipt
from .reader import dialog, heard, press_escape, record_events, report_on, send

STORAGE = """JSON.parse(localStorage.getItem('corrigenda.waiting') || '[]')
  .filter(({begun}) => !begun).length"""
REFUSAL: Answer = (422, {"title": "Bad link", "status": 422, "detail": "Source: not a web link."})


def cut_the_network(page: Page) -> None:
    page.route("**/api/reports", lambda route: route.abort("internetdisconnected"))


def mend_the_network(page: Page) -> None:
    page.unroute("**/api/reports")


def type_and_send(page: Page) -> None:
    box = report_on(page, "#first", "afer")
    box.get_by_label("It should say").fill("after")
    send(page)


def test_a_lost_network_keeps_the_report_and_says_so(
    host_site: HostSite, browser_page: Page
) -> None:
    record_events(browser_page)
    browser_page.goto(host_site.page())
    cut_the_network(browser_page)
    type_and_send(browser_page)
    expect(dialog(browser_page)).to_contain_text("Not sent: the desk could not be reached")
    expect(dialog(browser_page)).to_contain_text("kept on this device")
    expect(dialog(browser_page)).not_to_contain_text("Thank you")
    assert heard(browser_page) == [["corrigenda:kept", 0]]

    mend_the_network(browser_page)
    dialog(browser_page).get_by_role("button", name="Try again").click()
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert len(host_site.reports) == 1
    assert browser_page.evaluate(STORAGE) == 0


def test_sending_again_after_a_lost_answer_uses_the_same_client_id(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda _report: (503, {})
    browser_page.goto(host_site.page())
    type_and_send(browser_page)
    again = dialog(browser_page).get_by_role("button", name="Try again")
    again.wait_for()
    host_site.answer = lambda _report: (200, receipt()[1])
    again.click()
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    first, second = host_site.reports
    assert first == second


def test_a_kept_report_is_offered_at_the_next_visit_and_sent_once(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    browser_page.goto(url)
    cut_the_network(browser_page)
    type_and_send(browser_page)
    dialog(browser_page).get_by_role("button", name="Try again").wait_for()
    kept = browser_page.evaluate("JSON.parse(localStorage['corrigenda.waiting'])[0].report")

    mend_the_network(browser_page)
    browser_page.goto(url)
    line = browser_page.get_by_role("region", name="Suggest a correction")
    expect(line).to_contain_text("One report is waiting to be sent.")
    assert host_site.reports == []
    line.get_by_role("button", name="Send now").click()
    expect(line.get_by_role("link", name="Follow your report")).to_be_visible()
    assert host_site.reports == [kept]

    browser_page.goto(url)
    browser_page.wait_for_load_state("networkidle")
    expect(line).to_have_count(0)


def test_a_kept_report_is_offered_when_the_network_returns(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    cut_the_network(browser_page)
    type_and_send(browser_page)
    dialog(browser_page).get_by_role("button", name="Try again").wait_for()
    press_escape(browser_page)
    mend_the_network(browser_page)
    browser_page.evaluate("dispatchEvent(new Event('online'))")
    expect(browser_page.get_by_role("button", name="Send now")).to_be_visible()
    browser_page.get_by_role("button", name="Not now").click()
    expect(browser_page.get_by_role("button", name="Send now")).to_have_count(0)
    assert browser_page.evaluate(STORAGE) == 1
    assert host_site.reports == []


def test_the_dialog_too_offers_what_waits(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    cut_the_network(browser_page)
    type_and_send(browser_page)
    dialog(browser_page).get_by_role("button", name="Try again").wait_for()
    press_escape(browser_page)
    mend_the_network(browser_page)
    box = report_on(browser_page, "#second", "14 ports")
    expect(box).to_contain_text("One report is waiting to be sent.")
    box.get_by_role("button", name="Send now").click()
    expect(box.get_by_role("link", name="Follow your report")).to_be_visible()
    expect(box.get_by_label("It should say")).to_have_value("14 ports")


def test_a_reader_may_drop_what_was_kept(host_site: HostSite, browser_page: Page) -> None:
    browser_page.goto(host_site.page())
    cut_the_network(browser_page)
    type_and_send(browser_page)
    dialog(browser_page).get_by_role("button", name="Do not send").click()
    expect(dialog(browser_page)).to_have_count(0)
    assert browser_page.evaluate(STORAGE) == 0


def test_where_storage_is_denied_the_dialog_says_that_nothing_was_kept(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
            get() { throw new DOMException("denied", "SecurityError"); } });"""
    )
    browser_page.goto(host_site.page())
    cut_the_network(browser_page)
    type_and_send(browser_page)
    expect(dialog(browser_page)).to_contain_text("this browser would not keep your report")
    expect(dialog(browser_page).get_by_label("It should say")).to_have_value("after")
    mend_the_network(browser_page)
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()


def test_a_refusal_gives_the_reason_and_leaves_the_words_to_be_mended(
    host_site: HostSite, browser_page: Page
) -> None:
    record_events(browser_page)
    host_site.answer = lambda report: REFUSAL if "ftp" in report.get("source", "") else receipt()
    browser_page.goto(host_site.page())
    box = report_on(browser_page, "#first", "afer")
    box.get_by_label("Why?").fill("A letter is missing.")
    box.get_by_label("Link to a source").fill("ftp://dictionary.example")
    send(browser_page)
    expect(box).to_contain_text("Not accepted: Source: not a web link.")
    expect(box.get_by_label("Why?")).to_have_value("A letter is missing.")
    assert browser_page.evaluate(STORAGE) == 0

    box.get_by_label("Link to a source").fill("https://dictionary.example")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    first, second = host_site.reports
    assert first["client_id"] != second["client_id"]
    assert heard(browser_page) == [["corrigenda:refused", 422], ["corrigenda:sent", 201]]


def test_a_kept_report_that_is_refused_later_opens_again_with_its_words(
    host_site: HostSite, browser_page: Page
) -> None:
    url = host_site.page()
    browser_page.goto(url)
    cut_the_network(browser_page)
    type_and_send(browser_page)
    dialog(browser_page).get_by_role("button", name="Try again").wait_for()
    mend_the_network(browser_page)
    host_site.answer = lambda _report: REFUSAL
    browser_page.goto(url)
    browser_page.get_by_role("button", name="Send now").click()
    expect(dialog(browser_page)).to_contain_text("Not accepted: Source: not a web link.")
    field = dialog(browser_page).get_by_label("It should say")
    expect(field).to_have_value("after")
    assert browser_page.evaluate(STORAGE) == 1

    host_site.answer = lambda _report: receipt()
    field.fill("after that")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert browser_page.evaluate(STORAGE) == 0


def test_a_page_of_another_service_that_answers_200_is_not_a_receipt(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = lambda _report: (200, {"welcome": "to the hotel's network"})
    browser_page.goto(host_site.page())
    type_and_send(browser_page)
    expect(dialog(browser_page)).to_contain_text("Not sent")


def test_a_receipt_that_is_a_script_is_no_link(host_site: HostSite, browser_page: Page) -> None:
    host_site.answer = lambda _report: (201, {"receipt_url": "javascript:alert(1)"})
    browser_page.goto(host_site.page())
    type_and_send(browser_page)
    expect(dialog(browser_page)).to_contain_text("Not sent")
    expect(dialog(browser_page).get_by_role("link")).to_have_count(0)


def test_a_reason_with_markup_is_shown_as_text(host_site: HostSite, browser_page: Page) -> None:
    host_site.answer = lambda _report: (400, {"detail": "<img src=x onerror=alert(1)>"})
    browser_page.goto(host_site.page())
    type_and_send(browser_page)
    expect(dialog(browser_page)).to_contain_text("Not accepted: <img src=x onerror=alert(1)>")
    expect(dialog(browser_page).locator("img")).to_have_count(0)


def test_an_outcome_after_the_dialog_was_closed_is_told_at_the_foot_of_the_page(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page())
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    browser_page.route("**/api/reports", hold)
    with browser_page.expect_request("**/api/reports"):
        type_and_send(browser_page)
    press_escape(browser_page)
    held[0].continue_()
    foot = browser_page.get_by_role("region", name="Suggest a correction")
    expect(foot.get_by_role("link", name="Follow your report")).to_be_visible()
