"""Two houses that send each other the same correction: it goes once, and is taken once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.models import IncomingPacket, Packet, Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import peek
from corrigenda.flow.propagation.packets.signing import our_house
from corrigenda.flow.propagation.packets.tests.houses import AFTER, House
from corrigenda.flow.propagation.tests.conftest import Serve
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]
WORDS = "The fund holds 82,000 crowns. An earlier version of this story said 28,000."


def accepted(stan: Staff, work: Work) -> None:
    """The daily publishes the correction that a packet led to."""
    decide(Case.objects.get(), Decision("correction", after=AFTER, words=WORDS), by=actors.of(stan))
    work()


def test_what_came_from_a_house_is_not_sent_back_to_it_and_says_where_it_comes_from(
    story: Article,
    intranet: Outlet,
    paired: Subscriber,
    weekly: House,
    serve: Serve,
    stan: Staff,
    work: Work,
) -> None:
    monthly = House()
    monthly.serve(serve)
    third = pair(intranet, url=monthly.origin, by=OPERATOR)
    for one in (paired, third):
        note_stories(one, [story.url], by=OPERATOR)
    packet = uuid4()
    take_packet(weekly.packet(packet))
    work()
    accepted(stan, work)

    assert {peek(one["packet"])["type"] for one in weekly.inbox} == {"acknowledgement"}
    (posted,) = monthly.inbox
    assert peek(posted["packet"])["chain"] == [{"house": weekly.origin, "packet": str(packet)}]
    assert Packet.objects.get().houses == [weekly.origin]


def test_what_comes_back_to_its_own_house_opens_nothing(
    story: Article, paired: Subscriber, weekly: House, work: Work
) -> None:
    ours = {"house": our_house(), "packet": str(uuid4())}
    assert take_packet(weekly.packet(chain=[ours])).new
    work()

    assert IncomingPacket.objects.get().verdict == "ours"
    assert not Report.objects.exists()
    (told,) = weekly.inbox
    said = peek(told["packet"])
    assert (said["counts"], said["verdict"]) == ({}, "ours"), "not that there is none"


def test_a_packet_of_our_own_that_somebody_sends_us_is_taken_as_known(
    story: Article, paired: Subscriber, weekly: House
) -> None:
    assert not take_packet(weekly.packet(house=our_house())).new
    assert not IncomingPacket.objects.exists()


def test_what_came_from_its_own_house_is_not_taken_again_by_another_way(
    story: Article, intranet: Outlet, paired: Subscriber, weekly: House, serve: Serve, work: Work
) -> None:
    monthly = House()
    monthly.serve(serve)
    pair(intranet, url=monthly.origin, by=OPERATOR)
    packet = uuid4()
    take_packet(weekly.packet(packet))
    chain = [{"house": weekly.origin, "packet": str(packet)}]
    take_packet(monthly.packet(chain=chain))
    work()

    verdicts = IncomingPacket.objects.order_by("pk").values_list("verdict", flat=True)
    assert list(verdicts) == ["", "known"]
    assert Case.objects.get().report_count == 1


def test_by_another_way_first_and_then_from_its_own_house_it_is_one_case(
    story: Article, intranet: Outlet, paired: Subscriber, weekly: House, serve: Serve, work: Work
) -> None:
    monthly = House()
    monthly.serve(serve)
    pair(intranet, url=monthly.origin, by=OPERATOR)
    packet = uuid4()
    take_packet(monthly.packet(chain=[{"house": weekly.origin, "packet": str(packet)}]))
    work()
    take_packet(weekly.packet(packet))
    work()

    assert Case.objects.count() == 1
    assert IncomingPacket.objects.filter(verdict="").count() == 2, "nobody hides another's packet"


def test_what_is_forwarded_is_looked_for_where_the_first_house_is_not_heard(
    story: Article,
    intranet: Outlet,
    paired: Subscriber,
    weekly: House,
    serve: Serve,
    work: Work,
) -> None:
    monthly = House()
    monthly.serve(serve)
    pair(intranet, url=monthly.origin, by=OPERATOR)
    Subscriber.objects.filter(pk=paired.pk).update(is_heard=False)
    first = uuid4()
    take_packet(weekly.packet(first))
    take_packet(monthly.packet(chain=[{"house": weekly.origin, "packet": str(first)}]))
    work()

    verdicts = IncomingPacket.objects.order_by("pk").values_list("verdict", flat=True)
    assert list(verdicts) == ["unheard", ""]
    assert Report.objects.count() == 1
