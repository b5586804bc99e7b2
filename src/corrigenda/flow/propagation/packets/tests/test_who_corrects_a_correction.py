"""Where a house or an agency corrects its own correction, only the newest fix is offered."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.models import Remembered, Subscriber
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.tests.conftest import Work
from corrigenda.flow.propagation.packets.tests.houses import AFTER, BEFORE, House
from corrigenda.flow.propagation.packets.tests.test_a_story_that_comes_after import (
    PASSAGE,
    Print,
    prints,
)
from corrigenda.flow.propagation.packets.tests.test_agency_items import NEW, OLD, newsml
from corrigenda.flow.reports.models import Report

__all__ = ["prints"]

pytestmark = pytest.mark.database

NEWEST = AFTER.replace("82,000", "83,000")
FEW = {"before": "82,000", "after": "83,000"}


@pytest.mark.parametrize("earlier", [[BEFORE], []], ids=["told", "not told"])
def test_a_story_with_the_first_words_gets_the_last_ones(
    earlier: list[str], paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    take_packet(weekly.packet(before=AFTER, after=NEWEST, earlier=earlier))
    work()
    prints(BEFORE)
    assert [one.should_say for one in Report.objects.all()] == [NEWEST]


def test_so_does_one_with_the_words_between(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    take_packet(weekly.packet(before=AFTER, after=NEWEST, earlier=[BEFORE]))
    work()
    prints(AFTER)
    assert [one.should_say for one in Report.objects.all()] == [NEWEST]


def test_a_third_correction_leaves_each_error_once(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    last = AFTER.replace("82,000", "84,000")
    for packet in (
        weekly.packet(),
        weekly.packet(before=AFTER, after=NEWEST, earlier=[BEFORE]),
        weekly.packet(before=NEWEST, after=last, earlier=[AFTER, BEFORE]),
    ):
        take_packet(packet)
        work()
    told = {(one.words[one.start : one.end], one.after) for one in Remembered.objects.all()}
    assert told == {(BEFORE, last), (AFTER, last), (NEWEST, last)}
    assert Remembered.objects.count() == len(told)


def test_a_figure_is_corrected_again_in_its_own_story_only(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet(**PASSAGE))
    work()
    other = weekly.payload(**FEW, around={"prefix": "The harbour of Tolva cost "})
    other["annotation"]["target"]["source"] = f"{weekly.origin}/harbour"
    take_packet(weekly.signed(other))
    work()
    assert Remembered.objects.filter(after="82,000").exists()
    take_packet(weekly.packet(**FEW, around=PASSAGE["around"]))
    work()
    assert not Remembered.objects.filter(after="82,000").exists()
    prints(BEFORE)
    assert [one.should_say for one in Report.objects.all()] == ["83,000"]


def test_a_note_on_the_new_words_leaves_them_as_the_fix(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    take_packet(weekly.packet(before=AFTER, after=None, kind="editors_note"))
    work()
    prints(BEFORE)
    assert AFTER in [one.should_say for one in Report.objects.all()]


def test_the_third_version_of_an_item_stands_for_the_second(
    daily: Outlet, story: Article, prints: Print, work: Work
) -> None:
    newest = (OLD[0].replace("240", "141"), OLD[1])
    take_items(daily, newsml(1, OLD))
    for version, words in ((2, NEW), (3, newest)):
        take_items(daily, newsml(version, words, signal="sig:correction"))
        work()
    prints(OLD[0])
    assert [one.should_say for one in Report.objects.all()] == [newest[0]]


def test_one_that_puts_the_first_words_right_another_way_stands_for_the_first(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    take_packet(weekly.packet(after=NEWEST))
    work()
    prints(BEFORE)
    assert [one.should_say for one in Report.objects.all()] == [NEWEST]
