"""What is found of a packet after its house corrected itself again gets the newest fix alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import AgencyChange, IncomingPacket, Subscriber
from corrigenda.flow.propagation.packets import finding
from corrigenda.flow.propagation.packets.actions import sweep_items as items
from corrigenda.flow.propagation.packets.actions import sweep_packets as packets
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import Envelope
from corrigenda.flow.propagation.packets.tests.houses import AFTER, BEFORE, House
from corrigenda.flow.propagation.packets.tests.test_a_story_that_comes_after import Print, prints
from corrigenda.flow.propagation.packets.tests.test_agency_items import NEW, OLD, newsml
from corrigenda.flow.propagation.packets.tests.test_redactions_come_in import redaction
from corrigenda.flow.reports.models import Report

__all__ = ["prints"]

pytestmark = pytest.mark.database

NEWEST = AFTER.replace("82,000", "83,000")
Sweep = Callable[[], None]


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch is one story."""
    monkeypatch.setattr(
        packets, "find_in", lambda *asked, after: finding.find_in(*asked, after=after, size=1)
    )
    monkeypatch.setattr(
        items, "find_in", lambda *asked, after: finding.find_in(*asked, after=after, size=1)
    )


@pytest.fixture
def half_swept(
    one_by_one: None, story: Article, paired: Subscriber, weekly: House, prints: Print
) -> IncomingPacket:
    """A packet of the Weekly's, looked for in the treaty story; two more have its words."""
    prints(BEFORE, "A paragraph.", name="second")
    prints(BEFORE, "Another one.", name="third")
    take_packet(weekly.packet())
    row = IncomingPacket.objects.get()
    while not Report.objects.exists():
        row.refresh_from_db()
        packets.sweep_batch(row)
    row.refresh_from_db()
    return row


def fixes() -> list[str]:
    """What is offered, in the order in which it was found."""
    return [one.should_say for one in Report.objects.order_by("pk")]


@pytest.mark.parametrize(
    "how",
    [
        {"before": AFTER, "earlier": [BEFORE]},
        {"before": AFTER},
        {"before": BEFORE},
    ],
    ids=["of its fix", "of its fix, and nothing earlier", "of the same words"],
)
def test_what_is_found_then_gets_the_newest_fix(
    how: dict[str, object], half_swept: IncomingPacket, weekly: House
) -> None:
    take_packet(weekly.packet(after=NEWEST, **how))
    packets.sweep_now(half_swept)
    assert fixes() == [AFTER, NEWEST, NEWEST]


def test_the_newer_packet_has_these_places_and_reports_none_twice(
    half_swept: IncomingPacket, weekly: House
) -> None:
    take_packet(weekly.packet(before=AFTER, after=NEWEST, earlier=[BEFORE]))
    newer = IncomingPacket.objects.latest("pk")
    packets.sweep_now(half_swept)
    assert (half_swept.places.count(), newer.places.count()) == (1, 2)
    packets.sweep_now(newer)
    assert newer.places.count() == 3
    assert Report.objects.count() == 4, "the first story is told of both"


def test_it_is_the_newest_of_several(half_swept: IncomingPacket, weekly: House) -> None:
    last = AFTER.replace("82,000", "84,000")
    take_packet(weekly.packet(before=AFTER, after=NEWEST))
    take_packet(weekly.packet(before=NEWEST, after=last))
    packets.sweep_now(half_swept)
    assert fixes() == [AFTER, last, last]


def test_words_that_are_given_back_are_looked_for_no_more(
    half_swept: IncomingPacket, weekly: House
) -> None:
    take_packet(weekly.packet(before=AFTER, after=BEFORE))
    packets.sweep_now(half_swept)
    assert fixes() == [AFTER]
    assert half_swept.answer_due_at, "what was found is acknowledged"


def other(weekly: House, **more: object) -> Envelope:
    """A correction of another story of the Weekly's."""
    payload = weekly.payload(**more)
    payload["annotation"]["target"]["source"] = f"{weekly.origin}/harbour"
    return weekly.signed(payload)


@pytest.mark.parametrize(
    "what",
    [
        lambda house: house.packet(before=AFTER, after=None, kind="editors_note"),
        lambda house: house.packet(before=BEFORE, after=BEFORE, kind="editors_note"),
        lambda house: other(house, before=BEFORE, after=NEWEST),
        lambda house: house.packet(before="The harbour is shut.", after="It is open."),
    ],
    ids=["a note on it", "a note on the same words", "another story", "other words"],
)
def test_nothing_else_that_the_house_says_changes_the_fix(
    what: Callable[[House], Envelope], half_swept: IncomingPacket, weekly: House
) -> None:
    take_packet(what(weekly))
    packets.sweep_now(half_swept)
    assert fixes() == [AFTER] * 3


def test_a_newer_one_that_was_redacted_offers_nothing(
    half_swept: IncomingPacket, weekly: House
) -> None:
    take_packet(weekly.packet(before=AFTER, after=NEWEST))
    newer = IncomingPacket.objects.latest("pk")
    take_packet(redaction(weekly, newer.packet_id))
    packets.sweep_now(half_swept)
    assert NEWEST not in fixes()


def test_an_agencys_third_version_stands_for_its_second(
    one_by_one: None, daily: Outlet, story: Article, prints: Print
) -> None:
    for name in ("second", "third"):
        prints(OLD[0], f"A paragraph of the {name}.", name=name)
    take_items(daily, newsml(1, OLD))
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    while not Report.objects.exists():
        items.sweep_items()
    newest = (OLD[0].replace("240", "141"), OLD[1])
    take_items(daily, newsml(3, newest, signal="sig:correction"))
    first, last = AgencyChange.objects.order_by("pk")
    while AgencyChange.objects.filter(pk=first.pk, swept_at=None).exists():
        items.sweep_items()
    assert newest[0] in fixes()
    assert fixes().count(NEW[0]) == 1
    last.refresh_from_db()
    assert last.found == last.places.count()
