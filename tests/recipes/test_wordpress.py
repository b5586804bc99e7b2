"""Debian's WordPress with MariaDB: from a reader's report to a changed post and its notice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import Meet
from tests.journeys.doing import decide, expect_verified, open_case, report, sign_in, until
from tests.recipes.conftest import OnTheirSite, OpenFor
from tests.recipes.from_docs import RECIPES
from tests.recipes.wordpress import PLUGIN, WordPress, running

TITLE = "Ostrava Bay and Verdania sign a treaty"
CONTENT = """<!-- wp:paragraph -->
<p>The square filled early -- "a band &amp; dancers", one heard, <strong>afer</strong> which
President Iska's guests signed.</p>
<!-- /wp:paragraph -->

<!-- wp:html -->
<iframe src="about:blank" title="A map of the bay"></iframe>
<!-- /wp:html -->

<!-- wp:paragraph {"dropCap":true} -->
<p>The pact covers 14 ports and <a href="/fish">three fishing grounds</a> off Verdania.</p>
<!-- /wp:paragraph -->"""
NOTICE = "An earlier version of this story gave a wrong number of fishing grounds. There are four."


@pytest.fixture
def wordpress(tmp_path: Path) -> Iterator[WordPress]:
    """A WordPress with nothing of ours."""
    with running(tmp_path / "wordpress") as made:
        yield made


@pytest.fixture
def rita(browser: Browser) -> Iterator[OnTheirSite]:
    """A reader."""
    made = OnTheirSite(browser)
    yield made
    made.context.close()


def decided_and_verified(desk: Page) -> None:
    expect_verified(desk)
    print("the desk says:", " | ".join(desk.locator("li.step.done").all_inner_texts()))


def test_the_plugin_takes_reports_changes_the_post_and_shows_the_notice(
    wordpress: WordPress, open_for: OpenFor, rita: OnTheirSite, meet: Meet
) -> None:
    house = open_for(wordpress.url, f"{wordpress.url}/wp-json/corrigenda/v1/fixes")
    wordpress.configure(
        CORRIGENDA_DESK=house.url, CORRIGENDA_OUTLET="daily",
        CORRIGENDA_TOKEN=house.token, CORRIGENDA_SECRET=house.secret,
    )  # fmt: skip
    wordpress.plug_in(PLUGIN)
    story = wordpress.publish(TITLE, CONTENT)
    rita.visit(story)
    receipt = report(rita, "afer", "after")
    report(rita, "three fishing", "four fishing", "The treaty lists four.")

    ada = meet()
    desk = sign_in(ada, house.desk)
    open_case(ada, house.url, "afer")
    expect(desk.get_by_text("Still there")).to_be_visible()
    decide(ada, "Fix", after="after")
    decided_and_verified(desk)
    fixed = CONTENT.replace("afer", "after")
    assert wordpress.content(TITLE) == fixed

    open_case(ada, house.url, "fishing")
    decide(ada, "Correction", after="four fishing", notice=NOTICE)
    decided_and_verified(desk)
    assert wordpress.content(TITLE) == fixed.replace("three fishing", "four fishing")

    page = rita.visit(story)
    expect(page.locator("[data-corrigenda-notice]")).to_contain_text(NOTICE)
    expect(page.get_by_text("four fishing grounds")).to_be_visible()
    print("the post shows:", page.locator("[data-corrigenda-notice]").text_content())
    expect(rita.visit(receipt).locator("[data-outcome=corrected]")).to_be_visible()


def test_what_the_webhook_lost_the_plugin_asks_for_and_nobody_else_is_heard(
    wordpress: WordPress, open_for: OpenFor, rita: OnTheirSite, meet: Meet
) -> None:
    house = open_for(wordpress.url)
    wordpress.configure(
        CORRIGENDA_DESK=house.url, CORRIGENDA_OUTLET="daily",
        CORRIGENDA_TOKEN=house.token, CORRIGENDA_SECRET=house.secret,
    )  # fmt: skip
    wordpress.plug_in(PLUGIN)
    rita.visit(wordpress.publish(TITLE, CONTENT))
    report(rita, "afer", "after")
    ada = meet()
    desk = sign_in(ada, house.desk)
    open_case(ada, house.url, "afer")
    decide(ada, "Fix", after="after")

    forged = rita.page.request.post(
        f"{wordpress.url}/wp-json/corrigenda/v1/fixes",
        data=json.dumps({"type": "fix.requested", "data": {}}),
        headers={"Content-Type": "application/json", "webhook-id": "fix_1"},
    )
    assert forged.status == 401
    assert wordpress.content(TITLE) == CONTENT

    def by_cron() -> str:
        return wordpress.php("require 'wp-load.php'; do_action('corrigenda_ask');")

    changed = CONTENT.replace("afer", "after")
    until(desk, by_cron, lambda: wordpress.content(TITLE) == changed)
    decided_and_verified(desk)
    by_cron()
    assert wordpress.content(TITLE) == changed


def test_without_a_plugin_the_post_is_changed_through_the_rest_api(
    wordpress: WordPress, open_for: OpenFor, rita: OnTheirSite, meet: Meet
) -> None:
    house = open_for(wordpress.url)
    tag = f'<script src="{house.url}/c/w.js" data-outlet="daily" defer></script>'
    wordpress.configure(TAG=tag)
    # A theme's header and footer, as most editors of a site can change them.
    (wordpress.folder / "theme.php").write_text(
        "<?php add_action('wp_head', function () { echo TAG; });"
        " add_action('wp_footer', function () { echo '<div data-corrigenda=\"notices\"></div>'; });"
    )
    wordpress.plug_in(wordpress.folder / "theme.php")
    story = wordpress.publish(TITLE, CONTENT)

    def adapter() -> str:
        env = {
            "SITE": wordpress.url, "SITE_USER": "edda", "SITE_PASSWORD": wordpress.password,
            "DESK": house.url, "DESK_TOKEN": house.token,
        }  # fmt: skip
        command = [sys.executable, str(RECIPES / "wordpress_rest.py")]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    adapter()
    rita.visit(story)
    report(rita, "three fishing", "four fishing")
    ada = meet()
    desk = sign_in(ada, house.desk)
    open_case(ada, house.url, "fishing")
    decide(ada, "Correction", after="four fishing", notice=NOTICE)
    changed = CONTENT.replace("three fishing", "four fishing")
    until(desk, adapter, lambda: wordpress.content(TITLE) == changed)
    decided_and_verified(desk)
    expect(rita.visit(story).locator("[data-corrigenda-notice]")).to_contain_text(NOTICE)
