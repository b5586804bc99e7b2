"""What one house tells often takes no room from what others and the house itself put right."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.remember import MOST_ALIKE, keep_grams
from corrigenda.flow.propagation.models import IncomingPacket, Remembered, Subscriber
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.tests.conftest import Publish, Work
from corrigenda.flow.propagation.packets.tests.houses import AFTER, BEFORE, House
from corrigenda.flow.propagation.packets.tests.test_agency_items import newsml
from corrigenda.lib import clock

pytestmark = pytest.mark.database


@pytest.fixture
def full(story: Article, paired: Subscriber, weekly: House, work: Work) -> IncomingPacket:
    """The Weekly told the same error as often as there is room for one."""
    take_packet(weekly.packet())
    work()
    (row,) = Remembered.objects.all()
    grams = list(row.grams.values_list("hash", flat=True))
    for _ in range(MOST_ALIKE):
        other = Remembered.objects.create(
            packet=row.packet, words=row.words, start=row.start, end=row.end, at=clock.now()
        )
        keep_grams(other, grams)
    return IncomingPacket.objects.get()


def test_the_houses_own_corrections_are_remembered(full: IncomingPacket, publish: Publish) -> None:
    entry = publish()
    assert Remembered.objects.get(correction=entry.correction).grams.exists()


def test_an_agencys_are_remembered(full: IncomingPacket, daily: Outlet, work: Work) -> None:
    take_items(daily, newsml(1, (BEFORE, "Nobody was hurt.")))
    take_items(daily, newsml(2, (AFTER, "Nobody was hurt."), signal="sig:correction"))
    work()
    assert Remembered.objects.get(item__isnull=False).grams.exists()


def test_more_of_the_same_house_is_not(full: IncomingPacket, weekly: House, work: Work) -> None:
    # Of the same story it would take the place of what was told before.
    again = weekly.payload()
    again["annotation"]["target"]["source"] += "-another-day"
    take_packet(weekly.signed(again))
    work()
    last = IncomingPacket.objects.latest("pk")
    assert last != full
    assert not last.remembered.exists()
