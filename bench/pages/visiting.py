"""A page in Chromium, off the network: words are selected, reported, and marked again."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.pages.choosing import LEAST, MOST, Seen, Wish, wishes
from bench.pages.material import Story
from bench.widget import TYPES, file_at
from playwright.sync_api import BrowserContext, Page, Route

HELP = (Path(__file__).parent / "browser.js").read_text("utf-8")
HIDDEN = """
[class*="visually-hidden" i], [class*="visuallyhidden" i], [class*="sr-only" i],
[class*="screen-reader" i] {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
"""
"""What the site's own style sheets say of classes with these names, which are not here."""
LINK = 10
"""Of the report link from the window's right lower corner."""


@dataclass
class Reported:
    """Words as the browser told them when they were selected, and the report that came."""

    wish: Wish
    words: str
    report: dict[str, Any] | None
    outcome: str = ""
    marked: list[str] | None = None
    there: bool = False


@dataclass
class Visit:
    """What became of a page."""

    story: Story
    reported: list[Reported] = field(default_factory=list)
    moved: bool = False
    restless: bool = False
    errors: list[str] = field(default_factory=list)
    failure: str = ""

    def few(self) -> bool:
        """Whether fewer passages were reported than a page should have."""
        return len(self.reported) < LEAST

    def broken(self) -> list[str]:
        """What the widget did to the page, or why that is not known."""
        failed = [self.failure] if self.failure else []
        moved = ["the layout changed"] if self.moved and not self.restless else []
        return failed + moved + [f"a script failed: {error}" for error in self.errors]

    def wrong(self) -> list[str]:
        """All that is to be explained of the page as a whole."""
        few = [f"{len(self.reported)} passages alone"] if self.few() else []
        return [*few, *self.broken()]


Find = Callable[[Reported], dict[str, Any] | None]
"""The stored selector of a report, as the desk gives it to the page."""


class Visitor:
    """One page at a time; answers for the network and for the desk."""

    def __init__(self, context: BrowserContext, seed: int) -> None:
        self._context = context
        self._seed = seed
        self._nonce = secrets.token_hex(8)
        self._reports: list[dict[str, Any]] = []
        self._waiting: list[Route] = []
        self._story: Story | None = None

    def visit(self, story: Story, find: Find) -> Visit:
        """Report words of a page and have them marked again."""
        found = Visit(story)
        self._story, self._reports, self._waiting = story, [], []
        page = self._context.new_page()
        page.set_default_timeout(8_000)
        page.on("pageerror", lambda error: found.errors.append(str(error)))
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.route("**/*", self._answer)
        try:
            self._go(page, found, find)
        except Exception as error:
            found.failure = f"{type(error).__name__}: {str(error).splitlines()[0][:200]}"
        finally:
            page.close(run_before_unload=False)
        return found

    def _go(self, page: Page, found: Visit, find: Find) -> None:
        page.goto(f"{found.story.url.split('#')[0]}#corrigenda-none", wait_until="load")
        page.add_style_tag(content=HIDDEN)
        page.evaluate(HELP)
        page.evaluate("bench.offer()")
        page.evaluate("bench.settle()")
        first = page.evaluate("bench.layout()")
        seen: list[Seen] = [tuple(one) for one in page.evaluate("bench.seen()")]
        found.restless = page.evaluate("bench.layout()") != first
        if not page.evaluate("nonce => bench.start(nonce)", self._nonce):
            found.failure = "the widget did not start"
            return
        wanted = wishes(seen, found.story, page.title(), self._seed)
        for wish in wanted:
            enough = len(found.reported) >= LEAST and not self._is_new(found, wish)
            if enough or len(found.reported) >= MOST:
                continue
            if reported := self._report(page, wish, f"r{len(found.reported)}"):
                found.reported.append(reported)
        self._mark(page, found, find)
        found.moved = page.evaluate("bench.layout()") != first

    def _is_new(self, found: Visit, wish: Wish) -> bool:
        return wish.kind not in {one.wish.kind for one in found.reported}

    def _report(self, page: Page, wish: Wish, name: str) -> Reported | None:
        page.evaluate("bench.next()")
        given = [wish.first, wish.at, wish.last, wish.until]
        aim = page.evaluate("given => bench.aim(...given)", given)
        if not aim:
            return None
        gesture = _select(page, wish, aim)
        words = page.evaluate("name => bench.selected(name)", name)
        if not any(map(str.isalnum, words)) or len(words) > 5_000:
            return None
        count = len(self._reports)
        if gesture == "touch":
            width, height = page.viewport_size["width"], page.viewport_size["height"]  # type: ignore[index]
            page.touchscreen.tap(width - LINK, height - LINK)
        else:
            page.keyboard.press("Control+Enter")
        if not page.evaluate("bench.opened()"):
            return Reported(wish, words, None, "no dialog opened")
        page.keyboard.press("Control+Enter")
        outcome = page.evaluate("bench.sent()") or "nothing was sent"
        page.keyboard.press("Escape")
        page.evaluate("bench.closed()")
        report = self._reports[-1] if len(self._reports) > count else None
        return Reported(wish, words, report, outcome)

    def _mark(self, page: Page, found: Visit, find: Find) -> None:
        """Tells the page its notices, which it has asked for and waited for until now."""
        selectors = {f"r{n}": find(one) for n, one in enumerate(found.reported)}
        notices = [_notice(name, selector) for name, selector in selectors.items() if selector]
        for route in self._waiting:
            route.fulfill(json={"notices": notices, "hold": None})
        for number, one in enumerate(found.reported):
            if not selectors[f"r{number}"]:
                continue
            patience = 3_000 if number == 0 else 600
            given = [f"r{number}", patience]
            marked = page.evaluate("given => bench.marked(...given)", given)
            if marked:
                one.marked, one.there = marked["words"], marked["there"]

    def _answer(self, route: Route) -> None:
        assert self._story
        request = route.request
        path = urlsplit(request.url).path
        if request.is_navigation_request() and request.frame.parent_frame is None:
            if request.url.split("#")[0] != self._story.url.split("#")[0]:
                route.abort()
                return
            headers = {
                "content-type": self._story.content_type,
                # The page's own scripts would need the network; the widget's has the house's word.
                "content-security-policy": f"script-src 'nonce-{self._nonce}'",
            }
            route.fulfill(body=self._story.page, headers=headers)
        elif path.startswith("/c/"):
            file = file_at(path)
            # A page may have files of its own under this address.
            if file.exists():
                route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
            else:
                route.abort()
        elif path == "/api/notices":
            self._waiting.append(route)
        elif path == "/api/reports" and request.method == "POST":
            self._reports.append(request.post_data_json or {})
            url = f"/receipt/{len(self._reports)}"
            answer = {"receipt": "token", "receipt_url": url, "already_reported": 0}
            route.fulfill(status=201, json=answer)
        else:
            route.abort()


def _notice(name: str, selector: dict[str, Any]) -> dict[str, Any]:
    told = {"selector": selector, "show": "Show", "gone": "Gone", "ambiguous": "Ambiguous"}
    return {
        "id": name,
        "kind": "correction",
        "placement": "end",
        "label": "Correction",
        "words": "These words were wrong.",
        "language": "en",
        "published_at": "2031-05-04T12:00:00Z",
        "moment": "4 May 2031",
        "permalink": f"/corrections/{name}",
        "superseded_by": None,
        "earlier": None,
        "in_the_log": "In the log",
        "in_the_story": told,
    }


def _select(page: Page, wish: Wish, aim: dict[str, Any]) -> str:
    """Selects as a person does; the gesture, which is another where a link would be dragged."""
    gesture = wish.gesture
    if aim["linked"] and gesture != "touch":
        gesture = "touch"
    if wish.kind == "across" and gesture not in ("drag", "touch"):
        gesture = "drag"
    if gesture == "touch":
        # A long press selects nothing in Chromium on a desktop: what the handles leave is set.
        given = [wish.first, aim["boundaries"][0], wish.last, aim["boundaries"][1]]
        page.evaluate("given => bench.take(...given)", given)
    elif gesture == "drag":
        page.mouse.move(*aim["press"])
        page.mouse.down()
        page.mouse.move(*aim["leave"], steps=2)
        page.mouse.up()
    else:
        count = 3 if gesture == "paragraph" else 2
        page.mouse.click(*aim["middle"], click_count=count)
        if gesture == "keys":
            for _ in range(3):
                page.keyboard.press("Control+Shift+ArrowRight")
    return gesture
