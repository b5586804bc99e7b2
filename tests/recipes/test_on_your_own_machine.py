"""What the documents tell a developer to do first works as it is written there."""

from __future__ import annotations

import re
import threading
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, expect
from tests.journeys.conftest import Meet
from tests.journeys.doing import decide, expect_verified, open_case, report, sign_in
from tests.recipes.conftest import OnTheirSite, OpenFor
from tests.recipes.from_docs import RECIPES
from tests.recipes.test_static_site import Quiet

from corrigenda.lib.tests.servers import Ends

PAGE = (RECIPES.parent / "README.md").read_text("utf-8")
SECTION = PAGE.split("## On your own machine")[1].split("\n## ")[0]


def test_the_page_of_the_documents_works_and_a_fix_by_hand_is_verified(
    tmp_path: Path, open_for: OpenFor, browser: Browser, meet: Meet
) -> None:
    server = Ends(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    house = open_for(site)
    [html] = re.findall(r"```html\n(.+?)```", SECTION, re.DOTALL)
    page = html.replace("http://127.0.0.1:5500", site).replace("http://127.0.0.1:8000", house.url)
    story = tmp_path / "story.html"
    story.write_text(page)
    ada, rita = meet(), OnTheirSite(browser)
    desk = sign_in(ada, house.desk)
    desk.goto(f"{house.url}/desk/setup")
    ada.write(desk.get_by_label("Address of a story"), f"{site}/story.html")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="It works")).to_be_visible()
    expect(desk.locator(".finding:not(.good)")).to_have_count(0)
    rita.visit(f"{site}/story.html")
    report(rita, "afer", "after")
    rita.context.close()
    open_case(ada, house.url, "afer")
    decide(ada, "Fix", after="after")
    story.write_text(page.replace("afer", "after"))
    expect_verified(desk)
    server.shutdown()
    server.server_close()
