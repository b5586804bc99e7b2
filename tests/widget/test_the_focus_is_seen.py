"""Whatever has the focus in the dialog stands under nothing: WCAG 2.2, 2.4.11."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import HostSite
from .reader import press_escape, report_on, send

# Whether nothing is over it: over its middle, and over its corners where there is room for all.
COVERED = """() => {
  const { shadowRoot } = document.activeElement;
  const one = shadowRoot?.activeElement;
  if (!one) return null;
  const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
  const seen = ([x, y]) => one.contains(shadowRoot.elementFromPoint(x, y));
  const points = [[left + width / 2, top + height / 2]];
  if (height < innerHeight / 4)
    for (const x of [left + 6, right - 6]) points.push([x, top + 6], [x, bottom - 6]);
  return [one.id || one.className || one.localName, points.every(seen)];
}"""


def covered_on_the_way(page: Page, key: str) -> tuple[set[str], list[str]]:
    """What had the focus, and what of it was covered."""
    visited, covered = set(), []
    for _ in range(16):
        page.keyboard.press(key)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        found = page.evaluate(COVERED)
        if found is None:
            continue
        visited.add(found[0])
        if not found[1]:
            covered.append(found[0])
    return visited, covered


@pytest.mark.parametrize("size", [(375, 500), (320, 500), (320, 256), (1280, 500)])
@pytest.mark.parametrize("known", [0, 11])
def test_no_field_is_ever_under_the_heading_or_the_buttons(
    known: int, size: tuple[int, int], host_site: HostSite, browser_page: Page
) -> None:
    browser_page.set_viewport_size({"width": size[0], "height": size[1]})
    browser_page.emulate_media(reduced_motion="reduce")
    browser_page.goto(host_site.page())
    # With a list of her own the dialog ends in one more button.
    box = report_on(browser_page, "#second", "14 ports")
    send(browser_page)
    box.get_by_role("link", name="Follow your report").wait_for()
    press_escape(browser_page)
    host_site.known = known
    box = report_on(browser_page, "#first", "afer")
    box.get_by_role("button", name="Your reports on this device").wait_for()
    if known:
        box.get_by_role("button", name="Me too").wait_for()
    for key in ("Tab", "Shift+Tab"):
        visited, covered = covered_on_the_way(browser_page, key)
        assert {"should_say", "why", "source", "kind", "contact", "main"} <= visited
        assert covered == []
