"""The outlets of a house answer each for its own archive, and none overwrites another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.copies.ledger import ledger_of
from corrigenda.flow.propagation.models import Acknowledgement, Copy, Packet, Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.envelope import peek
from corrigenda.flow.propagation.packets.errors import PacketError
from corrigenda.flow.propagation.packets.tests.conftest import Publish, superseding
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.flow.publication.models import Entry

pytestmark = pytest.mark.database

Says = Callable[..., bool]
WEEKLY, SUNDAY = {"slug": "weekly", "name": "The Weekly"}, {"slug": "sunday", "name": "Sunday"}


@pytest.fixture
def entry(story: Article, paired: Subscriber, publish: Publish) -> Entry:
    """The correction of the treaty story, of which the Weekly's house has the packet."""
    note_stories(paired, [story.url], by=OPERATOR)
    return publish()


@pytest.fixture
def says(entry: Entry, weekly: House) -> Says:
    """An outlet of the Weekly's house acknowledges the packet and names one place; with its slug,
    if it tells one."""

    def _says(
        number: int = 1, *, name: str, slug: str = "", of: Entry = entry, verdict: str = "",
        **counts: int,
    ) -> bool:  # fmt: skip
        packet = str(Packet.objects.get(entry=of).packet_id)
        said = peek(
            weekly.answering(packet, number, [*counts][:1], verdict=verdict, **counts).packet
        )
        said |= {"outlet": name} | ({"slug": slug} if slug else {})
        for place in said["places"]:
            place["url"] = place["url"].replace(
                "/copy/", f"/{slug or name.rsplit(maxsplit=1)[-1].lower()}/"
            )
        return take_packet(weekly.signed(said)).new

    return _says


def seen(entry: Entry) -> tuple[int, int]:
    """How many are corrected, of how many."""
    ledger = ledger_of(entry.correction.case)
    return ledger.corrected, ledger.followed


def test_what_one_says_stands_beside_what_the_other_said(entry: Entry, says: Says) -> None:
    says(**WEEKLY, corrected=30, found=4)
    says(**SUNDAY, corrected=7)
    assert seen(entry) == (37, 41)
    (house,) = ledger_of(entry.correction.case).houses
    assert (house.corrected, house.followed) == (37, 41)
    assert Copy.objects.filter(external_id__startswith="packet:").count() == 2


def test_each_goes_on_by_itself(entry: Entry, says: Says) -> None:
    says(4, **WEEKLY, corrected=30, found=4)
    assert says(1, **SUNDAY, found=7), "each counts its own answers"
    assert says(5, **WEEKLY, corrected=34)
    assert not says(4, **WEEKLY, found=34), "an older one that comes late"
    assert seen(entry) == (34, 41)


def test_one_that_did_not_look_hides_nothing_of_the_other(entry: Entry, says: Says) -> None:
    says(**WEEKLY, corrected=3)
    says(**SUNDAY, verdict="unheard")
    (house,) = ledger_of(entry.correction.case).houses
    assert (house.verdict, house.corrected) == ("", 3)


def test_a_house_of_an_older_version_is_told_apart_by_the_names_of_its_outlets(
    entry: Entry, says: Says
) -> None:
    says(1, name="The Weekly", corrected=30, found=4)
    says(1, name="Sunday", corrected=7)
    says(2, name="The Weekly", corrected=34)
    assert seen(entry) == (41, 41)


def test_such_a_house_is_known_again_after_its_upgrade(entry: Entry, says: Says) -> None:
    says(1, name="The Weekly", found=34)
    says(2, slug="weekly", name="The Weekly", corrected=34)
    assert says(3, name="The Weekly", corrected=33, found=1), "and after it went back"
    assert seen(entry)[1] == 34
    assert Acknowledgement.objects.get().slug == "weekly"


def test_an_outlet_that_is_named_otherwise_is_the_same(entry: Entry, says: Says) -> None:
    says(1, **WEEKLY, found=34)
    says(2, slug="weekly", name="The New Weekly", corrected=34)
    assert seen(entry) == (34, 34)


def test_in_an_older_version_it_is_known_by_its_stories(entry: Entry, weekly: House) -> None:
    packet = str(Packet.objects.get().packet_id)
    take_packet(weekly.answering(packet, 1, found=34))
    renamed = peek(weekly.answering(packet, 2, corrected=34).packet) | {"outlet": "The New Weekly"}
    take_packet(weekly.signed(renamed))
    assert seen(entry) == (34, 34)


def test_what_was_kept_before_they_were_told_apart_gives_way_to_the_next(
    entry: Entry, says: Says
) -> None:
    says(3, **WEEKLY, found=34)
    Acknowledgement.objects.update(slug="", name="")
    says(4, **WEEKLY, corrected=34)
    assert seen(entry) == (34, 34)


def test_of_several_packets_of_a_case_each_outlets_fullest_answer_counts(
    entry: Entry, says: Says, paired: Subscriber, story: Article
) -> None:
    says(**WEEKLY, corrected=30)
    says(**SUNDAY, corrected=7)
    second = superseding(entry)
    paired.stories.all().delete()
    note_stories(paired, [story.url], by=OPERATOR)
    says(of=second, **SUNDAY, found=9)
    assert seen(entry)[1] == 39


def test_a_house_has_not_any_number_of_outlets(
    entry: Entry, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrigenda.flow.propagation.packets.actions.note_answer.MOST_OUTLETS", 2)
    says(**WEEKLY, corrected=1)
    says(**SUNDAY, corrected=1)
    with pytest.raises(PacketError, match="At most 2 outlets"):
        says(name="A third", corrected=1)


def test_two_outlets_here_sign_as_who_they_are(
    story: Article, paired: Subscriber, weekly: House, intranet: Outlet, later: Later
) -> None:
    evening = an_outlet("evening", "The Evening Example")
    Outlet.objects.filter(pk=evening.pk).update(reads_private_addresses=True)
    evening.refresh_from_db()
    pair(evening, url=weekly.origin, by=OPERATOR)
    take_packet(weekly.packet())
    later(timedelta(minutes=1))
    told = [peek(one["packet"]) for one in weekly.inbox]
    assert {(one["slug"], one["outlet"]) for one in told} == {
        (intranet.slug, intranet.name),
        ("evening", "The Evening Example"),
    }


@pytest.mark.django_db(transaction=True)
def test_what_was_answered_before_an_upgrade_is_counted_after_it(
    entry: Entry, says: Says, weekly: House
) -> None:
    says(3, **WEEKLY, corrected=30, found=4)
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    before = ("propagation", "0007_judged_on_other_ledgers")
    old = executor.migrate([before]).apps.get_model("propagation", "Sending")
    kept = old.objects.values("counts", "number", "beyond").get()
    MigrationExecutor(connection).migrate(newest)
    assert kept["counts"] == {"corrected": 30, "found": 4}
    assert seen(entry) == (30, 34)
    assert Acknowledgement.objects.values("slug", "name", "number").get() == {
        "slug": "",
        "name": "",
        "number": 3,
    }
