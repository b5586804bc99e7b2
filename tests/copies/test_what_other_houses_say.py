"""A house that counts more places than it names: what the case, the API and the log say of it."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.models import Packet, Subscriber
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.packets.trust import pin_of
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock

from .conftest import Archive


@pytest.fixture
def herald(corrected: Case, archive: Archive) -> House:
    """The Herald, which had the treaty story, and was sent the packet of its correction."""
    other = House(origin="https://herald.example")
    row = Subscriber.objects.create(
        outlet=archive.outlet,
        name="The Herald",
        house=other.origin,
        keys=[pin_of(other.chain[-1]).to_dict()],
        made_at=clock.now(),
    )
    note_stories(row, [corrected.article.url], by=OPERATOR)
    return other


def answer(herald: House, named: list[str], verdict: str = "", **counts: int) -> None:
    """The Herald acknowledges the packet."""
    packet = str(Packet.objects.get().packet_id)
    take_packet(herald.answering(packet, 1, named, verdict=verdict, **counts))


def pages(client: Client, case: Case) -> list[str]:
    """The case, and the screen of its other places."""
    addresses = (f"/desk/cases/{case.pk}", f"/desk/cases/{case.pk}/copies?show=waiting")
    return [client.get(one).content.decode() for one in addresses]


def test_the_desk_names_each_house_with_all_its_places(
    corrected: Case, herald: House, edda: Staff, client: Client
) -> None:
    answer(herald, ["corrected"] * 30, corrected=30, found=9_900, declined=70)
    client.force_login(edda)
    for page in pages(client, corrected):
        assert "<bdi>The Herald</bdi>: 30 of 9,930 corrected, 70 declined" in page
        assert "30 of 9,930 corrected</strong>" in page
    waiting = pages(client, corrected)[1]
    assert "9,900 more stand at other houses" in waiting
    assert '<span class="number">9,900</span>' in waiting
    last = client.get(f"/desk/cases/{corrected.pk}/copies?show=corrected&page=2").content.decode()
    assert last.count('<strong dir="auto">A story of The Herald') == 5
    assert "page=3" not in last


def test_numbers_alone_stand_on_the_case_too(
    corrected: Case, herald: House, edda: Staff, client: Client
) -> None:
    answer(herald, [], found=40)
    client.force_login(edda)
    for page in pages(client, corrected):
        assert "<bdi>The Herald</bdi>: 0 of 40 corrected" in page


def test_a_house_that_has_none_of_it_says_so(
    corrected: Case, herald: House, edda: Staff, client: Client
) -> None:
    answer(herald, [])
    client.force_login(edda)
    for page in pages(client, corrected):
        assert "<bdi>The Herald</bdi>: found in no story" in page


def test_a_house_that_did_not_look_does_not_say_that_there_is_none(
    corrected: Case, herald: House, edda: Staff, client: Client
) -> None:
    answer(herald, [], verdict="unheard")
    client.force_login(edda)
    for page in pages(client, corrected):
        assert "<bdi>The Herald</bdi>: not looked for" in page
    row = Subscriber.objects.get()
    page = client.get(f"/desk/subscribers/{row.pk}").content.decode()
    assert "Not looked for: our packets open no cases there" in page
    assert "Found in no story" not in page


def test_the_api_counts_them_and_tells_what_it_does_not_list(
    corrected: Case, herald: House, edda: Staff, client: Client
) -> None:
    answer(herald, ["corrected"] * 30, corrected=30, found=9_900)
    headers = {"Authorization": f"Bearer {make_token(edda, name='script')}"}
    said = client.get(f"/api/cases/{corrected.pk}/copies?state=corrected", headers=headers)
    told = json.loads(said.content)
    assert (told["ledger"]["corrected"], told["ledger"]["followed"]) == (30, 9_930)
    assert (told["ledger"]["beyond"], len(told["copies"])) == (9_900, 30)
    (house,) = told["houses"]
    assert (house["name"], house["corrected"], house["followed"]) == ("The Herald", 30, 9_930)


def test_the_log_says_it_in_public_where_the_house_wants_it(
    corrected: Case, herald: House, archive: Archive, client: Client
) -> None:
    archive.outlet.policy_data |= {"copies_public": True}
    archive.outlet.save(update_fields=["policy_data"])
    answer(herald, ["corrected"] * 30, corrected=30, found=9_900)
    public_id = Entry.objects.get().public_id
    told = json.loads(client.get(f"/corrections/{public_id}/copies.json").content)
    assert told == {"places": 9_930, "corrected": 30, "gone": 0}
