"""The world that is acted on, and those who try: every role, and somebody from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corrigenda.conftest import Send, an_outlet
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article, Credit
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR, SYSTEM
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.newsroom.models import Role as StaffRole
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.lib.tests.servers import serving

from .cells import People
from .world import World


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> None:
    """What is erased here is written into a file that no other test reads."""
    settings.CORRIGENDA_HOME = tmp_path


@pytest.fixture
def people(rolf: Staff, edda: Staff, stan: Staff, ada: Staff) -> People:
    """One of each role, and Wanda, who administers another outlet."""
    weekly = an_outlet("weekly", "The Weekly")
    wanda = hire("wanda", outlet=weekly, role=StaffRole.ADMINISTRATOR, by=OPERATOR)
    found = (rolf, edda, stan, ada, wanda)
    for one in found:
        one.email = f"{one.username}@daily.example"
        one.save()
    return {one.username: one for one in found}


@pytest.fixture
def other_house() -> Iterator[House]:
    """Another house, which shows its key."""
    house = House()
    with serving(house.answer) as server:
        house.origin = server.origin()
        yield house


@pytest.fixture
def world(
    daily: Outlet, story: Article, send: Send, work: Callable[[], None], other_house: House
) -> World:
    """Two stories of Rolf's with three cases on them."""
    blocks = [Block(Role.body, f"{who} gave 12 boats to the fund.") for who in ("Tolva", "Maren")]
    boats, _ = push(daily, "https://daily.example/boats", Story(blocks))
    for article in (story, boats.article):
        Credit.objects.create(article=article, name="rolf maro")
    for says, should_say in (("afer", "after"), ("afer", "after"), ("28,000", "26,000")):
        send(says, should_say)
    send("12 boats", "14 boats", url=boats.article.url)
    work()
    somebody = hire("somebody", outlet=daily, role=StaffRole.EDITOR, by=SYSTEM)
    case, other, twice = (Case.objects.get(says=says) for says in ("afer", "28,000", "12 boats"))
    assert twice.anchor_state == "ambiguous"
    return World(daily, case, other, twice, somebody, other_house)
