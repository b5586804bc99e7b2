"""Guessing passwords is made slow, by address and by name, without storing either."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from corrigenda.flow.newsroom.models import Staff, Tally
from corrigenda.lib import clock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PASSWORD = "a pelican on the quay"


def attempt(client: Client, username: str, address: str, password: str = "wrong") -> int:
    return client.post(
        "/desk/sign-in",
        {"username": username, "password": password},
        REMOTE_ADDR=address,
    ).status_code


@pytest.fixture
def edda(edda: Staff) -> Staff:
    edda.set_password(PASSWORD)
    edda.save()
    return edda


def test_the_eleventh_attempt_from_one_address_is_refused(client: Client, daily: object) -> None:
    with clock.frozen(NOON):
        codes = [attempt(client, f"name{n}", "192.0.2.7") for n in range(11)]
    assert codes == [422] * 10 + [429]


def test_the_eleventh_attempt_on_one_name_is_refused_wherever_it_comes_from(
    client: Client, edda: Staff
) -> None:
    with clock.frozen(NOON):
        for n in range(10):
            attempt(client, "edda", f"192.0.2.{n}")
        assert attempt(client, "EDDA", "192.0.2.99", PASSWORD) == 429
        assert attempt(client, "stan", "192.0.2.98") == 422


def test_after_a_quarter_of_an_hour_the_right_password_is_taken_again(
    client: Client, edda: Staff
) -> None:
    with clock.frozen(NOON):
        for _ in range(11):
            attempt(client, "edda", "192.0.2.7")
    with clock.frozen(NOON + timedelta(minutes=15)):
        assert attempt(client, "edda", "192.0.2.7", PASSWORD) == 302


def test_the_refusal_says_when_to_come_back(client: Client, daily: object) -> None:
    with clock.frozen(NOON + timedelta(minutes=5)):
        for _ in range(10):
            attempt(client, "edda", "192.0.2.7")
        refused = client.post(
            "/desk/sign-in", {"username": "edda", "password": "x"}, REMOTE_ADDR="192.0.2.7"
        )
    assert refused["Retry-After"] == "600"
    assert "Try again in 10 minutes" in refused.content.decode()


def test_neither_address_nor_name_is_stored(client: Client, daily: object) -> None:
    # A name that no hexadecimal digits spell.
    attempt(client, "stan", "192.0.2.77")
    keys = " ".join(Tally.objects.values_list("key", flat=True))
    assert "signin:" in keys
    assert "192.0.2" not in keys
    assert "stan" not in keys
