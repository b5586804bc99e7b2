"""The pinned key, its rotation, and a key that comes from nowhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.pin_key import pin_key
from corrigenda.flow.propagation.models import Delivery, IncomingPacket, Subscriber
from corrigenda.flow.propagation.packets import houses
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.errors import SubscriberError, UntrustedError
from corrigenda.flow.propagation.packets.houses import house_at
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.tests.conftest import Serve
from corrigenda.flow.publication.chain.signing import name_of
from corrigenda.lib.tests.post_office import PostOffice
from corrigenda.lib.tests.servers import Visit

Work = Callable[[], None]


def test_pairing_pins_the_key_that_the_house_shows(paired: Subscriber, weekly: House) -> None:
    assert (paired.kid, paired.house, paired.name) == (weekly.kid, weekly.origin, "The Weekly")
    assert paired.inbox == f"{weekly.origin}/api/packets"
    assert AuditEntry.objects.get(verb="subscriber.pair").detail["kid"] == weekly.kid


def test_a_rotated_key_is_followed_through_what_the_old_one_signed(
    paired: Subscriber, weekly: House
) -> None:
    for _ in range(3):
        weekly.rotate()
    take_packet(weekly.packet())

    paired.refresh_from_db()
    assert paired.kid == weekly.kid
    assert [one["kid"] for one in paired.keys] == [name_of(one) for one in weekly.keys]


def test_a_packet_without_its_keys_has_the_house_asked_for_them(
    paired: Subscriber, weekly: House
) -> None:
    weekly.rotate()
    take_packet(weekly.signed(weekly.payload(), with_keys=False))

    paired.refresh_from_db()
    assert paired.kid == weekly.kid


def test_after_a_rotation_the_old_key_signs_nothing_any_more(
    paired: Subscriber, weekly: House
) -> None:
    old = weekly.keys[-1]
    weekly.rotate()
    take_packet(weekly.packet())

    with pytest.raises(UntrustedError):
        take_packet(weekly.signed(weekly.payload(), old))


def test_a_key_that_was_swapped_without_a_rotation_is_refused_and_the_desk_is_told(
    paired: Subscriber,
    weekly: House,
    ada: Staff,
    addresses: None,
    office: PostOffice,
    work: Work,
) -> None:
    pinned = weekly.kid
    weekly.rotate(lost=True)
    with pytest.raises(UntrustedError, match="desk was told"):
        take_packet(weekly.packet())
    work()

    paired.refresh_from_db()
    assert (paired.kid, paired.other_key) == (pinned, weekly.kid)
    assert not IncomingPacket.objects.exists()
    told = [str(one["Subject"]) for one in office.came if one["To"] == "ada@daily.example"]
    assert told == ["Another key: The Weekly"]
    assert "pins it" in office.came[0].get_body(("plain",)).get_content()
    with pytest.raises(UntrustedError):
        take_packet(weekly.packet())
    work()
    assert Delivery.objects.filter(kind="subscriber.other_key").count() == 1, "told once"


def test_false_packets_in_its_name_have_the_house_asked_once_a_minute(
    intranet: Outlet, serve: Serve
) -> None:
    other = House()
    server = other.serve(serve)
    pair(intranet, url=other.origin, by=OPERATOR)
    asked = len(server.visits)
    other.rotate(lost=True)
    for _ in range(5):
        with pytest.raises(UntrustedError):
            take_packet(other.packet())
    assert len(server.visits) == asked + 1


def test_an_administrator_pins_the_new_key_that_they_compared(
    paired: Subscriber, weekly: House
) -> None:
    weekly.rotate(lost=True)
    with pytest.raises(SubscriberError, match="yet another key"):
        pin_key(paired, "something else", by=OPERATOR)
    pin_key(paired, weekly.kid, by=OPERATOR)

    assert take_packet(weekly.packet()).new
    paired.refresh_from_db()
    assert (len(paired.keys), paired.other_key) == (1, "")


def test_who_serves_a_chain_that_somebody_else_signed_is_not_followed(
    paired: Subscriber, weekly: House
) -> None:
    thief = House(origin=weekly.origin)
    thief.rotate()
    with pytest.raises(UntrustedError):
        take_packet(thief.packet())
    paired.refresh_from_db()
    assert paired.kid == weekly.kid


def test_houses_that_cannot_be_paired_with(daily: Outlet, intranet: Outlet, serve: Serve) -> None:
    def says(answer: Callable[[Visit], None]) -> str:
        with pytest.raises(SubscriberError) as raised:
            pair(intranet, url=serve(answer).origin(), by=OPERATOR)
        assert raised.value.field == "url"
        return str(raised.value)

    assert "no document" in says(lambda one: one.answer(b"{", kind="application/json"))
    assert "names no house" in says(lambda one: one.answer(b"{}", kind="application/json"))
    assert "404" in says(lambda one: one.answer(status="404 Not Found"))
    assert "redirect" in says(lambda one: one.redirect("https://weekly.example/")).lower()
    big = json.dumps({"x": "y" * 1_100_000}).encode()
    assert "longer than" in says(lambda one: one.answer(big, kind="application/json"))

    def without_keys(visit: Visit) -> None:
        port = visit.header("Host")
        body = {"house": f"http://{port}", "keys": {"all": []}}
        visit.answer(json.dumps(body).encode(), kind="application/json")

    assert "no key yet" in says(without_keys)


def test_addresses_inside_a_network_are_refused_where_the_outlet_has_none(
    daily: Outlet, weekly: House
) -> None:
    for url in (weekly.origin, "http://169.254.169.254", "https://localhost", "file:///etc/passwd"):
        with pytest.raises(SubscriberError):
            pair(daily, url=url, by=OPERATOR)
    assert not Subscriber.objects.exists()


def test_a_house_is_paired_once(paired: Subscriber, weekly: House, intranet: Outlet) -> None:
    with pytest.raises(SubscriberError, match="already"):
        pair(intranet, url=weekly.origin, by=OPERATOR)


def test_a_house_inside_that_only_another_houses_document_names_is_not_asked(
    intranet: Outlet, serve: Serve
) -> None:
    inside = House()
    asked = inside.serve(serve).visits
    guide = House()
    typed = guide.serve(serve).origin()
    guide.origin = inside.origin
    with pytest.raises(SubscriberError):
        pair(intranet, url=typed, by=OPERATOR)
    assert asked == []
    assert not Subscriber.objects.exists()


def test_a_house_that_says_by_now_that_it_is_another_has_its_keys_taken_by_nobody(
    paired: Subscriber, weekly: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    pinned = weekly.kid
    weekly.rotate(lost=True)
    found = house_at(weekly.origin, paired.outlet)
    elsewhere = replace(found, origin="https://elsewhere.example")
    monkeypatch.setattr(houses, "house_at", lambda *given: elsewhere)

    with pytest.raises(SubscriberError, match="unpair it and pair with it there"):
        pin_key(paired, weekly.kid, by=OPERATOR)
    with pytest.raises(UntrustedError):
        take_packet(weekly.packet())
    paired.refresh_from_db()
    assert (paired.kid, paired.other_key) == (pinned, "")
