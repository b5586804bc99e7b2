"""What a packet or an agency put right is remembered, for a story that comes after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.forget import forget
from corrigenda.flow.propagation.models import (
    AgencyChange,
    IncomingPacket,
    ItemPlace,
    PacketPlace,
    Remembered,
    Subscriber,
)
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import peek
from corrigenda.flow.propagation.packets.tests.conftest import Work
from corrigenda.flow.propagation.packets.tests.houses import AFTER, BEFORE, House
from corrigenda.flow.propagation.packets.tests.test_agency_items import NEW, OLD, newsml, ninjs
from corrigenda.flow.propagation.packets.tests.test_redactions_come_in import redaction
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

Print = Callable[..., Article]
PASSAGE = {
    "before": "28,000",
    "after": "82,000",
    "around": {"prefix": "The fund holds ", "suffix": " crowns and pays for 12 bridges, off"},
}


@pytest.fixture
def prints(daily: Outlet, work: Work) -> Print:
    """A paper prints words, an hour after whatever came before."""

    def _prints(*words: str, name: str = "late", outlet: Outlet = daily) -> Article:
        blocks = [
            Block(Role.headline, "News of the evening"),
            *(Block(Role.body, w) for w in words),
        ]
        origin = outlet.origins.get().origin
        with clock.frozen(clock.now() + timedelta(hours=1)):
            article = push(outlet, f"{origin}/{name}", Story(blocks))[0].article
            work()
            work()
        return article

    return _prints


def test_a_story_that_comes_after_a_packet_gets_a_case_with_its_fix(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    late = prints(BEFORE, "And a paragraph of the paper's own.")
    (report,) = Report.objects.all()
    assert (report.article, report.channel, report.says) == (late, "packet", BEFORE)
    assert report.should_say == AFTER
    assert "The Weekly published a correction of “Maren and Tolva sign treaty”" in report.why
    assert report.source_url.startswith(weekly.origin)
    assert Case.objects.get().article == late


def test_its_place_is_acknowledged(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    late = prints(BEFORE)
    told = [peek(one["packet"]) for one in weekly.inbox]
    assert [one["counts"] for one in told] == [{}, {"found": 1}]
    assert told[-1]["places"] == [{"url": late.url, "state": "found"}]
    assert PacketPlace.objects.get().fits


def test_few_words_are_remembered_with_those_around_them(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet(**PASSAGE))
    work()
    prints(BEFORE)
    report = Report.objects.get()
    assert (report.says, report.should_say) == ("28,000", "82,000")


def test_a_new_version_of_a_story_is_asked_as_well(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    prints("The fund is discussed in parliament.")
    take_packet(weekly.packet())
    work()
    late = prints("The fund is discussed in parliament.", BEFORE)
    assert Report.objects.get().article == late


@pytest.mark.parametrize(
    "words",
    [
        AFTER,
        AFTER.replace("officials", "the officials"),
        BEFORE.replace("28,000", "31,000"),
        BEFORE.replace("12 bridges", "14 bridges"),
        f"The Weekly said: “{BEFORE}” It is this: {AFTER}",
        "The fund holds a meeting and pays for the coffee, officials said on Monday.",
    ],
    ids=["right", "right, edited", "another figure", "another fact", "told", "other words"],
)
def test_what_does_not_say_it_again_opens_nothing(
    words: str, paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    prints(words)
    assert not Report.objects.exists()


def test_a_story_is_reported_once_for_a_packet_and_left_alone_where_it_was_declined(
    paired: Subscriber, weekly: House, prints: Print, stan: Staff, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    prints(BEFORE)
    prints(BEFORE, "More of it.")
    assert Report.objects.count() == 1
    decline(Case.objects.get(), reason="Here it is right.", by=actors.of(stan))
    prints("It went.")
    prints(BEFORE, "It is back.")
    assert Report.objects.count() == 1


def test_a_withdrawn_story_that_is_printed_after_all_gets_a_case(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    payload = weekly.payload(kind="withdrawal", lead=BEFORE)
    payload["annotation"]["body"] = payload["annotation"]["body"][1:]
    del payload["annotation"]["target"]["selector"]
    take_packet(weekly.signed(payload))
    work()
    prints(BEFORE)
    assert "nothing of it ought to stand" in Report.objects.get().why


@pytest.mark.parametrize("how", ["not heard", "unpaired"])
def test_a_house_that_is_heard_no_more_is_not_remembered_either(
    how: str, paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    gone = {"is_heard": False} if how == "not heard" else {"ended_at": clock.now()}
    Subscriber.objects.update(**gone)
    prints(BEFORE)
    assert not Report.objects.exists()


def test_a_redacted_packet_is_forgotten(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    take_packet(redaction(weekly, IncomingPacket.objects.get().packet_id))
    assert not Remembered.objects.exists()
    prints(BEFORE)
    assert not Report.objects.exists()


def test_words_that_a_house_gives_back_were_no_error(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    take_packet(weekly.packet(before=AFTER, after=BEFORE))
    work()
    prints(BEFORE)
    assert not Report.objects.exists()


def test_another_outlet_of_this_house_was_not_told(
    paired: Subscriber, weekly: House, prints: Print, work: Work
) -> None:
    take_packet(weekly.packet())
    work()
    prints(BEFORE, outlet=an_outlet("evening", "The Evening Example"))
    assert not Report.objects.exists()


def test_a_story_that_comes_after_an_agencys_correction_gets_a_case_with_its_fix(
    daily: Outlet, story: Article, prints: Print, work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    work()
    late = prints(OLD[0], "Our reporter watched from the shore.")
    report = Report.objects.get()
    assert (report.article, report.says, report.should_say) == (late, OLD[0], NEW[0])
    assert "Wire Example corrected its item “Ferry aground”" in report.why
    assert (ItemPlace.objects.get().article, AgencyChange.objects.get().found) == (late, 1)


def test_a_story_that_comes_after_a_kill_gets_a_case(
    daily: Outlet, story: Article, prints: Print, work: Work
) -> None:
    take_items(daily, ninjs(1, OLD))
    take_items(daily, ninjs(2, (), pubStatus="canceled"))
    work()
    prints(*OLD)
    assert "took back its item" in Report.objects.get().why


def test_what_an_agency_put_right_is_remembered_for_years(
    daily: Outlet, story: Article, prints: Print, work: Work
) -> None:
    take_items(daily, newsml(1, OLD))
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    work()
    with clock.frozen(clock.now() + timedelta(days=1_000)):
        forget()
        prints(OLD[0])
    assert Report.objects.get().should_say == NEW[0]
