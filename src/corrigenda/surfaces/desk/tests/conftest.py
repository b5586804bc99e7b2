"""Who sits at the desk, and how the cases there came about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client, override_settings

from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Role, Staff
from corrigenda.flow.reports.actions.receive import Received

Send = Callable[..., Received]
Work = Callable[[], None]
AtDesk = Callable[[Staff], Client]


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """A password is hashed slowly on purpose; the tests hash many."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def at_desk() -> AtDesk:
    """The browser of somebody who is signed in."""

    def _at_desk(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff)
        return client

    return _at_desk


@pytest.fixture
def typo(send: Send, work: Work) -> Case:
    """The case on “afer”, reported by Rita and Ravi."""
    send("afer", "after")
    send("afer", "after", why="A letter is missing.")
    work()
    return Case.objects.get(says="afer")


@pytest.fixture
def figure(send: Send, work: Work) -> Case:
    """The case on a figure that Rosa disputes."""
    send(
        "28,000",
        "26,000",
        why="The ministry's table says so.",
        source="https://ministry.example/table-4",
        kind="fact",
        language="en",
    )
    work()
    return Case.objects.get(says="28,000")


@pytest.fixture
def quotation(send: Send, work: Work) -> Case:
    """The case on a figure inside a quotation: a fix of it needs a second person."""
    send("another 24 years", "another 14 years")
    work()
    return Case.objects.get(says="another 24 years")


@pytest.fixture
def stranger(story: Article) -> Staff:
    """Somebody who works for another outlet on the same machine."""
    weekly = an_outlet("weekly", "The Weekly")
    return hire("wim", outlet=weekly, role=Role.ADMINISTRATOR, name="Wim Adler", by=OPERATOR)
