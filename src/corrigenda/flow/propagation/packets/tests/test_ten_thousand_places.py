"""A passage that stands everywhere: looked for in batches, and a case for each story."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import pytest

from corrigenda.archive import MAX_DISTANCE, Match, PassageIndex
from corrigenda.flow.articles.actions.index_anew import index_anew_from_nothing
from corrigenda.flow.articles.actions.index_versions import index_articles, index_versions
from corrigenda.flow.articles.models import Article, ArticleUrl, Version
from corrigenda.flow.articles.passages import index
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.deliver import deliver
from corrigenda.flow.propagation.models import IncomingPacket, PacketPlace, Subscriber
from corrigenda.flow.propagation.packets import finding
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
    now, known = clock.now(), Article.objects.count()
    articles = Article.objects.bulk_create(
        Article(outlet=daily, url=f"https://daily.example/{number}", created_at=now)
        for number in range(known, known + stories)
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


def count_finds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the index of passages is asked from now on."""
    asked, real = [0], PassageIndex.find

    def find(
        self: PassageIndex, passage: str, *, max_distance: float = MAX_DISTANCE
    ) -> list[Match]:
        asked[0] += 1
        return real(self, passage, max_distance=max_distance)

    monkeypatch.setattr(PassageIndex, "find", find)
    return asked


def test_it_is_taken_at_once_and_swept_batch_by_batch(
    copied: Copied,
    paired: Subscriber,
    weekly: House,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copied(STORIES)
    half = Article.objects.order_by("pk").values_list("pk", flat=True)[: STORIES // 2]
    index_articles(half)
    asked = count_finds(monkeypatch)
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
    assert asked == [1], "the index is asked once for all of them"
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


def test_what_is_indexed_or_comes_in_between_two_batches_is_missed_by_none(
    copied: Copied, daily: Outlet, paired: Subscriber, weekly: House
) -> None:
    copied(MANY)
    index_articles(Article.objects.values_list("pk", flat=True)[:100])
    index().add_many([("no-article", BEFORE)])
    take_packet(weekly.packet())
    sweep_packets()
    while index_versions(100):
        pass
    copied(MANY)
    while index_versions(100):
        pass
    while not IncomingPacket.objects.get().swept_at:
        sweep_packets()
    assert PacketPlace.objects.count() == Article.objects.count() == 2 * MANY


def test_a_process_that_takes_over_goes_on_where_the_other_was(
    copied: Copied, paired: Subscriber, weekly: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(MANY)
    index_articles(Article.objects.values_list("pk", flat=True))
    take_packet(weekly.packet())
    asked = count_finds(monkeypatch)
    sweep_packets()
    finding._answers.clear()
    sweep_packets()
    assert (PacketPlace.objects.count(), asked) == (MANY, [2])
    assert IncomingPacket.objects.get().swept_at
    assert not finding._answers


def test_an_index_that_was_emptied_hides_no_place(
    copied: Copied, paired: Subscriber, weekly: House
) -> None:
    copied(MANY)
    index_articles(Article.objects.values_list("pk", flat=True))
    index_anew_from_nothing()
    take_packet(weekly.packet())
    sweep_packets()
    sweep_packets()
    assert PacketPlace.objects.count() == MANY
