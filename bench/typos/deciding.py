"""A newsroom with typos to decide, and an editor who decides them from the queue."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
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


def seconds_of(act: Callable[[], object]) -> float:
    """The processor time of something, which a busy machine changes least."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def decide_all(client: Client) -> tuple[int, float, float]:
    """Decide typo after typo from the pages of the queue, as our script does; every fifth is
    declined.

    Returns:
        how many were decided, the seconds that the server took, the pages included, and those
        of the processor alone.
    """
    begun, worked, decided = time.perf_counter(), time.process_time(), 0
    while chosen := _OFFERED.findall(client.get("/desk/", _TYPOS).content.decode()):
        for one in chosen:
            decided += 1
            verb = "decline" if decided % 5 == 0 else "accept"
            answer = client.post("/desk/queue", {verb: one, "reason": WORDS}, headers=PART)
            if f'data-gone="{one.partition(":")[0]}"' not in answer.content.decode():
                raise RuntimeError(answer.content.decode())
    return decided, time.perf_counter() - begun, time.process_time() - worked
