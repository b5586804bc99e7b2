"""What happens to a packet while it is answered is answered next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.models import IncomingPacket, Subscriber
from corrigenda.flow.propagation.packets.actions import answer_packets
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import peek
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.lib import clock

pytestmark = pytest.mark.database

Between = Callable[[Callable[[], object]], None]


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Between:
    """Something happens once, after what became of a packet was seen and before it is told."""
    seen = answer_packets.outcome_of

    def _between(happens: Callable[[], object]) -> None:
        waits = [happens]

        def then(packet: IncomingPacket) -> dict[str, object]:
            outcome = seen(packet)
            while waits:
                waits.pop()()
            return outcome

        monkeypatch.setattr(answer_packets, "outcome_of", then)

    return _between


def test_a_change_while_a_packet_is_answered_is_answered_next(
    story: Article, paired: Subscriber, weekly: House, stan: Staff, later: Later, between: Between
) -> None:
    take_packet(weekly.packet())
    later()

    def goes() -> None:
        soon = clock.now() + timedelta(microseconds=1)
        Article.objects.update(gone_at=soon)
        IncomingPacket.objects.update(answer_due_at=soon)

    decline(Case.objects.get(), reason="It is right here.", by=actors.of(stan))
    between(goes)
    later(timedelta(hours=2))
    later(timedelta(hours=2))
    assert peek(weekly.inbox[-1]["packet"])["counts"] == {"gone": 1}


def test_a_case_that_is_reopened_while_its_packet_is_due_has_it_answered_at_once(
    story: Article, paired: Subscriber, weekly: House, stan: Staff, later: Later
) -> None:
    take_packet(weekly.packet())
    later()
    decline(Case.objects.get(), reason="It is right here.", by=actors.of(stan))
    later(timedelta(hours=2))
    in_a_day = clock.now() + timedelta(days=1)
    IncomingPacket.objects.update(answer_due_at=in_a_day)
    reopen(Case.objects.get(), reason="They were right.", by=actors.of(stan))
    later()
    assert IncomingPacket.objects.get().answered["counts"] == {"found": 1}
