"""Who is unpaired and paired with again, also at another address, goes on where it was left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import AuditEntry, Outlet
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.unpair import unpair
from corrigenda.flow.propagation.copies.ledger import ledger_of
from corrigenda.flow.propagation.models import IncomingPacket, Packet, Sending, Subscriber
from corrigenda.flow.propagation.packets.actions.send_redaction import send_redaction
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import peek
from corrigenda.flow.propagation.packets.errors import SubscriberError
from corrigenda.flow.propagation.packets.tests.conftest import Publish, superseding
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.tests.conftest import Later, Serve
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock

pytestmark = pytest.mark.database


@pytest.fixture
def had(story: Article, paired: Subscriber) -> Subscriber:
    """The Weekly, which had the treaty story."""
    note_stories(paired, [story.url], by=OPERATOR)
    return paired


def seen(entry: Entry) -> tuple[int, int]:
    """How many copies are corrected, of how many."""
    ledger = ledger_of(entry.correction.case)
    return ledger.corrected, ledger.followed


def test_its_stories_and_its_answers_to_earlier_packets_count_on(
    had: Subscriber, weekly: House, intranet: Outlet, publish: Publish
) -> None:
    entry = publish()
    packet = str(Packet.objects.get().packet_id)
    take_packet(weekly.answering(packet, 1, found=2))
    unpair(had, by=OPERATOR)
    again = pair(intranet, url=weekly.origin, by=OPERATOR)

    assert [one.article_id for one in again.stories.all()] == [entry.article_id]
    assert take_packet(weekly.answering(packet, 2, corrected=2)).new
    assert seen(entry) == (2, 2)
    assert Sending.objects.count() == 1
    detail = AuditEntry.objects.filter(verb="subscriber.pair").latest("pk").detail
    assert detail["again"] is True


def test_a_house_that_moved_to_another_address_is_known_by_its_key(
    had: Subscriber, weekly: House, intranet: Outlet, serve: Serve, publish: Publish
) -> None:
    entry = publish()
    packet = str(Packet.objects.get().packet_id)
    before = weekly.origin
    unpair(had, by=OPERATOR)
    weekly.rotate()
    weekly.serve(serve)
    again = pair(intranet, url=weekly.origin, by=OPERATOR)

    assert weekly.origin != before
    assert (again.pk, again.house, again.kid) == (had.pk, weekly.origin, weekly.kid)
    assert take_packet(weekly.answering(packet, 1, corrected=2)).new
    assert seen(entry) == (2, 2)


def test_one_that_moved_and_is_still_paired_is_unpaired_first(
    had: Subscriber, weekly: House, intranet: Outlet, serve: Serve
) -> None:
    weekly.serve(serve)
    with pytest.raises(SubscriberError, match="unpair it there first"):
        pair(intranet, url=weekly.origin, by=OPERATOR)


def test_another_house_takes_over_nothing(
    had: Subscriber, intranet: Outlet, serve: Serve, publish: Publish
) -> None:
    publish()
    unpair(had, by=OPERATOR)
    herald = House()
    herald.serve(serve)
    other = pair(intranet, url=herald.origin, name="The Herald", by=OPERATOR)
    assert not other.stories.exists()
    packet = str(Packet.objects.get().packet_id)
    assert not take_packet(herald.answering(packet, 1, corrected=2)).new


def test_what_waited_and_what_was_published_meanwhile_is_sent(
    had: Subscriber, weekly: House, intranet: Outlet, publish: Publish, later: Later
) -> None:
    weekly.status = "503 Service Unavailable"
    publish()
    unpair(had, by=OPERATOR)
    publish("afer", "after", words="The word “after” was misspelt in this story, as “afer”.")
    weekly.status = "202 Accepted"
    later(timedelta(hours=1))
    assert weekly.inbox == []
    pair(intranet, url=weekly.origin, by=OPERATOR)
    later(timedelta(hours=1))
    assert Sending.objects.count() == 2
    assert [peek(one["packet"])["type"] for one in weekly.inbox] == ["correction"] * 2


def test_a_redaction_of_the_time_between_is_sent(
    had: Subscriber, weekly: House, intranet: Outlet, publish: Publish, later: Later
) -> None:
    entry = publish()
    later()
    packet = str(Packet.objects.get().packet_id)
    unpair(had, by=OPERATOR)
    Entry.objects.filter(pk=entry.pk).update(expunged_at=clock.now())
    send_redaction(entry)
    later(timedelta(hours=1))
    assert len(weekly.inbox) == 1
    pair(intranet, url=weekly.origin, by=OPERATOR)
    later(timedelta(hours=1))
    told = peek(weekly.inbox[-1]["packet"])
    assert (told["type"], told["packet"]) == ("redaction", packet)
    unpair(had, by=OPERATOR)
    pair(intranet, url=weekly.origin, by=OPERATOR)
    later(timedelta(hours=1))
    assert len(weekly.inbox) == 2, "it is sent once"


def test_what_supersedes_what_it_was_sent_is_sent_also_where_the_story_is_no_more_its_own(
    had: Subscriber, weekly: House, intranet: Outlet, publish: Publish, later: Later
) -> None:
    entry = publish()
    later()
    unpair(had, by=OPERATOR)
    superseding(entry)
    had.stories.all().delete()
    pair(intranet, url=weekly.origin, by=OPERATOR)
    later(timedelta(hours=1))
    assert "And 13 bridges." in str(peek(weekly.inbox[-1]["packet"]))


def test_its_own_packets_are_answered_on(
    story: Article, paired: Subscriber, weekly: House, intranet: Outlet, later: Later
) -> None:
    take_packet(weekly.packet())
    later()
    unpair(paired, by=OPERATOR)
    Article.objects.update(gone_at=story.created_at)
    later(timedelta(days=1))
    assert IncomingPacket.objects.get().answered["counts"] == {"found": 1}
    pair(intranet, url=weekly.origin, by=OPERATOR)
    later(timedelta(days=1))
    assert peek(weekly.inbox[-1]["packet"])["counts"] == {"gone": 1}


def test_a_pairing_that_was_made_anew_in_an_older_version_counts_its_answers_too(
    had: Subscriber, weekly: House, intranet: Outlet, publish: Publish
) -> None:
    entry = publish()
    packet = str(Packet.objects.get().packet_id)
    unpair(had, by=OPERATOR)
    old = Subscriber.objects.get(pk=had.pk)
    Subscriber.objects.create(
        outlet=intranet,
        name="The Weekly again",
        house=old.house,
        inbox=old.inbox,
        keys=old.keys,
        made_at=old.made_at,
    )
    assert take_packet(weekly.answering(packet, 1, corrected=2)).new
    assert seen(entry) == (2, 2)
