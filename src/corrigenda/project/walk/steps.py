"""The steps of the walk. Each prints what it saw and ends the walk when it saw something else."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from django.conf import settings
from django.db import connection
from lxml import etree

from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actions.make_link import make_link
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.project import demo
from corrigenda.project.cli.errors import CommandError
from corrigenda.project.walk.choose import (
    Choice,
    NothingToChooseError,
    choose_passage,
    choose_word,
)
from corrigenda.project.walk.client import Answer, Client
from corrigenda.project.walk.page import SLUG, read_page, story_file
from corrigenda.surfaces.demo.cms.store import Store
from corrigenda.surfaces.demo.newsroom import address

T = TypeVar("T")

PATIENCE = 10.0
UNDO_SECONDS = 1
"""For which the editor of the walk could take a decision back; a house gives ten by default."""
ATOM = "{http://www.w3.org/2005/Atom}"
TYPO = ("afer", "after")


class WalkError(Exception):
    """Something was not as it should be."""


@dataclass
class Walk:
    """A walk through one story.

    Attributes:
        word: the misspelt word that becomes a fix.
        passage: the disputed passage that becomes a correction.
        enter: path of the editor's one-time link.
    """

    base_url: str
    story_url: str
    word: Choice
    passage: Choice
    enter: str

    @classmethod
    def prepare(cls, base_url: str, page: Path | None) -> Walk:
        """Fill the newsroom, with the given page in it.

        Raises:
            CommandError: the page cannot be read or walked through.
        """
        editor = demo.fill(base_url)
        outlet = Outlet.objects.get()
        hurried = Change(policy={**outlet.policy_data, "undo_seconds": UNDO_SECONDS})
        change_outlet(outlet, hurried, by=OPERATOR)
        slug = demo.TREATY
        if page is not None:
            slug = SLUG
            story = Store(settings.CORRIGENDA_DEMO_DIR).save(slug, story_file(read_page(page)))
            demo.take_in(Outlet.objects.get(), story, address(base_url, slug))
        url = address(base_url, slug)
        article = article_at(url)
        assert article is not None and article.current is not None
        blocks = article.current.blocks
        try:
            word = choose_word(blocks) if page else _typo([one.text for one in blocks])
            passage = choose_passage(blocks, word)
        except NothingToChooseError as error:
            raise CommandError(str(error)) from error
        enter = f"/desk/enter/{make_link(editor)}"
        connection.close()
        return cls(base_url, url, word, passage, enter)

    def go(self) -> None:
        """Take every step.

        Raises:
            WalkError: what was seen is not what should be.
        """
        self.edda = Client(self.base_url)
        self._sign_in()
        self._fix()
        self._correct()

    def _sign_in(self) -> None:
        page = self.edda.get(self.enter)
        desk = self.edda.submit(page, self.enter)
        _hold(desk.url.endswith("/desk/"), f"the one-time link leads to {desk.url}")
        _say("The editor", "is signed in by the one-time link")

    def _fix(self) -> None:
        says, after = self.word.says, self.word.after
        story = self._story()
        _hold(self.word.block in story.words(), f"the story has “{_near(self.word)}”")
        _say("The story", f"says “{_near(self.word)}”")
        receipts = [self._report("Rita", self.word), self._report("Ravi", self.word)]
        case = self._case(self.word, readers=2)
        _say("The desk", f"has one case with 2 reports: {case.url}")
        self.edda.submit(case, "/decide", kind="fix", after=after, words="")
        _say("The editor", f"makes it a fix: “{says}” to “{after}”")
        mended = _text(self.word, after)
        story = _until(self._story, lambda page: mended in page.words(), "the CMS applies the fix")
        _hold(self.word.block not in story.words(), "the old words are gone")
        _say("The CMS", f"applied it: “…{_around(mended, self.word.start, len(after))}…”")
        for reader, receipt in zip(("Rita", "Ravi"), receipts, strict=True):
            self._receipt_says(reader, receipt, "corrected", after)
        _until(
            lambda: self.edda.get(case.url),
            _is_verified,
            "the fix is verified",
        )
        _say("The desk", "says that the fix is verified")
        notices = self.edda.get(f"/api/notices?url={self.story_url}").json()["notices"]
        _hold(notices == [], "no notice mentions it")
        log = self.edda.get("/corrections/").words()
        _hold(self.story_url not in log and mended not in log, "the log does not mention it")
        _say("The public", "sees no notice and no entry in the log: a fix is silent")

    def _correct(self) -> None:
        says, after = self.passage.says, self.passage.after
        receipt = self._report("Rosa", self.passage, why="Another source has it otherwise.")
        case = self._case(self.passage, readers=1)
        words = f"An earlier version of this story said “{says}”. It should have said “{after}”."
        decision = {"kind": "correction", "after": after, "words": words}
        sent = self.edda.submit(case, "/decide", **decision)
        if sent.status == HTTPStatus.UNPROCESSABLE_ENTITY:
            # What the checks advise, such as why so late, is shown before it may be passed over.
            self.edda.submit(sent, "/decide", **decision)
        _say("The editor", f"publishes a correction: {words}")
        mended = _text(self.passage, after)
        story = _until(
            self._story,
            lambda page: mended in page.words() and words in page.words(),
            "the correction stands on the story",
        )
        _hold(words in _notice_text(story), "the notice stands on the story")
        _say("The story", f"says “…{_around(mended, self.passage.start, len(after))}…”")
        _say("The story", "shows the notice")
        self._public_outputs(words)
        page = self._receipt_says("Rosa", receipt, "corrected", after)
        _hold(words in page.words(), "the receipt has the correction")
        _until(
            lambda: self.edda.get(case.url),
            _is_verified,
            "the correction is verified on the page",
        )
        _say("The desk", "says that the new words stand, the old are gone, the notice is shown")

    def _public_outputs(self, words: str) -> None:
        log = self.edda.get("/corrections/")
        _hold(words in log.words(), "the log has it")
        _say("The log", f"has it: {log.url}")
        feed = etree.fromstring(self.edda.get("/corrections/feed.atom").text.encode())
        summaries = [one.text or "" for one in feed.iterfind(f"{ATOM}entry/{ATOM}summary")]
        _hold(words in summaries, "the Atom feed has it")
        _say("The Atom feed", f"has it, as the newest of {len(summaries)}")
        items = self.edda.get("/corrections/feed.json").json()["items"]
        assert isinstance(items, list)
        _hold(any(item["content_text"] == words for item in items), "the JSON Feed has it")
        _say("The JSON Feed", f"has it: {items[0]['id']}")
        scripts = self._story().tree().xpath("//script[@type='application/ld+json']/text()")
        documents = [json.loads(text) for text in scripts]
        found = [
            comment
            for document in documents
            for comment in document.get("correction", [])
            if comment["@type"] == "CorrectionComment" and comment["text"] == words
        ]
        _hold(bool(found), "the story's JSON-LD has it")
        _say("The JSON-LD", f"has a CorrectionComment of {found[0]['datePublished']}")

    def _story(self) -> Answer:
        answer = Client(self.base_url).get(self.story_url)
        _hold(answer.status == 200, f"the story answers {answer.status}")
        return answer

    def _report(self, reader: str, choice: Choice, why: str = "") -> str:
        answer = Client(self.base_url).post_json(
            "/api/reports",
            {
                "client_id": str(uuid4()),
                "outlet": demo.SLUG,
                "url": self.story_url,
                "block": choice.block,
                "selector": {
                    "type": "TextQuoteSelector",
                    "exact": choice.says,
                    "prefix": choice.block[: choice.start][-32:],
                    "suffix": choice.block[choice.end :][:32],
                    "refinedBy": {
                        "type": "TextPositionSelector",
                        "start": choice.start,
                        "end": choice.end,
                    },
                },
                "should_say": choice.after,
                "why": why,
            },
        )
        _hold(answer.status == 201, f"the report is answered {answer.status}: {answer.text}")
        receipt = str(answer.json()["receipt_url"])
        _say(reader, f"reports “{choice.says}”, should say “{choice.after}”: {receipt}")
        return receipt

    def _case(self, choice: Choice, *, readers: int) -> Answer:
        """The page of the one case on these words, once all reports are in it."""
        article = article_at(self.story_url)
        assert article is not None

        def look() -> list[tuple[int, int]]:
            cases = article.cases.filter(says=choice.says)
            found = list(cases.values_list("pk", "report_count"))
            connection.close()
            return found

        found = _until(
            look,
            lambda cases: sum(count for _, count in cases) == readers,
            f"{readers} reports join a case",
        )
        _hold(len(found) == 1, f"one case holds them, not {len(found)}")
        page = self.edda.get(f"/desk/cases/{found[0][0]}")
        _hold(page.status == 200, f"the desk shows the case ({page.status})")
        _hold(choice.says in page.words(without="ins"), f"the case says “{choice.says}”")
        return page

    def _receipt_says(self, reader: str, receipt: str, outcome: str, after: str) -> Answer:
        page = _until(
            lambda: Client(self.base_url).get(receipt),
            lambda page: f'data-outcome="{outcome}"' in page.text,
            f"{reader}'s receipt says {outcome}",
        )
        _hold(after in page.words(), f"{reader}'s receipt has the new words")
        _say(f"{reader}'s receipt", f"says {outcome}")
        return page


def _typo(texts: list[str]) -> Choice:
    wrong, right = TYPO
    for text in texts:
        at = text.find(f" {wrong} ")
        if at >= 0:
            return Choice(text, at + 1, at + 1 + len(wrong), right)
    raise NothingToChooseError(f"The demo's treaty story has lost its “{wrong}”.")


def _text(choice: Choice, after: str) -> str:
    """The block with the new words."""
    return choice.block[: choice.start] + after + choice.block[choice.end :]


def _near(choice: Choice) -> str:
    return "…" + _around(choice.block, choice.start, len(choice.says)) + "…"


def _around(text: str, start: int, length: int) -> str:
    return text[max(0, start - 30) : start + length + 30]


def _is_verified(case: Answer) -> bool:
    return bool(case.tree().xpath("//li[contains(@class, 'done')][contains(., 'Verified')]"))


def _notice_text(page: Answer) -> str:
    notices = page.tree().xpath("//*[@data-corrigenda='notices']")
    return " ".join(" ".join(one.text_content().split()) for one in notices)


def _until(look: Callable[[], T], held: Callable[[T], bool], what: str) -> T:
    until = time.monotonic() + PATIENCE
    while True:
        seen = look()
        if held(seen):
            return seen
        if time.monotonic() > until:
            raise WalkError(f"waited {PATIENCE:.0f} s, and not yet: {what}")
        time.sleep(0.1)


def _hold(held: bool, what: str) -> None:
    if not held:
        raise WalkError(f"not so: {what}")


def _say(who: str, what: str) -> None:
    print(f"  ✓ {who:<16} {what}", flush=True)
