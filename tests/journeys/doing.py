"""What readers and editors do in a browser, by the words they see."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Request, expect
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
    """Select by keys, press Ctrl+Enter, fill in, send; the address of the receipt."""
    person.select(words)
    return send_report(person, should_say, why)


def send_report(person: Person, should_say: str, why: str = "") -> str:
    """Press Ctrl+Enter on what is selected, fill in, send; the address of the receipt."""
    page = person.page
    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    if should_say:
        person.write(dialog.get_by_label("It should say"), should_say)
    if why:
        person.write(dialog.get_by_label(re.compile("^Why")), why)
    person.check()
    person.press(dialog.get_by_role("button", name="Send", exact=True))
    link = dialog.get_by_role("link", name="Follow your report")
    expect(link).to_be_visible()
    address = link.get_attribute("href") or ""
    page.keyboard.press("Escape")
    return address


def sign_in(person: Person, link: str) -> Page:
    """Use a one-time link."""
    page = person.visit(link)
    person.press(page.get_by_role("button", name="Sign in"))
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()
    return page


def open_case(person: Person, desk: str, words: str) -> Page:
    """Open the case on these words from the queue."""
    page = person.page
    until(page, lambda: page.goto(f"{desk}/desk/"), lambda: page.get_by_text(words).count() > 0)
    person.check()
    person.press(page.get_by_role("link").filter(has_text=words).first)
    expect(page.get_by_role("heading", name="Decide", exact=True)).to_be_visible()
    person.check()
    return page


def decide(person: Person, kind: str, *, after: str = "", notice: str = "") -> None:
    """Fill the decision form in and send it."""
    page = person.page
    person.key("e")
    person.tick(page.get_by_role("radio", name=re.compile(f"^{kind}")))
    if after:
        person.write(page.get_by_label("New words in the story"), after)
    if notice:
        person.write(page.get_by_label(re.compile("^Notice")), notice)
        # What the checks advise is read before it is sent, else the form comes back with it.
        expect(page.locator(".checked-line")).to_contain_text("draft kept")
    page.keyboard.press("Control+Enter")


def expect_verified(page: Page) -> None:
    """The case's page, which keeps itself up to date, says that the page was read and is right."""
    expect(page.locator("li.step.done", has_text="Verified")).to_be_visible()


def until(page: Page, again: Callable[[], object], held: Callable[[], bool]) -> None:
    """Do something again until something holds; at most a minute, more on a busy machine."""
    for _ in range(240):
        again()
        if held():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"it never came true on {page.url}")


def enter(person: Person, link: str) -> None:
    """Sign in without a look at the page."""
    person.page.goto(link)
    person.press(person.page.get_by_role("button", name="Sign in"))
    expect(person.page.get_by_role("heading", name="Cases")).to_be_visible()


class Watch:
    """How long the server took for what a browser asked of it, static files aside."""

    def __init__(self, person: Person) -> None:
        self.requests, self.milliseconds = 0, 0.0
        person.page.on("requestfinished", self._add)

    def _add(self, request: Request) -> None:
        timing = request.timing
        if "/static/" not in request.url and timing["responseStart"] >= 0:
            self.requests += 1
            self.milliseconds += timing["responseStart"] - timing["requestStart"]
