"""An address is told from another by a keyed hash whose key is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corrigenda.flow.newsroom.actions.count import count
from corrigenda.flow.newsroom.actions.forget_addresses import forget_addresses
from corrigenda.flow.newsroom.actions.hash_address import hash_address
from corrigenda.flow.newsroom.models import AddressKey, Tally
from corrigenda.lib import clock

MONDAY = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_the_same_address_has_the_same_hash_all_day_and_another_tomorrow(db: None) -> None:
    with clock.frozen(MONDAY):
        one = hash_address("192.0.2.1")
        assert hash_address("192.0.2.1") == one
        assert hash_address("192.0.2.2") != one
    with clock.frozen(MONDAY + DAY):
        assert hash_address("192.0.2.1") != one


def test_an_ipv6_subscriber_is_one_address(db: None) -> None:
    with clock.frozen(MONDAY):
        home = hash_address("2001:db8:1:2::1")
        assert hash_address("2001:db8:1:2:ffff::9") == home
        assert hash_address("2001:db8:1:3::1") != home


def test_ipv4_readers_behind_an_ipv6_socket_are_told_apart(db: None) -> None:
    with clock.frozen(MONDAY):
        rita = hash_address("::ffff:192.0.2.1")
        assert rita == hash_address("192.0.2.1")
        assert rita != hash_address("::ffff:192.0.2.2")


@pytest.mark.parametrize("address", ["", "unknown", "999.1.1.1", "\x00", "a" * 10_000])
def test_what_is_no_address_is_hashed_as_unknown(db: None, address: str) -> None:
    with clock.frozen(MONDAY):
        assert hash_address(address) == hash_address("unix:")


def test_keys_and_counts_are_forgotten_after_two_days(db: None) -> None:
    with clock.frozen(MONDAY):
        hash_address("192.0.2.1")
        count("report:1", limit=1, window=timedelta(minutes=1))
    with clock.frozen(MONDAY + DAY):
        hash_address("192.0.2.1")
        forget_addresses()
        assert AddressKey.objects.count() == 2
    with clock.frozen(MONDAY + 2 * DAY):
        forget_addresses()
        assert AddressKey.objects.get().day == (MONDAY + DAY).date()
        assert not Tally.objects.exists()
