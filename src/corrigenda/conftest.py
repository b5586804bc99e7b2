"""The cast of the tests: a daily, its people, a story, and readers who write in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol
from uuid import uuid4

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.models import Role as StaffRole
from corrigenda.flow.reports.actions.receive import Received, receive
from corrigenda.flow.reports.submission import Submission
from corrigenda.lib import clock

STORY_URL = "https://daily.example/world/treaty"

PARAGRAPHS = (
    "The two leaders inspected a guard of honour, afer which they signed the treaty.",
    "“We will not wait another 24 years,” President Orla Venn said in Port Maren.",
    "The fund holds 28,000 crowns and pays for 12 bridges, officials said.",
)


class Send(Protocol):
    """Sends a report on the story, as a reader's widget would."""

    def __call__(self, says: str, should_say: str = "", **more: str) -> Received: ...


class NewVersion(Protocol):
    """Brings in a version of the story with these paragraphs, and no headline."""

    def __call__(self, *paragraphs: str) -> None: ...


def an_outlet(slug: str, name: str, language: str = "en") -> Outlet:
    """Open an outlet on `https://<slug>.example`, where what is decided takes effect at once."""
    outlet = open_outlet(
        slug,
        name=name,
        language=language,
        desk_url="https://desk.example",
        origins=[f"https://{slug}.example"],
        by=OPERATOR,
    ).outlet
    outlet.policy_data = {"undo_seconds": 0}
    outlet.save(update_fields=["policy_data"])
    return outlet


@pytest.fixture
def daily(db: None) -> Outlet:
    """An outlet with one origin, in English."""
    return an_outlet("daily", "The Daily Example")


def _hired(outlet: Outlet, name: str, role: StaffRole) -> Staff:
    return hire(name.split(maxsplit=1)[0].lower(), outlet=outlet, role=role, name=name, by=OPERATOR)


@pytest.fixture
def edda(daily: Outlet) -> Staff:
    """An editor."""
    return _hired(daily, "Edda Brandt", StaffRole.EDITOR)


@pytest.fixture
def stan(daily: Outlet) -> Staff:
    """The standards editor."""
    return _hired(daily, "Stan Okoro", StaffRole.STANDARDS_EDITOR)


@pytest.fixture
def ada(daily: Outlet) -> Staff:
    """An administrator."""
    return _hired(daily, "Ada Lindh", StaffRole.ADMINISTRATOR)


@pytest.fixture
def rolf(daily: Outlet) -> Staff:
    """A reporter."""
    return _hired(daily, "Rolf Maro", StaffRole.REPORTER)


@pytest.fixture
def story(daily: Outlet) -> Article:
    """A story of the daily with one version."""
    blocks = (
        Block(Role.headline, "Maren and Tolva sign treaty"),
        *(Block(Role.body, text) for text in PARAGRAPHS),
    )
    version, _ = push(daily, STORY_URL, Story(blocks))
    return version.article


@pytest.fixture
def send(story: Article) -> Send:
    """Send a report on the story; every call is another reader at another address."""
    count = iter(range(1, 255))

    def _send(says: str, should_say: str = "", **more: str) -> Received:
        block = next((text for text in PARAGRAPHS if says in text), "")
        selector: dict[str, object] = {"type": "TextQuoteSelector", "exact": says}
        if block:
            start = block.index(says)
            selector["refinedBy"] = {
                "type": "TextPositionSelector",
                "start": start,
                "end": start + len(says),
            }
        given = {"url": story.url, "block": block, **more}
        sent = Submission(client_id=uuid4(), selector=selector, should_say=should_say, **given)
        return receive(sent, address=f"192.0.2.{next(count)}")

    return _send


@pytest.fixture
def work() -> Callable[[], None]:
    """Run the job steps until nothing is left to do at this moment.

    The clock is slowed: what is to be done a second later is not done because a machine was slow.
    """
    from corrigenda.project.jobs import run_until_idle

    def _work() -> None:
        with clock.slowed():
            run_until_idle()

    return _work


@pytest.fixture
def new_version(story: Article, work: Callable[[], None]) -> NewVersion:
    """It comes in on 31 May 2027 at 12:05 UTC, and the passages are moved."""

    def _new_version(*paragraphs: str) -> None:
        with clock.frozen(datetime(2027, 5, 31, 12, 5, tzinfo=UTC)):
            push(story.outlet, story.url, Story([Block(Role.body, text) for text in paragraphs]))
        work()

    return _new_version
