"""What became of a packet is told and kept, whatever either house went through meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.models import (
    Acknowledgement,
    IncomingPacket,
    Packet,
    Subscriber,
)
from corrigenda.flow.propagation.packets.actions.answer_again import answer_again
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import peek
from corrigenda.flow.propagation.packets.errors import PacketError
from corrigenda.flow.propagation.packets.tests.conftest import Publish
from corrigenda.flow.propagation.packets.tests.houses import BEFORE, House
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.lib import clock

pytestmark = pytest.mark.database

Work = Callable[[], None]
Sent = Callable[[], str]
WORDS = "The ministry has said since that the fund holds 82,000 crowns and not 28,000."


@pytest.fixture
def declined(story: Article, paired: Subscriber, weekly: House, stan: Staff, later: Later) -> Case:
    """A packet of the Weekly's opened a case; it was declined, and the Weekly was told that."""
    take_packet(weekly.packet())
    later()
    decline(Case.objects.get(), reason="It is right here.", by=actors.of(stan))
    later(timedelta(hours=2))
    assert peek(weekly.inbox[-1]["packet"])["counts"] == {"declined": 1}
    assert IncomingPacket.objects.get().answer_due_at is None
    return Case.objects.get()


@pytest.fixture
def sent(story: Article, paired: Subscriber, publish: Publish) -> Sent:
    """The correction of the treaty story goes to the Weekly; its packet's id."""

    def _sent() -> str:
        paired.stories.create(article=story, how="list", at=clock.now())
        publish()
        return str(Packet.objects.get().packet_id)

    return _sent


def test_a_declined_case_that_is_reopened_and_put_right_is_told(
    declined: Case, weekly: House, stan: Staff, later: Later
) -> None:
    reopen(declined, reason="They were right.", by=actors.of(stan))
    later()
    assert peek(weekly.inbox[-1]["packet"])["counts"] == {"found": 1}
    case = Case.objects.get()
    note = Decision(kind="editors_note", after=BEFORE, words=WORDS)
    decide(case, note, by=actors.of(stan))
    later(timedelta(days=2))
    assert peek(weekly.inbox[-1]["packet"])["counts"] == {"corrected": 1}
    assert IncomingPacket.objects.get().answer_due_at is None


def test_a_case_that_no_packet_led_to_concerns_no_packet(
    declined: Case, stan: Staff, send: Callable[..., object], work: Work
) -> None:
    send("afer", "after")
    work()
    other = Case.objects.get(says="afer")
    decline(other, reason="It is a name.", by=actors.of(stan))
    work()
    reopen(other, reason="It is none.", by=actors.of(stan))
    assert answer_again() == 1
    assert IncomingPacket.objects.get().answer_due_at is None
    assert answer_again() == 0, "each is taken over once"


def test_a_house_that_was_restored_from_a_backup_counts_from_a_lower_number(
    sent: Sent, weekly: House
) -> None:
    packet, now = sent(), clock.now()
    late = weekly.answering(packet, 5, at=now - timedelta(hours=1), found=2)
    take_packet(late)
    assert take_packet(weekly.answering(packet, 3, at=now, corrected=2)).new
    assert Acknowledgement.objects.get().counts == {"corrected": 2}
    assert not take_packet(late).new, "it was signed before"


def test_a_house_whose_clock_was_ahead_is_heard_when_it_is_right_again(
    sent: Sent, weekly: House
) -> None:
    packet = sent()
    now = clock.now()
    take_packet(weekly.answering(packet, 1, at=now + timedelta(days=900), found=2))
    assert take_packet(weekly.answering(packet, 2, at=now, corrected=2)).new
    assert Acknowledgement.objects.get().counts == {"corrected": 2}


def test_an_answer_of_before_the_time_of_signing_was_kept_gives_way_by_its_number(
    sent: Sent, weekly: House
) -> None:
    packet = sent()
    now = clock.now()
    take_packet(weekly.answering(packet, 4, at=now, found=2))
    Acknowledgement.objects.update(said_at=None)
    before = now - timedelta(minutes=1)
    assert not take_packet(weekly.answering(packet, 3, at=before, corrected=1)).new
    assert take_packet(weekly.answering(packet, 5, at=before, corrected=2)).new


def test_an_answer_that_names_no_time_is_none(sent: Sent, weekly: House) -> None:
    payload = peek(weekly.answering(sent(), 1, found=1).packet) | {"at": "at noon"}
    with pytest.raises(PacketError, match="moment"):
        take_packet(weekly.signed(payload))
