"""A headline, or a link to what is related, says nothing of another text."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyChange
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.tests.conftest import Work
from corrigenda.flow.propagation.packets.tests.test_agency_items import OLD, newsml
from corrigenda.flow.propagation.packets.tests.test_items_that_name_another_one import (
    KILLS,
    TEXT,
    entry,
)
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

MONDAY = (
    "Shares in Tolva rose by 1.2 percent on Monday after three weak days.",
    "The crown gained against the dollar and closed at 9.31 in late trade.",
    "Oil of the Halvard field was sold at 71 dollars a barrel at noon.",
)
TUESDAY = (
    "Banks and shipping led the exchange down to its lowest close of the year, by 0.4 percent.",
    "The crown lost against the dollar and closed at 9.38 in late trade.",
    "Oil of the Halvard field was sold at 74 dollars a barrel at noon.",
)


def wrap(words: tuple[str, ...], title: str, guid: str, more: str = "") -> bytes:
    """The agency's report on the markets, of some day."""
    return entry(title, "\n\n".join(words), more, guid=f"urn:wire:{guid}")


@pytest.fixture
def monday(daily: Outlet, story: Article) -> Article:
    """Monday's report, as the agency sent it and the daily printed it."""
    take_items(daily, wrap(MONDAY, "Markets wrap", "monday"))
    blocks = [Block(Role.headline, "Markets wrap"), *(Block(Role.body, one) for one in MONDAY)]
    return push(daily, "https://daily.example/markets", Story(blocks))[0].article


def test_a_correction_of_todays_item_changes_nothing_of_yesterdays(
    monday: Article, daily: Outlet, work: Work
) -> None:
    take_items(daily, wrap(TUESDAY, "CORRECTED: Markets wrap", "tuesday"))
    work()
    assert not Report.objects.exists()


@pytest.mark.parametrize("rel", ["related", "via"])
def test_what_an_item_is_related_to_is_not_what_it_corrects(
    rel: str, monday: Article, daily: Outlet, work: Work
) -> None:
    link = f'<link rel="{rel}" href="urn:wire:monday"/>'
    take_items(daily, wrap(TUESDAY, "CORRECTED: Oil and shares", "tuesday", link))
    work()
    assert not Report.objects.exists()


def test_an_item_that_answers_another_one_is_about_it(
    monday: Article, daily: Outlet, work: Work
) -> None:
    link = '<thr:in-reply-to ref="urn:wire:monday"/>'
    take_items(daily, wrap(TUESDAY, "CORRECTED: Oil and shares", "tuesday", link))
    work()
    assert Report.objects.exists()


LATE = {"text": entry("CORRECTION: Ferry aground", TEXT), "kill": KILLS["by its headline"]}


@pytest.mark.parametrize("late", LATE)
def test_a_headline_tells_nothing_after_some_days(
    late: str, daily: Outlet, story: Article, work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    with clock.frozen(clock.now() + timedelta(days=8)):
        take_items(daily, LATE[late])
    assert not [one for one in AgencyChange.objects.all() if OLD[0] in str(one.selector_data)]
