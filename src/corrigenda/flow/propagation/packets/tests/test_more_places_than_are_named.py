"""A house names five hundred of its places and counts all: the ledger goes by what it counts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.copies.ledger import (
    Ledger,
    copies_of,
    ledger_of,
    ledgers_of,
    public_counts,
)
from corrigenda.flow.propagation.models import Packet, Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.form import MOST_PLACES
from corrigenda.flow.propagation.packets.tests.conftest import Publish, superseding
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.propagation.tests.conftest import Serve
from corrigenda.flow.publication.models import Entry

pytestmark = pytest.mark.database

NAMED = ["corrected"] * MOST_PLACES


@pytest.fixture
def entry(story: Article, paired: Subscriber, publish: Publish) -> Entry:
    """The correction of the treaty story, of which the Weekly has the packet."""
    note_stories(paired, [story.url], by=OPERATOR)
    return publish()


def packet_of(entry: Entry) -> str:
    """The id of its packet."""
    return str(Packet.objects.get(entry=entry).packet_id)


def seen(ledger: Ledger) -> tuple[int, int]:
    """How many are corrected, of how many."""
    return ledger.corrected, ledger.followed


def test_the_case_counts_all_of_them_and_lists_those_that_are_named(
    entry: Entry, weekly: House
) -> None:
    take_packet(weekly.answering(packet_of(entry), 1, NAMED, corrected=500, found=9_500))

    ledger = ledger_of(entry.correction.case)
    assert seen(ledger) == (500, 10_000)
    assert ledger.of(CopyState.REQUESTED) == 9_500, "it is asked of that house to correct them"
    assert ledger.rows(*CopyState) == copies_of(entry.correction.case, most=1_000).count() == 500
    (there,) = ledger.houses
    assert (there.name, there.corrected, there.followed) == ("The Weekly", 500, 10_000)


def test_the_public_record_does_too(
    entry: Entry, weekly: House, house: Callable[..., None]
) -> None:
    house(copies_public=True)
    take_packet(weekly.answering(packet_of(entry), 1, NAMED, corrected=500, found=9_500))
    counted = public_counts(entry.public_id)
    assert counted is not None
    assert seen(counted) == (500, 10_000)


def test_what_is_settled_there_is_settled_here(entry: Entry, weekly: House) -> None:
    counts = {"corrected": 9_000, "declined": 700, "gone": 300}
    take_packet(weekly.answering(packet_of(entry), 1, NAMED, **counts))
    ledger = ledger_of(entry.correction.case)
    assert seen(ledger) == (9_000, 9_000)
    assert (ledger.declined, ledger.gone, ledger.waiting) == (700, 300, 0)


def test_the_next_answer_takes_the_place_of_the_last(entry: Entry, weekly: House) -> None:
    take_packet(weekly.answering(packet_of(entry), 1, ["found"] * 500, found=600))
    take_packet(weekly.answering(packet_of(entry), 2, NAMED, corrected=600))
    assert seen(ledger_of(entry.correction.case)) == (600, 600)


def test_two_houses_are_added_and_each_is_told_by_itself(
    entry: Entry, story: Article, weekly: House, intranet: Outlet, serve: Serve
) -> None:
    herald = House()
    herald.serve(serve)
    note_stories(
        pair(intranet, url=herald.origin, name="The Herald", by=OPERATOR),
        [story.url],
        by=OPERATOR,
    )
    take_packet(weekly.answering(packet_of(entry), 1, NAMED, corrected=600))
    take_packet(herald.answering(packet_of(entry), 1, found=40))

    ledger = ledger_of(entry.correction.case)
    assert seen(ledger) == (600, 640)
    told = {one.name: (one.corrected, one.followed) for one in ledger.houses}
    assert told == {"The Weekly": (600, 600), "The Herald": (0, 40)}


def test_a_second_packet_of_the_case_counts_no_place_twice(
    entry: Entry, story: Article, paired: Subscriber, weekly: House
) -> None:
    take_packet(weekly.answering(packet_of(entry), 1, NAMED, corrected=600))
    second = superseding(entry)
    paired.stories.all().delete()
    note_stories(paired, [story.url], by=OPERATOR)
    take_packet(weekly.answering(packet_of(second), 1, ["found"] * 500, found=600))
    assert seen(ledger_of(entry.correction.case))[1] == 600


def test_many_cases_are_asked_of_in_two_queries(
    entry: Entry,
    weekly: House,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    take_packet(weekly.answering(packet_of(entry), 1, NAMED, corrected=500, found=9_500))
    case = entry.correction.case_id
    with django_assert_num_queries(2):
        found = ledgers_of([case, case + 1])
    assert list(found) == [case]
