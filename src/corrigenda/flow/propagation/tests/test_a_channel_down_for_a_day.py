"""A channel is down for 26 hours: tried ever less often, seen on the screen, and nothing is lost.

When it works again each message comes, and comes once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.test import Client
from pytest_django import Settings

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.propagation.actions.add_endpoint import add_endpoint
from corrigenda.flow.propagation.actions.deliver import deliver
from corrigenda.flow.propagation.actions.set_chat import set_chat
from corrigenda.flow.propagation.models import Delivery, Line, TellingChoice
from corrigenda.flow.propagation.queries import down_for
from corrigenda.flow.propagation.tests.conftest import Serve
from corrigenda.lib import clock
from corrigenda.lib.tests.post_office import PostOffice, closed_port
from corrigenda.lib.tests.servers import Server, Visit

MONDAY = datetime(2027, 5, 31, 9, tzinfo=UTC)
STEP = timedelta(minutes=5)
SENT_AT = {0: "28,000 crowns", 7: "12 bridges", 20: "24 years"}
"""What readers report, by the hour of the outage."""


@dataclass
class Channel:
    """A channel that can be cut.

    Attributes:
        line: as deliveries name it.
        name: as the screen names it.
        cut: cuts it.
        mend: mends it.
        came: what got through, each by what tells it from the others.
    """

    line: str
    name: str
    cut: Callable[[], None]
    mend: Callable[[], None]
    came: Callable[[], list[str]]


@pytest.fixture
def mail(office: PostOffice, settings: Settings, edda: Staff, addresses: None) -> Channel:
    TellingChoice.objects.create(staff=edda, groups={"new_facts": "at_once"})
    up, down = settings.CORRIGENDA_MAIL, f"smtp://127.0.0.1:{closed_port()}"
    return Channel(
        "email",
        "the mail server",
        lambda: setattr(settings, "CORRIGENDA_MAIL", down),
        lambda: setattr(settings, "CORRIGENDA_MAIL", up),
        lambda: [str(one["Message-ID"]).strip("<>").split("@")[0] for one in office.came],
    )


class Switch:
    """A server that is broken while it is off, and what it took while it was on."""

    def __init__(self, serve: Serve) -> None:
        self.on, self.taken = True, list[Visit]()
        self.server: Server = serve(self._answer)

    def _answer(self, visit: Visit) -> None:
        if self.on:
            self.taken.append(visit)
        visit.answer(status="200 OK" if self.on else "503 Service Unavailable")

    def cut(self) -> None:
        self.on = False

    def mend(self) -> None:
        self.on = True


@pytest.fixture
def chat(intranet: Outlet, serve: Serve, ada: Staff) -> Channel:
    switch = Switch(serve)
    set_chat(intranet, switch.server.url("/services/T0"), ["new_facts"], by=actors.of(ada))

    def came() -> list[str]:
        return [str(json.loads(one.body)["text"]) for one in switch.taken]

    return Channel(
        f"chat:{intranet.pk}", "the chat of The Daily Example", switch.cut, switch.mend, came
    )


@pytest.fixture
def webhook(intranet: Outlet, serve: Serve, ada: Staff) -> Channel:
    switch = Switch(serve)
    url = switch.server.url("/hook")
    endpoint = add_endpoint(
        intranet, name="The archive", url=url, events=["case.opened"], by=actors.of(ada)
    )

    def came() -> list[str]:
        return [one.header("webhook-id").removeprefix("msg_") for one in switch.taken]

    return Channel(
        f"endpoint:{endpoint.pk}", "the endpoint The archive", switch.cut, switch.mend, came
    )


@pytest.fixture(params=["mail", "chat", "webhook"])
def channel(request: pytest.FixtureRequest) -> Channel:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Channel)
    return found


def outage(send: Send, work: Callable[[], None], hours: int) -> list[datetime]:
    """The hours go by, readers write in; the moments at which somebody was tried."""
    tried, before = [], 0
    for number in range(hours * 12):
        now = MONDAY + number * STEP
        with clock.frozen(now):
            if number % 12 == 0 and number // 12 in SENT_AT:
                send(SENT_AT[number // 12], "something else", kind="fact")
                work()
            deliver()
        after = sum(Line.objects.values_list("tries", flat=True))
        tried += [now] * (after > before)
        before = after
    return tried


def test_it_is_asked_ever_less_often_and_everything_comes_once_when_it_is_back(
    channel: Channel, send: Send, work: Callable[[], None], edda: Staff, client: Client
) -> None:
    channel.cut()
    tried = outage(send, work, 26)
    waits = [later - earlier for earlier, later in pairwise(tried)]
    assert max(waits) <= timedelta(minutes=20), "it is never forgotten"
    assert sum(waits[-10:], timedelta()) >= timedelta(hours=2), "nor hammered at"
    assert channel.came() == []

    waiting = Delivery.objects.filter(line=channel.line)
    assert set(waiting.values_list("state", flat=True)) <= {"waiting", "failed"}
    told = set(waiting.values_list("target", flat=True))
    assert {f"case:{case.pk}" for case in Case.objects.all()} <= told
    with clock.frozen(MONDAY + timedelta(hours=26)):
        client.force_login(edda)
        seen = client.get("/desk/deliveries").content.decode()
    assert f"Nothing gets through to {channel.name}" in seen

    channel.mend()
    for number in range(12):
        with clock.frozen(MONDAY + timedelta(hours=26) + number * STEP):
            deliver()
            deliver()
    assert set(waiting.values_list("state", flat=True)) == {"sent"}
    counts = Counter(channel.came())
    assert len(counts) == waiting.count() >= len(SENT_AT)
    assert set(counts.values()) == {1}, "nothing twice"
    assert down_for([edda.memberships.get().outlet]) == []
    assert "Nothing gets through" not in client.get("/desk/deliveries").content.decode()
