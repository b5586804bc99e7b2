"""What readers and editors do in a browser, by the words they see."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.journeys.conftest import Person

# As a mouse does it: from a point to a point, so that only what can be seen can be selected.
POINTS = """(words) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    node.parentElement.scrollIntoView({ block: "center" });
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const boxes = range.getClientRects();
    const first = boxes[0], last = boxes[boxes.length - 1];
    return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
  }
  throw new Error("the page does not say: " + words);
}"""


def highlight(page: Page, words: str) -> None:
    """Drag the mouse over words of one text node."""
    left, top, right, bottom = page.evaluate(POINTS, words)
    page.mouse.move(left + 0.5, top)
    page.mouse.down()
    page.mouse.move(right - 0.5, bottom, steps=4)
    page.mouse.up()
    assert page.evaluate("String(getSelection())").strip() == words.strip()


def report(person: Person, words: str, should_say: str = "", why: str = "") -> str:
    """Highlight, press Ctrl+Enter, fill in, send; the address of the receipt."""
    page = person.page
    highlight(page, words)
    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    if should_say:
        dialog.get_by_label("It should say").fill(should_say)
    if why:
        dialog.get_by_label(re.compile("^Why")).fill(why)
    person.check()
    dialog.get_by_role("button", name="Send", exact=True).click()
    link = dialog.get_by_role("link", name="Follow your report")
    expect(link).to_be_visible()
    address = link.get_attribute("href") or ""
    page.keyboard.press("Escape")
    return address


def sign_in(person: Person, link: str) -> Page:
    """Use a one-time link."""
    page = person.visit(link)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()
    return page


def open_case(person: Person, desk: str, words: str) -> Page:
    """Open the case on these words from the queue."""
    page = person.page
    until(page, lambda: page.goto(f"{desk}/desk/"), lambda: page.get_by_text(words).count() > 0)
    person.check()
    page.get_by_role("link").filter(has_text=words).first.click()
    expect(page.get_by_role("heading", name="Decide", exact=True)).to_be_visible()
    person.check()
    return page


def decide(person: Person, kind: str, *, after: str = "", notice: str = "") -> None:
    """Fill the decision form in and send it."""
    page = person.page
    page.get_by_role("radio", name=re.compile(f"^{kind}")).check()
    if after:
        page.get_by_label("New words in the story").fill(after)
    if notice:
        page.get_by_label(re.compile("^Notice")).fill(notice)
        # What the checks advise is read before it is sent, else the form comes back with it.
        expect(page.locator(".checked-line")).to_contain_text("draft kept")
    page.locator("#decision button.primary").click()


def expect_verified(page: Page) -> None:
    """The case's page, which keeps itself up to date, says that the page was read and is right."""
    expect(page.locator("li.step.done", has_text="Verified")).to_be_visible(timeout=15_000)


def until(page: Page, again: Callable[[], object], held: Callable[[], bool]) -> None:
    """Do something again until something holds; at most fifteen seconds."""
    for _ in range(60):
        again()
        if held():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"it never came true on {page.url}")
