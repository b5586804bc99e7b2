"""A newsroom with typos to decide, and an editor who decides them from the queue."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TypeVar
from uuid import uuid4

from django.test import Client

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.models import Role as StaffRole
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.submission import Submission
from corrigenda.project.jobs import run_until_idle

T = TypeVar("T")

SITE = "https://daily.example"
PART = {"X-Requested-With": "corrigenda-desk"}
WORDS = "We checked these words and leave them as they are."
_TYPOS = {"q": "is:open is:typo"}
_OFFERED = re.compile(r'name="accept" value="([^"]+)"')
_SYLLABLES = ("ba", "ko", "ri", "mu", "ten", "sol", "dar", "vi", "pe", "nor", "ga", "lu", "zi")


def newsroom(typos: int, *, paragraphs: int = 20) -> Staff:
    """Open a newsroom with so many typos, each its own case; its editor."""
    outlet = open_outlet(
        "daily", name="The Daily", language="en", desk_url=SITE, origins=[SITE], by=OPERATOR
    ).outlet
    for story in range(-(-typos // paragraphs)):
        _story(outlet, story, min(paragraphs, typos - story * paragraphs))
    run_until_idle(rounds=400)
    return hire("edda", outlet=outlet, role=StaffRole.EDITOR, name="Edda Brandt", by=OPERATOR)


def _paragraph(number: int, place: int) -> str:
    """Words of no language, but for the typo: no story is a twin of another."""
    drawn = random.Random(f"{number} {place}")  # the same at every run
    words = ("".join(drawn.choices(_SYLLABLES, k=2)) for _ in range(50))
    return f"The councl {' '.join(words)}."


def _story(outlet: Outlet, number: int, typos: int) -> None:
    url = f"{SITE}/{number}"
    texts = [_paragraph(number, place) for place in range(typos)]
    blocks = [Block(Role.headline, f"Districts met {number}")]
    push(outlet, url, Story((*blocks, *(Block(Role.body, text) for text in texts))))
    for place, text in enumerate(texts):
        selector: dict[str, object] = {
            "type": "TextQuoteSelector",
            "exact": "councl",
            "refinedBy": {"type": "TextPositionSelector", "start": 4, "end": 10},
        }
        sent = Submission(
            client_id=uuid4(), selector=selector, url=url, block=text, should_say="council"
        )
        receive(sent, address=f"192.0.{number}.{place}")


@dataclass(frozen=True)
class Decided:
    """What came of deciding all.

    Attributes:
        seconds: that the server took, the pages of the queue included.
        decisions: the processor time of each.
        pages: the processor time of each page of the queue on which they were offered.
        plain: the processor time of a plain page, asked for after each decision.
    """

    seconds: float
    decisions: list[float]
    pages: list[float]
    plain: list[float]

    @property
    def each(self) -> float:
        """The processor time of a decision with its share of the pages.

        By medians: what a worker does once, such as compiling a template, is no decision's, and
        what else the machine did in the middle of one neither.
        """
        shown = median(self.pages) * len(self.pages) / max(1, len(self.decisions))
        return median(self.decisions) + shown

    @property
    def ratio(self) -> float:
        """A decision by the plain page beside it: both meet the same machine, and the same heap."""
        return self.each / median(self.plain)


def decide_all(client: Client) -> Decided:
    """Decide typo after typo from the pages of the queue, as our script does; every fifth is
    declined.
    """
    begun = time.perf_counter()
    between = 0.0
    decisions: list[float] = []
    pages: list[float] = []
    plain: list[float] = []
    while chosen := timed(pages, lambda: _offered(client)):
        for one in chosen:
            verb = "accept" if (len(decisions) + 1) % 5 else "decline"
            timed(decisions, partial(_decide, client, verb, one))
            paused = time.perf_counter()
            timed(plain, lambda: client.get("/desk/password"))
            between += time.perf_counter() - paused
    return Decided(time.perf_counter() - begun - between, decisions, pages, plain)


def timed(times: list[float], act: Callable[[], T]) -> T:
    """Do something, and note its processor time, which a busy machine changes least."""
    begun = time.process_time()
    done = act()
    times.append(time.process_time() - begun)
    return done


def _offered(client: Client) -> list[str]:
    """The values of the buttons on the first page of the queue."""
    return _OFFERED.findall(client.get("/desk/", _TYPOS).content.decode())


def _decide(client: Client, verb: str, one: str) -> None:
    answer = client.post("/desk/queue", {verb: one, "reason": WORDS}, headers=PART)
    if f'data-gone="{one.partition(":")[0]}"' not in answer.content.decode():
        raise RuntimeError(answer.content.decode())
