"""A house has to erase words that it sent: what came with them goes here, too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.models import IncomingPacket, Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import Envelope
from corrigenda.flow.propagation.packets.tests.houses import BEFORE, House
from corrigenda.flow.reports.models import Report
from corrigenda.lib.tests.post_office import PostOffice

Work = Callable[[], None]


def redaction(house: House, about: UUID) -> Envelope:
    """The house's word that a packet is to be forgotten."""
    payload: dict[str, Any] = {
        "type": "redaction",
        "format": 1,
        "id": str(uuid4()),
        "house": house.origin,
        "outlet": "The Weekly",
        "at": "2027-06-01T12:00:00.000000Z",
        "packet": str(about),
    }
    return house.signed(payload)


def test_what_the_packet_brought_is_erased_and_the_desk_is_told_where(
    story: Article,
    paired: Subscriber,
    weekly: House,
    ada: Staff,
    addresses: None,
    office: PostOffice,
    work: Work,
) -> None:
    packet = uuid4()
    take_packet(weekly.packet(packet))
    work()
    assert take_packet(redaction(weekly, packet)).new
    assert not take_packet(redaction(weekly, packet)).new
    work()

    row, report = IncomingPacket.objects.get(), Report.objects.get()
    assert (row.payload, row.sha256) == ({}, "")
    assert (report.should_say, report.why, report.source_url) == ("", "", "")
    assert report.says == BEFORE, "these are words of our own story"
    told = [str(one["Subject"]) for one in office.came if one["To"] == "ada@daily.example"]
    assert "Words removed by law: The Weekly" in told


def test_a_packet_that_comes_after_its_redaction_opens_nothing(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    packet = uuid4()
    assert take_packet(redaction(weekly, packet)).new
    assert not take_packet(weekly.packet(packet)).new
    work()
    assert not Report.objects.exists()


def test_one_that_is_being_swept_for_is_swept_for_no_more(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    packet = uuid4()
    take_packet(weekly.packet(packet))
    take_packet(redaction(weekly, packet))
    work()
    assert not Report.objects.exists()


def test_a_house_redacts_its_own_packets_only(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    packet = uuid4()
    take_packet(weekly.packet(packet))
    stranger = House(origin="https://stranger.example")
    Subscriber.objects.create(
        outlet=paired.outlet,
        name="Another",
        house=stranger.origin,
        keys=[{"kid": stranger.kid, "jwk": stranger.chain[0].public}],
        made_at=paired.made_at,
    )
    take_packet(redaction(stranger, packet))
    work()
    assert Report.objects.count() == 1
