"""Whether words that were reported are found by the desk, and marked on the page again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bench.pages.material import Story
from bench.pages.visiting import Reported, Visit

from corrigenda.anchoring import Selector, State, describe
from corrigenda.flow.articles.blocks import text_of
from corrigenda.flow.articles.reading import ReadingError, read_html
from corrigenda.flow.reports.locating import locate

GOOD = "exact"


@dataclass(frozen=True)
class Result:
    """One passage: what became of it, and whether only the browser has it."""

    story: Story
    reported: Reported
    outcome: str
    reader_seen: bool
    detail: str = ""


class Desk:
    """The desk's side of one page, in this process."""

    def __init__(self, story: Story) -> None:
        try:
            page = read_html(story.page, url=story.url, content_type=story.content_type)
            self.text = text_of(page.blocks)
        except ReadingError:
            self.text = ""
        self.reader_seen: set[int] = set()
        self.said: dict[int, tuple[str, str]] = {}

    def stored(self, one: Reported) -> dict[str, Any] | None:
        """The selector that stands in the log, as the page is told it; None where there is none."""
        if one.report is None:
            return None
        selector = Selector.from_dict(one.report["selector"])
        anchor = locate(selector, one.report["block"], self.text)
        words = ""
        if anchor.start is not None and anchor.end is not None:
            words = self.text[anchor.start : anchor.end]
            selector = describe(self.text, anchor.start, anchor.end)
        elif anchor.state is State.GONE:
            self.reader_seen.add(id(one))
        self.said[id(one)] = (anchor.state.value, words)
        told = selector.to_dict()
        return {name: told[name] for name in ("exact", "prefix", "suffix")}


def results(visit: Visit, desk: Desk) -> list[Result]:
    """Each passage of a visit, judged."""
    found = []
    for one in visit.reported:
        outcome, detail = _judge(one, desk)
        found.append(Result(visit.story, one, outcome, id(one) in desk.reader_seen, detail))
    return found


def _judge(one: Reported, desk: Desk) -> tuple[str, str]:
    if one.report is None or one.outcome != "sent":
        return f"not sent: {one.outcome}", ""
    exact = one.report["selector"]["exact"]
    state, words = desk.said[id(one)]
    if not _are_same(exact, one.words):
        return "the widget sent other words", f"{one.words!r} -> {exact!r}"
    if state == State.AMBIGUOUS:
        return "ambiguous to the desk", exact
    # The desk's blocks and the browser's may begin and end at other places.
    if id(one) not in desk.reader_seen and "".join(words.split()) != "".join(exact.split()):
        return "the desk found other words", f"{exact!r} -> {words!r}"
    return _judge_mark(one, exact)


def _judge_mark(one: Reported, exact: str) -> tuple[str, str]:
    if one.marked is None:
        return "not marked on the page", exact
    if _bare("".join(one.marked)) != _bare(exact):
        return "other words were marked", f"{exact!r} -> {one.marked!r}"
    return (GOOD, "") if one.there else ("marked at another place", exact)


def _are_same(exact: str, selected: str) -> bool:
    """Whether the words are those selected, but for boxes between blocks, which are left out."""
    first, *others = map(_bare, exact.split("\n\n"))
    rest = _bare(selected)
    if not others:
        return rest == first
    if not (rest.startswith(first) and rest.endswith(others[-1])):
        return False
    for block in (first, *others):
        at = rest.find(block)
        if at < 0:
            return False
        rest = rest[at + len(block) :]
    return True


def _bare(words: str) -> str:
    """Without case, white space, what joins cells, and what no browser shows."""
    bare = "".join(words.casefold().split())
    return bare.translate(dict.fromkeys(map(ord, "|\u00ad\u200b\u2060\ufeff")))
