"""What axe finds on a page of the host's, in the story and in all that the script drew."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def assert_no_axe_violation(page: Page) -> None:
    results = Axe().run(page, context={"include": [["main"], ["html > div"]]})
    found = [
        (violation["id"], [node["html"] for node in violation["nodes"]])
        for violation in results.response["violations"]
    ]
    assert found == []
