"""A subscriber without a Corrigenda has packets posted to a program of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.actions.change_subscriber import change_subscriber
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.models import Delivery, Line, Subscriber
from corrigenda.flow.propagation.packets.envelope import peek, read_envelope
from corrigenda.flow.propagation.packets.errors import SubscriberError
from corrigenda.flow.propagation.packets.redact import redact
from corrigenda.flow.propagation.packets.tests.conftest import Publish
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.packets.trust import Pin, verified
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.flow.publication.models import Entry
from corrigenda.lib.tests.post_office import PostOffice

pytestmark = pytest.mark.database

Work = Callable[[], None]


@pytest.fixture
def radio(intranet: Outlet, story: Article, weekly: House) -> Subscriber:
    """Ossel Radio, which had the story; its program stands where the Weekly's house would."""
    made = pair(intranet, name="Ossel Radio", inbox=f"{weekly.origin}/corrections", by=OPERATOR)
    note_stories(made, [story.url], by=OPERATOR)
    return made


def test_a_packet_is_posted_there_signed_as_to_any_house(
    radio: Subscriber, weekly: House, publish: Publish
) -> None:
    publish()
    (posted,) = weekly.inbox
    envelope, key = read_envelope(posted), house_keys().all[-1]
    assert verified(envelope.packet, [Pin(key.id, key.public)]).payload["type"] == "correction"
    assert (radio.house, radio.keys) == ("", [])


def test_so_is_that_words_were_removed_by_law(
    radio: Subscriber, weekly: House, publish: Publish, work: Work
) -> None:
    redact(publish())
    work()
    assert [peek(one["packet"])["type"] for one in weekly.inbox] == ["correction", "redaction"]


def test_while_it_is_down_it_is_tried_again(
    radio: Subscriber, weekly: House, publish: Publish, later: Later
) -> None:
    weekly.status = "503 Service Unavailable"
    publish()
    assert weekly.inbox == []
    weekly.status = "204 No Content"
    later(timedelta(minutes=20))
    assert len(weekly.inbox) == 1


def test_an_address_that_was_taken_away_gets_nothing(
    radio: Subscriber, weekly: House, publish: Publish
) -> None:
    change_subscriber(radio, name="Ossel Radio", by=OPERATOR)
    publish()
    assert weekly.inbox == []
    assert AuditEntry.objects.get(verb="subscriber.change").detail["inbox"] == ""


def test_a_house_goes_on_saying_itself_where_its_packets_go(
    paired: Subscriber, weekly: House, intranet: Outlet
) -> None:
    with pytest.raises(SubscriberError, match="says itself") as refused:
        change_subscriber(paired, name="W", inbox="https://other.example/", by=OPERATOR)
    assert refused.value.field == "inbox"
    change_subscriber(paired, name="The Weekly", by=OPERATOR)
    paired.refresh_from_db()
    assert paired.inbox == f"{weekly.origin}/api/packets"
    with pytest.raises(SubscriberError, match="says itself"):
        pair(intranet, url=weekly.origin, inbox="https://other.example/", by=OPERATOR)


@pytest.mark.parametrize(
    "wrong",
    ["radio", "http://radio.example/in", "ftp://radio.example/", "https://a:b@radio.example/"],
)
def test_an_address_that_cannot_be_posted_to_is_refused_by_its_field(
    daily: Outlet, wrong: str
) -> None:
    with pytest.raises(SubscriberError) as refused:
        pair(daily, name="Ossel Radio", inbox=wrong, by=OPERATOR)
    assert refused.value.field == "inbox"
    assert not Subscriber.objects.exists()


@pytest.fixture
def gone(radio: Subscriber, weekly: House, publish: Publish) -> Subscriber:
    """The radio's program answered the first packet that it is gone."""
    weekly.status = "410 Gone"
    publish()
    radio.refresh_from_db()
    return radio


def test_one_that_answers_that_it_is_gone_is_switched_off_and_the_desk_is_told_once(
    ada: Staff, addresses: None, office: PostOffice, gone: Subscriber, later: Later
) -> None:
    assert gone.inbox_off_at is not None
    redact(Entry.objects.get())
    later(timedelta(days=2))
    assert AuditEntry.objects.filter(verb="subscriber.gone").count() == 1
    told = [one for one in office.came if "No more packets wanted" in str(one["Subject"])]
    assert [one["To"] for one in told] == ["ada@daily.example"]
    delivery = Delivery.objects.get(kind="packet.correction")
    assert (delivery.state, delivery.tries) == ("given_up", 1)
    assert not Delivery.objects.filter(kind="packet.redaction").exists(), "it waits for nothing"
    assert not Line.objects.filter(key=delivery.line, down_since__isnull=False).exists()


def test_what_was_kept_from_it_is_sent_when_it_is_switched_on_again(
    gone: Subscriber, weekly: House, later: Later
) -> None:
    redact(Entry.objects.get())
    weekly.status = "204 No Content"
    change_subscriber(gone, name=gone.name, inbox=gone.inbox, by=OPERATOR)
    later(timedelta(hours=1))
    assert weekly.inbox == [], "a new name alone switches nothing on"
    change_subscriber(gone, name=gone.name, inbox=gone.inbox, posts_again=True, by=OPERATOR)
    later(timedelta(hours=2))
    assert [peek(one["packet"])["type"] for one in weekly.inbox] == ["redaction"]
    gone.refresh_from_db()
    assert gone.inbox_off_at is None


def test_so_it_is_at_another_address_of_theirs(
    gone: Subscriber, weekly: House, later: Later
) -> None:
    weekly.status = "204 No Content"
    change_subscriber(gone, name=gone.name, inbox=f"{weekly.origin}/new", by=OPERATOR)
    later(timedelta(hours=1))
    assert [peek(one["packet"])["type"] for one in weekly.inbox] == ["correction"]


def test_a_corrigenda_that_answers_so_is_tried_again(
    paired: Subscriber, weekly: House, story: Article, publish: Publish, later: Later
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    weekly.status = "410 Gone"
    publish()
    weekly.status = "202 Accepted"
    later(timedelta(hours=1))
    assert len(weekly.inbox) == 1
