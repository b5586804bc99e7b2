"""A published correction goes to the subscribers that had the story, and answers come back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.actions import note_stories as noting
from corrigenda.flow.propagation.actions.change_subscriber import change_subscriber
from corrigenda.flow.propagation.actions.make_feed import make_feed
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.unpair import unpair
from corrigenda.flow.propagation.copies.ledger import ledger_of
from corrigenda.flow.propagation.models import Copy, Delivery, Line, Packet, Sending, Subscriber
from corrigenda.flow.propagation.packets import form
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import envelopes_in, peek, read_envelope
from corrigenda.flow.propagation.packets.feed import feed_of, subscriber_of
from corrigenda.flow.propagation.packets.redact import redact
from corrigenda.flow.propagation.packets.tests.conftest import Publish, superseding
from corrigenda.flow.propagation.packets.tests.houses import AFTER, BEFORE, House
from corrigenda.flow.propagation.packets.trust import Pin, verified
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.propagation.tests.conftest import Later, Serve
from corrigenda.flow.publication.actions.rotate_key import rotate_key
from corrigenda.flow.publication.chain.canonical import Json
from corrigenda.flow.publication.logbook import house_keys
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
from corrigenda.lib.tests.post_office import PostOffice

Work = Callable[[], None]


def test_who_had_the_story_gets_a_signed_packet_with_old_and_new_words(
    story: Article, paired: Subscriber, weekly: House, publish: Publish
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    entry = publish()

    (posted,) = weekly.inbox
    pin = house_keys().all[-1]
    said = verified(read_envelope(posted).packet, [Pin(pin.id, pin.public)])
    content = form.read_correction(said.payload)
    assert content.before is not None
    assert (content.before.exact, content.after) == (BEFORE, AFTER)
    assert content.notice == entry.words
    assert (content.url, content.kind) == (story.url, "correction")
    assert content.permalink == f"https://desk.example/corrections/{entry.public_id}"
    annotation = said.payload["annotation"]
    assert isinstance(annotation, dict)
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_a_house_that_does_not_repeat_errors_tells_them_to_subscribers_all_the_same(
    story: Article,
    paired: Subscriber,
    weekly: House,
    publish: Publish,
    house: Callable[..., None],
) -> None:
    house(repeat_error=False)
    note_stories(paired, [story.url], by=OPERATOR)
    publish(words="The fund holds 82,000 crowns. A figure in this story was wrong.")

    content = form.read_correction(peek(weekly.inbox[0]["packet"]))
    assert content.before is not None
    assert (content.before.exact, content.after) == (BEFORE, AFTER)


def test_who_had_another_story_gets_nothing(
    paired: Subscriber, weekly: House, publish: Publish
) -> None:
    publish()
    assert weekly.inbox == []
    assert not Sending.objects.exists()


def test_who_gets_everything_gets_what_is_published_from_then_on(
    paired: Subscriber, weekly: House, publish: Publish
) -> None:
    change_subscriber(paired, name="The Weekly", gets_all=True, by=OPERATOR)
    publish()
    assert len(weekly.inbox) == 1


def test_who_gets_everything_later_gets_nothing_of_before_when_somebody_else_is_noted(
    story: Article,
    paired: Subscriber,
    weekly: House,
    intranet: Outlet,
    publish: Publish,
    work: Work,
) -> None:
    publish()
    change_subscriber(paired, name="The Weekly", gets_all=True, by=OPERATOR)
    change_subscriber(paired, name="The Weekly today", gets_all=True, by=OPERATOR)
    small = pair(intranet, name="A small paper", by=OPERATOR)
    note_stories(small, [story.url], by=OPERATOR)
    work()
    assert [one.subscriber for one in Sending.objects.all()] == [small]
    assert weekly.inbox == []

    publish("afer", "after", words="The word “after” was misspelt in this story, as “afer”.")
    assert len(weekly.inbox) == 1, "a change of something else moves nothing"


def test_a_story_that_is_noted_after_its_correction_brings_the_packet(
    story: Article, paired: Subscriber, weekly: House, publish: Publish, work: Work
) -> None:
    publish()
    noted = note_stories(
        paired, [story.url, "https://daily.example/none", "nonsense", story.url], by=OPERATOR
    )
    work()

    assert (noted.new, noted.known) == (1, 0)
    assert noted.unknown == ("https://daily.example/none", "nonsense")
    assert len(weekly.inbox) == 1
    assert note_stories(paired, [story.url], by=OPERATOR).known == 1
    work()
    assert len(weekly.inbox) == 1


def test_a_long_list_that_breaks_off_has_noted_its_first_part_and_is_given_again(
    daily: Outlet, paired: Subscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = [f"https://daily.example/list/{number}" for number in range(5)]
    for url in urls:
        push(daily, url, Story([Block(Role.body, f"What stands at {url}.")]))
    monkeypatch.setattr(noting, "AT_ONCE", 2)
    note_one, calls = noting._note, count()

    def break_off(*given: Any) -> bool:
        if next(calls) == 3:
            raise OperationalError("the disk is full")
        return note_one(*given)

    monkeypatch.setattr(noting, "_note", break_off)
    with pytest.raises(OperationalError):
        note_stories(paired, urls, by=OPERATOR)
    assert sorted(paired.stories.values_list("article__url", flat=True)) == urls[:2]

    noted = note_stories(paired, urls, by=OPERATOR)
    assert (noted.new, noted.known) == (3, 2)


def test_a_second_correction_says_what_stood_there_before_the_first(
    story: Article, paired: Subscriber, weekly: House, publish: Publish
) -> None:
    first = publish()
    entry = Entry.objects.get(pk=first.pk)
    second = superseding(entry)
    note_stories(paired, [story.url], by=OPERATOR)
    payload = Packet.objects.get(entry=second).payload
    assert payload["earlier"] == [BEFORE]


def states(entry: Entry) -> dict[str, str]:
    """Of the copies in the ledger of the case, by the end of their addresses."""
    rows = Copy.objects.filter(case=entry.correction.case)
    return {f"/{one.url.split('/', 3)[3]}": one.state for one in rows}


def newest(subscriber: Subscriber) -> dict[str, Json]:
    """The first page of a subscriber's feed."""
    page = feed_of(subscriber)
    assert page is not None
    return page.document


