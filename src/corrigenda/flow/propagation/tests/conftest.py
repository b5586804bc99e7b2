"""Who is told in the tests, over real servers of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock
from corrigenda.lib.tests.post_office import PostOffice, post_office
from corrigenda.lib.tests.servers import Script, Server, Visit, serving

Serve = Callable[..., Server]
Later = Callable[..., None]


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    """A real mail server, which this Corrigenda uses."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.CORRIGENDA_MAIL_FROM = "Corrections <desk@daily.example>"
    with post_office() as opened:
        settings.CORRIGENDA_MAIL = opened.url
        yield opened


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start HTTP servers that end with the test."""
    with ExitStack() as stack:

        def start(script: Script = Visit.answer) -> Server:
            return stack.enter_context(serving(script, None))

        yield start


@pytest.fixture
def intranet(daily: Outlet) -> Outlet:
    """The daily, which may reach what is not public: the servers of the tests."""
    Outlet.objects.filter(pk=daily.pk).update(reads_private_addresses=True)
    daily.refresh_from_db()
    return daily


@pytest.fixture
def house(daily: Outlet) -> Callable[..., None]:
    """Set fields of the daily's policy."""

    def _house(**fields: object) -> None:
        change_outlet(daily, Change(policy={**daily.policy_data, **fields}), by=OPERATOR)
        daily.refresh_from_db()

    return _house


@pytest.fixture
def addresses(daily: Outlet, edda: Staff, stan: Staff, ada: Staff, rolf: Staff) -> None:
    """Everybody at the daily has an address."""
    for one in (edda, stan, ada, rolf):
        one.email = f"{one.username}@daily.example"
        one.save()


@pytest.fixture
def later(work: Callable[[], None]) -> Later:
    """Run the job steps as they will run after a while."""

    def _later(after: timedelta = timedelta(), at: datetime | None = None) -> None:
        with clock.frozen(at or clock.now() + after):
            work()

    return _later
