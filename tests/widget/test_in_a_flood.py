"""A desk that is being flooded asks for a little work; a held report is never called sent."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest
from playwright.sync_api import Page, expect

from .conftest import Answer, HostSite, receipt
from .reader import dialog, report_on, send

NUMBER, SALT = 1_234, "0123456789abcdef?client=rita&"
CHALLENGE = {
    "algorithm": "SHA-256",
    "challenge": hashlib.sha256(f"{SALT}{NUMBER}".encode()).hexdigest(),
    "maxNumber": 5_000,
    "salt": SALT,
    "signature": "signed",
}


def flooded(report: dict[str, object]) -> Answer:
    return receipt() if report.get("proof") else (428, {"challenge": CHALLENGE})


@pytest.mark.parametrize(
    "csp", ["", "script-src 'nonce-abc'; connect-src 'self'; require-trusted-types-for 'script'"]
)
def test_the_work_is_done_and_the_report_sent(
    host_site: HostSite, browser_page: Page, csp: str
) -> None:
    host_site.answer = flooded
    browser_page.goto(host_site.page(csp=csp, tag='nonce="abc"'))
    report_on(browser_page, "#first", "afer").get_by_label("It should say").fill("after")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    first, second = host_site.reports
    proof = json.loads(base64.b64decode(second.pop("proof")))
    assert first == second
    assert proof == {
        key: one for key, one in {**CHALLENGE, "number": NUMBER}.items() if key != "maxNumber"
    }
    assert len(host_site.parts("s")) == 1


def test_a_page_that_keeps_the_part_out_says_that_it_cannot(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.answer = flooded
    browser_page.route("**/s.js", lambda route: route.abort())
    browser_page.goto(host_site.page())
    report_on(browser_page, "#first", "afer").get_by_label("It should say").fill("after")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    assert host_site.reports[1]["proof"] == "unable"


def test_a_held_report_is_told_in_the_desks_words(host_site: HostSite, browser_page: Page) -> None:
    held = {**receipt()[1], "held": True, "held_text": "Kept, but <b>not</b> with an editor yet."}
    host_site.answer = lambda _report: (201, held)
    browser_page.goto(host_site.page())
    report_on(browser_page, "#first", "afer").get_by_label("It should say").fill("after")
    send(browser_page)
    expect(dialog(browser_page)).to_contain_text("Kept, but <b>not</b> with an editor yet.")
    expect(dialog(browser_page)).not_to_contain_text("Thank you")
    expect(dialog(browser_page).get_by_role("link", name="Follow your report")).to_be_visible()
