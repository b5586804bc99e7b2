"""A passage that stands everywhere: looked for in batches, and a case for each story."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import pytest

from corrigenda.flow.articles.models import Article, ArticleUrl, Version
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.deliver import deliver
from corrigenda.flow.propagation.models import IncomingPacket, PacketPlace, Subscriber
from corrigenda.flow.propagation.packets.actions import sweep_packets as sweeping
from corrigenda.flow.propagation.packets.actions.answer_packets import answer_packets
from corrigenda.flow.propagation.packets.actions.sweep_packets import sweep_packets
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import peek
from corrigenda.flow.propagation.packets.finding import SCANNED
from corrigenda.flow.propagation.packets.form import MOST_PLACES
from corrigenda.flow.propagation.packets.tests.houses import BEFORE, House
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

STORIES = 10_000


MANY = SCANNED + 50
Copied = Callable[[int], None]


@pytest.fixture
def copied(daily: Outlet) -> Copied:
    """Store so many stories with the same paragraph, as they would have come in."""
    return partial(_stored, daily)


def _stored(daily: Outlet, stories: int) -> None:
    now = clock.now()
    articles = Article.objects.bulk_create(
        Article(outlet=daily, url=f"https://daily.example/{number}", created_at=now)
        for number in range(stories)
    )
    ArticleUrl.objects.bulk_create(ArticleUrl(article=one, url=one.url) for one in articles)
    versions = Version.objects.bulk_create(
        Version(
            article=one,
            number=1,
            sha256="0" * 64,
            block_data=[],
            text=f"Story {number}.\n\n{BEFORE}",
            source="ingest",
            seen_at=now,
            taken_at=now,
            guarded_at=now,
        )
        for number, one in enumerate(articles)
    )
    for one, version in zip(articles, versions, strict=True):
        one.current = version
    Article.objects.bulk_update(articles, ["current"], batch_size=400)


def test_it_is_taken_at_once_and_swept_batch_by_batch(
    copied: Copied,
    paired: Subscriber,
    weekly: House,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    copied(STORIES)
    with django_assert_max_num_queries(25):
        take_packet(weekly.packet())
    assert not PacketPlace.objects.exists()

    batches = 0
    while not IncomingPacket.objects.get().swept_at:
        before = PacketPlace.objects.count()
        sweep_packets()
        assert PacketPlace.objects.count() - before <= SCANNED
        batches += 1
    assert batches == STORIES // SCANNED + 1
    assert PacketPlace.objects.count() == STORIES
    assert Report.objects.values("article").distinct().count() == STORIES
    assert Report.objects.count() == STORIES

    answer_packets()
    answered = IncomingPacket.objects.get().answered
    assert answered["counts"] == {"found": STORIES}
    assert len(answered["places"]) == MOST_PLACES
    deliver()
    (told,) = weekly.inbox
    assert peek(told["packet"])["counts"] == {"found": STORIES}


def test_a_batch_that_is_broken_off_leaves_nothing_half_done(
    copied: Copied, paired: Subscriber, weekly: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(MANY)
    take_packet(weekly.packet())
    real, calls = sweeping.point_at, iter(range(1_000_000))

    def breaks(*args: object, **named: object) -> object:
        if next(calls) == 70:
            raise RuntimeError("the disk is full")
        return real(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(sweeping, "point_at", breaks)
    sweep_packets()
    assert (Report.objects.count(), IncomingPacket.objects.get().cursor) == (0, 0)
    IncomingPacket.objects.update(leased_until=None)
    sweep_packets()
    assert Report.objects.count() == SCANNED


def test_two_who_sweep_at_once_file_each_story_once(
    copied: Copied, paired: Subscriber, weekly: House
) -> None:
    copied(MANY)
    take_packet(weekly.packet())
    packet = IncomingPacket.objects.get()
    same = IncomingPacket.objects.get()
    sweeping.sweep_batch(packet)
    sweeping.sweep_batch(same)
    assert Report.objects.count() == SCANNED
