"""Words that only lead to the stories with an item are no error, and are not remembered as one."""

from __future__ import annotations

import pytest

from corrigenda.anchoring import Selector
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyChange, IncomingPacket, Remembered, Subscriber
from corrigenda.flow.propagation.packets.actions.remember_told import remember_told
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.tests.conftest import Work
from corrigenda.flow.propagation.packets.tests.houses import BEFORE, House
from corrigenda.flow.propagation.packets.tests.test_a_story_that_comes_after import Print, prints
from corrigenda.flow.propagation.packets.tests.test_agency_items import NEW, newsml
from corrigenda.flow.reports.models import Report

__all__ = ["prints"]

pytestmark = pytest.mark.database


def about_the_whole(weekly: House, kind: str) -> None:
    """A packet that names no words of its story but the first ones."""
    payload = weekly.payload(kind=kind, lead=BEFORE)
    payload["annotation"]["body"] = payload["annotation"]["body"][1:]
    del payload["annotation"]["target"]["selector"]
    take_packet(weekly.signed(payload))


def test_a_story_with_the_corrected_text_of_an_item_that_never_came_opens_nothing(
    daily: Outlet, story: Article, prints: Print, work: Work
) -> None:
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    work()
    prints(*NEW)
    assert AgencyChange.objects.get().is_whole
    assert not Report.objects.exists()


@pytest.mark.parametrize("kind", ["correction", "clarification", "editors_note"])
def test_a_notice_on_a_whole_story_accuses_none_that_comes_after(
    kind: str, paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    about_the_whole(weekly, kind)
    work()
    prints(BEFORE)
    assert not Report.objects.exists()


def test_what_an_older_version_remembered_of_them_is_not_asked_for(
    daily: Outlet, paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    about_the_whole(weekly, "editors_note")
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    work()
    remember_told(IncomingPacket.objects.get(), [Selector(BEFORE)], "")
    remember_told(AgencyChange.objects.get(), [Selector(NEW[0])], "")
    assert Remembered.objects.count() == 2
    prints(BEFORE, NEW[0])
    assert not Report.objects.exists()
