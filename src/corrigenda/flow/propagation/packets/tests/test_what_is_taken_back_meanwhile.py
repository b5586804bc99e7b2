"""A packet that is taken back while a version is asked of it files nothing."""

from __future__ import annotations

import pytest

from corrigenda.anchoring import Selector
from corrigenda.flow.propagation.models import IncomingPacket, Remembered, Subscriber
from corrigenda.flow.propagation.packets.actions.recall_told import still_told
from corrigenda.flow.propagation.packets.actions.remember_told import remember_told
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.tests.conftest import Work
from corrigenda.flow.propagation.packets.tests.houses import AFTER, House
from corrigenda.flow.propagation.packets.tests.test_redactions_come_in import redaction

pytestmark = pytest.mark.database


def test_a_packet_that_is_redacted_while_a_version_is_asked_is_not_filed(
    paired: Subscriber, weekly: House, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    rows = list(Remembered.objects.all())
    assert still_told(rows) == rows
    take_packet(redaction(weekly, IncomingPacket.objects.get().packet_id))
    assert still_told(rows) == []


def test_nor_is_one_that_its_house_corrects_meanwhile(
    paired: Subscriber, weekly: House, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    rows = list(Remembered.objects.all())
    take_packet(weekly.packet(before=AFTER, after=AFTER.replace("82", "83")))
    last = IncomingPacket.objects.latest("pk")
    remember_told(last, [Selector(AFTER)], AFTER.replace("82", "83"))
    assert still_told(rows) == []
