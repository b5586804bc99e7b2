"""A tag that is always the newest, one that is pinned, and an import: the same parts, unchanged."""

from __future__ import annotations

import base64
import hashlib

import pytest
from playwright.sync_api import Page, Route, expect

from corrigenda.lib.builds import build_in

from .conftest import BUILT, PARTS, STORY, HostSite
from .reader import dialog, report_on, select, send
from .test_notices import notice

BUILD = build_in(BUILT)
PINNED = (
    f'<script src="{PARTS}pinned.js" integrity="{BUILD.script}" data-outlet="daily" '
    "crossorigin defer></script>"
)
PLACE = '<div data-corrigenda="notices"></div>'


def imported(options: str, more: str = "") -> str:
    return (
        '<script type="module">import { start } from "/c/corrigenda.mjs";'
        f"const corrigenda = start({options}); {more}</script>"
    )


def altered(route: Route) -> None:
    route.fulfill(body=route.fetch().body() + b"\n//", content_type="text/javascript")


def test_a_pinned_tag_loads_the_parts_of_its_own_build(
    host_site: HostSite, browser_page: Page
) -> None:
    browser_page.goto(host_site.page(script=PINNED, lang="uk"))
    report_on(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    dialog(browser_page).get_by_role("link").wait_for()
    asked = host_site.requests("/c/")
    assert {f"{PARTS}{name}" for name in ("pinned.js", "d.js", "lang/uk.json")} <= set(asked)
    assert all(one.startswith(PARTS) for one in asked)
    assert len(host_site.reports) == 1


def test_the_tag_and_the_import_name_what_is_served() -> None:
    for name, told in (("pinned.js", BUILD.script), ("corrigenda.mjs", BUILD.module)):
        digest = hashlib.sha384((BUILT / name).read_bytes()).digest()
        assert told == "sha384-" + base64.b64encode(digest).decode()


@pytest.mark.parametrize("script", [PINNED, imported('{ outlet: "daily" }')])
def test_a_part_that_somebody_altered_does_not_run_and_the_reader_gets_the_form(
    host_site: HostSite, browser_page: Page, script: str
) -> None:
    browser_page.route("**/d.js", altered)
    browser_page.goto(host_site.page(script=script))
    browser_page.wait_for_load_state("networkidle")
    select(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    browser_page.wait_for_url("**/report?url=*")


@pytest.mark.parametrize("part", ["n", "p"])
def test_an_altered_part_leaves_the_page_as_it_is(
    host_site: HostSite, browser_page: Page, part: str
) -> None:
    host_site.notices = [notice(1, "Words.")]
    browser_page.route(f"**/{part}.js", altered)
    browser_page.goto(host_site.page(PLACE + STORY, script=PINNED) + "#corrigenda-n1")
    browser_page.wait_for_load_state("networkidle")
    drawn = browser_page.locator("aside.corrigenda-notice")
    expect(drawn).to_have_count(0 if part == "n" else 1)
    assert browser_page.evaluate("CSS.highlights.size") == 0


def test_an_import_does_what_the_tag_does_and_makes_no_global(
    host_site: HostSite, browser_page: Page
) -> None:
    host_site.notices = [notice(1, "Words.")]
    listen = (
        'document.addEventListener("corrigenda:sent",'
        " ({ detail }) => document.body.dataset.sent = detail.client_id);"
    )
    browser_page.goto(host_site.page(PLACE + STORY, script=imported('{ outlet: "daily" }', listen)))
    expect(browser_page.locator("aside.corrigenda-notice")).to_be_attached()
    assert browser_page.evaluate("typeof window.corrigenda") == "undefined"
    report_on(browser_page, "#first", "afer").get_by_label("It should say").fill("after")
    send(browser_page)
    dialog(browser_page).get_by_role("link", name="Follow your report").wait_for()
    [report] = host_site.reports
    assert browser_page.evaluate("document.body.dataset.sent") == report["client_id"]
    assert report["outlet"] == "daily"


def test_an_import_gives_the_way_to_report_from_a_button_of_the_page(
    host_site: HostSite, browser_page: Page
) -> None:
    press = (
        'document.querySelector("button").addEventListener("mousedown", (event) => {'
        " event.preventDefault(); corrigenda.report(); });"
    )
    script = imported('{ outlet: "daily", lang: "de" }', press)
    browser_page.goto(host_site.page(STORY + "<button>Wrong?</button>", script=script))
    browser_page.wait_for_load_state("networkidle")
    select(browser_page, "#first", "afer")
    browser_page.get_by_role("button", name="Wrong?").click()
    expect(dialog(browser_page)).to_have_attribute("lang", "de")


def test_starting_it_twice_or_beside_the_tag_is_starting_it_once(
    host_site: HostSite, browser_page: Page
) -> None:
    again = 'document.body.dataset.same = start({ outlet: "daily" }) === corrigenda;'
    twice = imported('{ outlet: "daily" }', again)
    browser_page.goto(host_site.page(script=twice, path="/twice"))
    expect(browser_page.locator("body")).to_have_attribute("data-same", "true")
    same = "document.body.dataset.tags = corrigenda === window.corrigenda;"
    tag = '<script src="/c/w.js" data-outlet="daily"></script>'
    beside = host_site.page(script=tag + imported('{ outlet: "daily" }', same), path="/beside")
    browser_page.goto(beside)
    expect(browser_page.locator("body")).to_have_attribute("data-tags", "true")
    report_on(browser_page, "#first", "afer")
    expect(dialog(browser_page)).to_have_count(1)


def test_an_import_reaches_a_desk_on_a_host_of_its_own(
    host_site: HostSite, browser_page: Page
) -> None:
    desk = host_site.base.replace("127.0.0.1", "localhost")
    script = imported(f'{{ outlet: "daily", desk: "{desk}/" }}')
    browser_page.goto(host_site.page(script=script))
    browser_page.wait_for_load_state("networkidle")
    report_on(browser_page, "#first", "afer")
    browser_page.keyboard.press("Control+Enter")
    link = dialog(browser_page).get_by_role("link")
    link.wait_for()
    assert link.get_attribute("href") == desk + "/receipt/token-1"


def test_a_strict_host_gives_an_import_its_nonce(host_site: HostSite, browser_page: Page) -> None:
    browser_page.add_init_script(
        """window.violations = [];
        document.addEventListener("securitypolicyviolation",
            (event) => violations.push(event.violatedDirective));"""
    )
    csp = (
        "default-src 'none'; script-src 'nonce-x'; connect-src 'self'; img-src 'self'; "
        "require-trusted-types-for 'script'; trusted-types corrigenda"
    )
    script = imported('{ outlet: "daily", nonce: "x" }').replace("<script", '<script nonce="x"')
    browser_page.goto(host_site.page(script=script, csp=csp))
    browser_page.wait_for_load_state("networkidle")
    report_on(browser_page, "#first", "afer")
    assert browser_page.evaluate("violations") == []
