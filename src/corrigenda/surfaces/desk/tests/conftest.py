"""Who sits at the desk, and how a case comes about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Staff

SignedIn = Callable[[Staff], Client]
Decide = Callable[..., "object"]


@pytest.fixture
def at_desk() -> SignedIn:
    """A browser in which somebody is signed in; forms need their token, as in life they do."""

    def _at_desk(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff)
        return client

    return _at_desk


@pytest.fixture
def typo(send: Callable[..., object], work: Callable[[], None]) -> Case:
    """The case on “afer”, reported by two readers."""
    send("afer", "after")
    send("afer", "after", why="It is spelt so")
    work()
    return Case.objects.get()


@pytest.fixture
def figure(send: Callable[..., object], work: Callable[[], None]) -> Case:
    """The case on a figure that Ravi disputes."""
    send("28,000", "26,000", why="The ministry says so", source="https://ministry.example/funds")
    work()
    return Case.objects.get()
