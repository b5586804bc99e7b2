"""What a reader does with a page: select words, press the keys, type, send."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, Route

from corrigenda.anchoring import describe

SELECT = """([fromSelector, fromText, toSelector, toText]) => {
  const find = (selector, text, atEnd) => {
    const walker = document.createTreeWalker(document.querySelector(selector), 4);
    for (let node; (node = walker.nextNode()); ) {
      const at = node.data.indexOf(text);
      if (at >= 0) return [node, atEnd ? at + text.length : at];
    }
    throw new Error(`no "${text}" in ${selector}`);
  };
  const range = document.createRange();
  range.setStart(...find(fromSelector, fromText, false));
  range.setEnd(...find(toSelector, toText, true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def select(page: Page, selector: str, first: str, last: str = "", *, until: str = "") -> None:
    """From the words `first` in `selector` to `last` in `until`; both default to the same."""
    page.evaluate(SELECT, [selector, first, until or selector, last or first])


def select_all_of(page: Page, selector: str) -> None:
    page.evaluate(
        "selector => getSelection().selectAllChildren(document.querySelector(selector))", selector
    )


def dialog(page: Page) -> Locator:
    return page.locator("dialog[open]")


def press_report_keys(page: Page) -> Locator:
    page.keyboard.press("Control+Enter")
    dialog(page).wait_for()
    return dialog(page)


def press_escape(page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")


def report_on(page: Page, selector: str, first: str, last: str = "", *, until: str = "") -> Locator:
    select(page, selector, first, last, until=until)
    return press_report_keys(page)


def send(page: Page) -> None:
    dialog(page).get_by_role("button", name="Send", exact=True).click()


def quoted_by(report: dict[str, Any]) -> str:
    """The words at the report's own positions: equal to `exact` in every sound report."""
    position = report["selector"]["refinedBy"]
    words: str = report["block"][position["start"] : position["end"]]
    assert words == report["selector"]["exact"]
    described = describe(report["block"], position["start"], position["end"])
    assert report["selector"]["prefix"].endswith(described.prefix)
    assert report["selector"]["suffix"].startswith(described.suffix)
    return words


def record_events(page: Page) -> None:
    page.add_init_script(
        """window.heard = [];
        for (const name of ["sent", "kept", "refused"])
          document.addEventListener("corrigenda:" + name,
            (event) => heard.push([event.type, event.detail.status]));"""
    )


def heard(page: Page) -> list[list[Any]]:
    events: list[list[Any]] = page.evaluate("heard")
    return events


def leave_unsent(page: Page, url: str) -> None:
    """Report words to a desk that cannot take them now, and come back to the page."""
    page.goto(url)
    box = report_on(page, "#first", "afer")
    send(page)
    box.get_by_role("button", name="Try again").wait_for()
    page.goto(url)


def hold(page: Page, requests: str, times: int | None = None) -> list[Route]:
    """Keep the answers to these requests back, or to the first; each comes when it is let go."""
    held: list[Route] = []

    def take(route: Route) -> None:
        held.append(route)

    page.route(requests, take, times=times)
    return held