def titles(subscriber: Subscriber) -> list[str]:
    """Of the items of a subscriber's feed."""
    items = newest(subscriber)["items"]
    assert isinstance(items, list)
    return [str(one["title"]) for one in items if isinstance(one, dict)]


def test_one_that_is_down_for_a_week_gets_it_then_and_the_desk_was_told(
    story: Article,
    paired: Subscriber,
    weekly: House,
    publish: Publish,
    later: Later,
    ada: Staff,
    addresses: None,
    office: PostOffice,
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    weekly.status = "503 Service Unavailable"
    publish()
    start = clock.now()
    delivery = Delivery.objects.get(kind="packet.correction")
    for hours in range(1, 24 * 7, 3):
        later(at=start + timedelta(hours=hours))
    delivery.refresh_from_db()
    assert (delivery.state, weekly.inbox) == ("failed", [])
    assert delivery.tries > 8
    paired.refresh_from_db()
    assert paired.unreached_at is not None
    told = [one for one in office.came if "Not reached" in str(one["Subject"])]
    assert [one["To"] for one in told] == ["ada@daily.example"], "once"

    weekly.status = "202 Accepted"
    later(at=start + timedelta(days=7, hours=13))
    delivery.refresh_from_db()
    assert (delivery.state, len(weekly.inbox)) == ("sent", 1)
    paired.refresh_from_db()
    assert paired.unreached_at is None


def test_it_is_signed_by_the_key_of_the_day_on_which_it_is_sent(
    story: Article, paired: Subscriber, weekly: House, publish: Publish, later: Later
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    weekly.status = "503 Service Unavailable"
    publish()
    old = house_keys().all[-1]
    rotate_key(by=OPERATOR)
    weekly.status = "202 Accepted"
    later(timedelta(minutes=20))

    envelope = read_envelope(weekly.inbox[0])
    found = verified(envelope.packet, [Pin(old.id, old.public)], envelope.keys)
    assert [one.kid for one in found.pins] == [one.id for one in house_keys().all]


def test_answers_come_into_the_ledger_and_an_older_one_changes_nothing(
    story: Article, paired: Subscriber, weekly: House, publish: Publish
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    entry = publish()
    packet = str(Packet.objects.get().packet_id)
    assert take_packet(weekly.answering(packet, 2, found=1, corrected=3)).new
    late = weekly.answering(packet, 1, found=4)
    assert not take_packet(late).new

    ledger = ledger_of(entry.correction.case)
    (copy,) = ledger.houses
    assert (copy.name, copy.total, copy.corrected) == ("The Weekly", 4, 3)
    assert ledger.counts == {CopyState.REQUESTED: 1, CopyState.CORRECTED: 3}
    assert states(entry) == {"/copy/0": "requested", "/copy/1": "corrected"}
    take_packet(weekly.answering(packet, 3, declined=1, corrected=3))
    take_packet(weekly.answering(packet, 4, gone=1, found=3))
    assert states(entry) == {"/copy/0": "gone", "/copy/1": "corrected"}, "it stays corrected"
    assert ledger_of(entry.correction.case).of(CopyState.CORRECTED) == 1


def test_nobody_answers_for_a_packet_that_they_did_not_get(
    paired: Subscriber, weekly: House, publish: Publish
) -> None:
    publish()
    packet = Packet.objects.get()
    assert not take_packet(weekly.answering(str(packet.packet_id), 1, corrected=9)).new


def test_by_mail_it_is_readable_and_attached_as_a_file_that_can_be_applied(
    story: Article, intranet: Outlet, publish: Publish, office: PostOffice
) -> None:
    small = pair(intranet, name="A small paper", email="desk@small.example", by=OPERATOR)
    note_stories(small, [story.url], by=OPERATOR)
    publish()

    (mail,) = [one for one in office.came if one["To"] == "desk@small.example"]
    text = mail.get_body(("plain",)).get_content()
    assert "28,000" in text and "82,000" in text
    (attached,) = mail.iter_attachments()
    (envelope,) = envelopes_in(attached.get_payload(decode=True))
    assert form.read_correction(peek(envelope.packet)).after == AFTER


def test_the_feed_of_a_subscriber_has_its_packets_and_nobody_elses(
    story: Article, paired: Subscriber, intranet: Outlet, publish: Publish
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    other = pair(intranet, name="Another", by=OPERATOR)
    token, others = make_feed(paired, by=OPERATOR), make_feed(other, by=OPERATOR)
    publish()

    assert subscriber_of(token) == paired
    assert subscriber_of("") is None
    (envelope,) = envelopes_in(json.dumps(newest(paired)).encode())
    pin = house_keys().all[-1]
    assert verified(envelope.packet, [Pin(pin.id, pin.public)], envelope.keys)
    found = subscriber_of(others)
    assert found is not None
    assert newest(found)["items"] == []
    unpair(paired, by=OPERATOR)
    assert subscriber_of(token) is None


def test_after_unpairing_nothing_goes_there(
    story: Article, paired: Subscriber, weekly: House, publish: Publish, later: Later
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    weekly.status = "503 Service Unavailable"
    publish()
    unpair(paired, by=OPERATOR)
    weekly.status = "202 Accepted"
    later(timedelta(days=1))

    assert weekly.inbox == []
    assert Delivery.objects.get(kind="packet.correction").state == "given_up"
    assert AuditEntry.objects.filter(verb="subscriber.unpair").count() == 1


def test_a_redaction_says_none_of_the_words_and_goes_to_whoever_had_the_packet(
    story: Article, paired: Subscriber, weekly: House, publish: Publish, work: Work
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    entry = publish()
    assert redact(entry) == 1
    assert redact(entry) == 1, "doing it again is harmless"
    work()

    said = peek(weekly.inbox[-1]["packet"])
    assert (len(weekly.inbox), said["type"]) == (2, "redaction")
    assert said["packet"] == peek(weekly.inbox[0]["packet"])["id"]
    for words in ("28,000", "82,000", "crowns", "treaty"):
        assert words not in json.dumps(said)
    assert Packet.objects.get(type="correction").payload == {}
    assert titles(paired) == ["Words were removed by law."]


def test_a_packet_that_still_waits_is_not_sent_after_its_words_were_expunged(
    story: Article, paired: Subscriber, weekly: House, publish: Publish, later: Later
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    weekly.status = "503 Service Unavailable"
    entry = publish()
    redact(entry)
    weekly.status = "202 Accepted"
    later(timedelta(minutes=20))

    assert [peek(one["packet"])["type"] for one in weekly.inbox] == ["redaction"]


def test_the_same_packet_has_the_same_id_at_every_try(
    story: Article, paired: Subscriber, serve: Serve, weekly: House, publish: Publish, later: Later
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    publish()
    Delivery.objects.filter(kind="packet.correction").update(state="failed", due_at=clock.now())
    later()

    ids = {UUID(peek(one["packet"])["id"]) for one in weekly.inbox}
    assert (len(weekly.inbox), len(ids)) == (2, 1)


def test_one_packet_that_a_house_refuses_keeps_no_other_from_it(
    story: Article, paired: Subscriber, weekly: House, publish: Publish
) -> None:
    note_stories(paired, [story.url], by=OPERATOR)
    weekly.status = "409 Conflict"
    publish()
    assert Delivery.objects.get(kind="packet.correction").state == "failed"
    assert not Line.objects.exclude(down_since=None).exists()

    weekly.status = "202 Accepted"
    publish("afer", "after", words="The word “after” was misspelt in this story, as “afer”.")
    assert len(weekly.inbox) == 1
