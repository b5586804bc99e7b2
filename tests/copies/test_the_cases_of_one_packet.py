"""A packet whose words stand in many stories opens a case on each: they are decided in one go."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.copies.ledger import ledger_of
from corrigenda.flow.propagation.models import Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.packets.trust import pin_of
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock

from .conftest import NOTICE, WRONG, Archive, correct

SAME = ("treaty", "barges", "tug", "ferry")


@pytest.fixture
def herald(archive: Archive) -> House:
    """The Herald, which the daily hears."""
    other = House(origin="https://herald.example")
    Subscriber.objects.create(
        outlet=archive.outlet,
        name="The Herald",
        house=other.origin,
        keys=[pin_of(other.chain[-1]).to_dict()],
        made_at=clock.now(),
    )
    return other


def test_one_is_decided_the_others_are_confirmed_at_once_and_decided_like_it(
    archive: Archive, herald: House, edda: Staff
) -> None:
    for name in SAME[2:]:
        archive.story(name, WRONG)
    take_packet(herald.packet(before=WRONG, after=WRONG.replace("1,140", "1,240")))
    archive.work()
    cases = Case.objects.filter(article__url__regex=f"/({'|'.join(SAME)})$")
    assert cases.count() == len(SAME)

    first = cases.get(article__url__endswith="/treaty")
    correct(first, edda, after=WRONG.replace("1,140", "1,240"))
    archive.work()
    confirm_copies(first, None, by=of(edda))
    archive.work()
    done = correct_copies(first, NOTICE, by=of(edda))

    assert done.refused == []
    assert not cases.filter(state__in=UNDECIDED).exists()
    assert Case.objects.count() == Report.objects.filter(channel="packet").count(), "none is new"
    archive.mend()
    ledger = ledger_of(first)
    assert ledger.corrected == ledger.followed >= len(SAME) - 1
