"""A subscriber that was away for long goes back through the pages of its feed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.models import Packet, Sending, Subscriber
from corrigenda.flow.propagation.packets import feed
from corrigenda.flow.propagation.packets.envelope import Envelope, Page, page_in
from corrigenda.flow.propagation.packets.feed import feed_of
from corrigenda.flow.propagation.packets.tests.conftest import Publish, another
from corrigenda.flow.publication.models import Entry

HERE = "https://daily.example/api/packets?token=x"


@pytest.fixture
def seven(
    story: Article, paired: Subscriber, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> list[UUID]:
    """The ids of seven packets that were sent, the newest first; three make a page."""
    monkeypatch.setattr(feed, "MOST", 3)
    note_stories(paired, [story.url], by=OPERATOR)
    first = publish()
    sent = Sending.objects.get(packet__entry=first)
    for number in range(1, 7):
        entry = Entry.objects.get(pk=first.pk)
        entry.pk, entry._state.adding = None, True
        entry.public_id, entry.correction = f"next{number:06}", another(first.correction)
        entry.save()
        packet = Packet.objects.get(pk=sent.packet_id)
        packet.pk, packet._state.adding, packet.entry = None, True, entry
        packet.packet_id = uuid4()
        packet.save()
        # Every second one was sent in the same moment as the one before.
        at = sent.made_at + timedelta(seconds=number // 2)
        Sending.objects.create(packet=packet, subscriber=paired, made_at=at)
    rows = Sending.objects.order_by("-made_at", "-pk")
    return list(rows.values_list("packet__packet_id", flat=True))


def pages(subscriber: Subscriber) -> Iterator[list[str]]:
    """The ids of each page, from the newest on."""
    after = None
    while True:
        page = feed_of(subscriber, after)
        assert page is not None
        yield [one["id"] for one in json.loads(json.dumps(page.document))["items"]]
        after = page.last
        if after is None:
            return


def test_every_packet_stands_on_one_page_and_the_last_page_says_so(
    paired: Subscriber, seven: list[UUID]
) -> None:
    found = list(pages(paired))
    assert [len(page) for page in found] == [3, 3, 1]
    assert [one for page in found for one in page] == [f"urn:uuid:{one}" for one in seven]


def test_a_page_that_is_just_full_is_the_last(
    paired: Subscriber, seven: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "MOST", 7)
    page = feed_of(paired)
    assert page is not None
    assert page.last is None


def test_behind_a_packet_that_is_none_of_the_feed_there_is_no_page(
    paired: Subscriber, seven: list[UUID]
) -> None:
    assert feed_of(paired, uuid4()) is None


@pytest.mark.parametrize(
    ("given", "older"),
    [
        (f"{HERE}&after=1", f"{HERE}&after=1"),
        (None, ""),
        (HERE, ""),
        (7, ""),
        ("https://elsewhere.example/api/packets?token=x&after=1", ""),
        ("http://daily.example/api/packets?token=x&after=1", ""),
        ("https://daily.example/other?after=1", ""),
        ("https://[/", ""),
    ],
)
def test_only_a_page_of_the_same_feed_is_gone_on_to(given: object, older: str) -> None:
    feed = {"items": [], "next_url": given}
    assert page_in(json.dumps(feed).encode(), HERE) == Page([], older)


def test_a_feed_in_a_file_has_one_page() -> None:
    feed = {"items": [], "next_url": "feeds/feed.json?after=1"}
    assert page_in(json.dumps(feed).encode(), "feeds/feed.json").older == ""


def test_what_is_no_feed_has_one_page() -> None:
    assert page_in(b"a.b.c", HERE) == Page([Envelope("a.b.c")], "")
    assert page_in(b"[]", HERE) == Page([], "")
