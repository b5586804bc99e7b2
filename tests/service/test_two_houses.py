"""Two Corrigendas pair, exchange a correction over HTTP, and one is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from corrigenda.lib.tests.waiting import until

from .conftest import TEXT, Service, children, is_alive, made, started
from .test_killed_in_a_step import jobs

if TYPE_CHECKING:
    from conftest import Services

pytestmark = pytest.mark.on_both

AFTER = TEXT.replace("afer", "after")
COPIES = 210
"""More than one batch of a sweep."""

INTRANET = """
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.actions.make_key import make_key
Outlet.objects.update(reads_private_addresses=True, policy_data={"undo_seconds": 0})
make_key()
"""
PAIR = """
import sys
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.actions.pair import pair
made = pair(Outlet.objects.get(), url={url!r}, name={name!r}, by=OPERATOR)
print(made.kid)
"""
HAD = """
from corrigenda.flow.newsroom.actors import OPERATOR
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.models import Subscriber
print(note_stories(Subscriber.objects.get(), ["https://daily.example/treaty"], by=OPERATOR).new)
"""
DECIDE = f"""
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import OPERATOR
words = "It was after, and an earlier version of this story said afer."
decision = Decision("correction", after={AFTER!r}, words=words)
decide(Case.objects.get(), decision, by=OPERATOR)
"""
COPIED = f"""
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.newsroom.models import Outlet
daily = Outlet.objects.get()
for number in range({COPIES}):
    blocks = [Block(Role.body, {TEXT!r}), Block(Role.body, f"This is copy {{number}}.")]
    push(daily, f"https://daily.example/copy/{{number}}", Story(blocks))
"""
TAKEN = """
import json
from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.models import IncomingPacket, PacketPlace
from corrigenda.flow.reports.models import Report
rows = IncomingPacket.objects.all()
print(json.dumps({
    "packets": rows.count(), "swept": rows.filter(swept_at__isnull=False).count(),
    "cursor": max([one.cursor for one in rows], default=0),
    "places": PacketPlace.objects.count(), "fits": PacketPlace.objects.filter(fits=True).count(),
    "reports": Report.objects.count(), "cases": Case.objects.count(),
    "joined": Report.objects.filter(state="joined").count(),
    "of_one": Case.objects.filter(report_count=1).count(),
}))
"""
FREE = """
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.propagation.models import Delivery, IncomingPacket, Line
from corrigenda.flow.reports.models import Report
from corrigenda.lib import clock
for model in (Article, Version, Delivery, IncomingPacket, Report):
    model.objects.update(leased_until=None)
Delivery.objects.filter(state__in=("waiting", "failed")).update(due_at=clock.now())
Line.objects.update(next_at=None)
"""
SEND_AGAIN = """
from corrigenda.flow.propagation.models import Delivery, Line
from corrigenda.lib import clock
Delivery.objects.filter(state="failed").update(due_at=clock.now())
Line.objects.update(next_at=None)
"""
LEDGER = """
import json
from corrigenda.flow.propagation.models import Acknowledgement, Delivery, Packet, Sending
print(json.dumps({
    "packets": Packet.objects.count(), "sendings": Sending.objects.count(),
    "states": [one.state for one in Delivery.objects.filter(kind="packet.correction")],
    "counts": [one.counts for one in Acknowledgement.objects.all()],
    "places": [one.places for one in Acknowledgement.objects.all()],
}))
"""
ACCEPT = """
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import wordings_of
from corrigenda.flow.corrections.actions.accept import accept
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import OPERATOR
case = Case.objects.get(article__url="https://daily.example/treaty")
accept(case, wordings_of([case])[case.pk], by=OPERATOR)
print(Correction.objects.get(case=case).after)
"""


@pytest.fixture
def houses(own_service: Services, with_tables: dict[str, str]) -> Iterator[tuple[Service, Service]]:
    """Two houses with homes, databases and ports of their own, not started."""
    with made(own_service, with_tables) as agency, made(own_service, with_tables) as paper:
        for one in (agency, paper):
            one.run(INTRANET)
        yield agency, paper


def told(service: Service, code: str) -> dict[str, Any]:
    """What a piece of code prints as JSON."""
    found: dict[str, Any] = json.loads(service.run(code))
    return found


def kill_whole(service: Service) -> None:
    """kill -9 of everything, and started again."""
    pids = [service.pid, *children(service.pid)]
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    assert service.process is not None
    service.process.wait(60)
    until(lambda: not any(is_alive(pid) for pid in pids))
    service.run(FREE)
    service.start()


def pair(one: Service, other: Service) -> None:
    """Each pins the key that the other shows."""
    kids = [
        one.run(PAIR.format(url=other.url, name="The paper")),
        other.run(PAIR.format(url=one.url, name="The agency")),
    ]
    shown = [
        house.ask("GET", "/.well-known/corrigenda.json")[1]["keys"]["current"]
        for house in (other, one)
    ]
    assert kids == shown


def publish(agency: Service) -> None:
    """A reader reports, an editor decides; the job process does the rest."""
    assert agency.ask("POST", "/api/reports", agency.report(TEXT, should_say=AFTER))[0] == 201
    until(lambda: agency.counts()["cases"] == 1)
    agency.run(DECIDE)
    until(lambda: agency.counts()["entries"] == 1)


def test_a_correction_goes_from_house_to_house_and_its_answer_comes_back(
    houses: tuple[Service, Service],
) -> None:
    agency, paper = (started(one) for one in houses)
    pair(agency, paper)
    assert agency.run(HAD) == "1"
    paper.run(COPIED)
    publish(agency)

    # In the middle of its sweep the paper is killed: everything of it, and all at once.
    until(lambda: told(paper, TAKEN)["cursor"] > 0, 60)
    kill_whole(paper)
    until(lambda: told(paper, TAKEN)["swept"] == 1, 120)
    until(lambda: told(paper, TAKEN)["joined"] == COPIES + 1, 240)
    found = told(paper, TAKEN)
    assert found["packets"] == 1
    assert {found[one] for one in ("places", "fits", "reports", "cases", "of_one")} == {COPIES + 1}

    until(lambda: told(agency, LEDGER)["counts"] == [{"found": COPIES + 1}], 120)
    assert paper.run(ACCEPT) == AFTER
    assert paper.push(AFTER)[0] == 201
    # The agency is killed, too, while the paper has something to say.
    kill_whole(agency)
    wanted = {"corrected": 1, "found": COPIES}

    def has_come() -> bool:
        # What met a dead agency is sent again in a minute; nobody waits for it here.
        paper.run(SEND_AGAIN)
        return told(agency, LEDGER)["counts"] == [wanted]

    until(has_come, 120)
    ledger = told(agency, LEDGER)
    assert (ledger["packets"], ledger["sendings"], ledger["states"]) == (1, 1, ["sent"])
    first = {"url": "https://daily.example/treaty", "state": "corrected"}
    assert first in ledger["places"][0]


MOMENTS = (
    "corrigenda.flow.propagation.packets.actions.send_packets.send_to",
    "corrigenda.flow.propagation.packets.actions.send_packets.packet_of",
    "corrigenda.flow.propagation.channels.packet.send.sealed_envelope",
    "corrigenda.lib.http.post",
)


def test_an_agency_that_is_killed_while_it_sends_sends_one_packet(
    houses: tuple[Service, Service],
) -> None:
    agency, paper = started(houses[0]), started(houses[1])
    pair(agency, paper)
    assert agency.run(HAD) == "1"
    agency.push(TEXT)
    agency.end()
    agency.run(
        "from uuid import uuid4\n"
        "from corrigenda.flow.reports.actions.receive import receive\n"
        "from corrigenda.flow.reports.submission import Submission\n"
        "receive(Submission(uuid4(), 'https://daily.example/treaty',"
        f" {{'type': 'TextQuoteSelector', 'exact': {TEXT!r}}}), address='192.0.2.1')"
    )
    assert jobs(agency) == 0
    agency.run(DECIDE)
    for moment in MOMENTS:
        assert jobs(agency, moment) == -signal.SIGKILL, moment
        agency.run(FREE)
    assert jobs(agency) == 0

    ledger = told(agency, LEDGER)
    assert (ledger["packets"], ledger["sendings"], ledger["states"]) == (1, 1, ["sent"])
    until(lambda: told(paper, TAKEN)["joined"] == 1, 60)
    assert told(paper, TAKEN)["packets"] == 1


SWEEPS = (
    "corrigenda.flow.propagation.packets.actions.sweep_packets.find_in",
    "corrigenda.flow.propagation.packets.actions.sweep_packets.point_at",
    "corrigenda.flow.propagation.packets.actions.sweep_packets.file_packet",
    "corrigenda.flow.propagation.packets.actions.answer_packets._deliver",
)


def test_a_paper_that_is_killed_while_it_sweeps_files_each_story_once(
    houses: tuple[Service, Service],
) -> None:
    agency, paper = started(houses[0]), houses[1]
    paper.start()
    pair(agency, paper)
    paper.end()
    envelope = agency.run(
        "import json\n"
        "from corrigenda.flow.propagation.packets.signing import our_house, sealed_envelope\n"
        "from corrigenda.flow.propagation.packets.tests.houses import House\n"
        f"payload = House(origin=our_house()).payload(before={TEXT!r}, after={AFTER!r})\n"
        "print(json.dumps(sealed_envelope(payload)))"
    )
    paper.run(COPIED)
    paper.run(
        "import json\n"
        "from corrigenda.flow.propagation.packets.actions.take_packet import take_packet\n"
        "from corrigenda.flow.propagation.packets.envelope import read_envelope\n"
        f"take_packet(read_envelope(json.loads({envelope!r})))"
    )
    for moment in SWEEPS:
        assert jobs(paper, moment) == -signal.SIGKILL, moment
        paper.run(FREE)
    while told(paper, TAKEN)["joined"] < COPIES:
        assert jobs(paper) == 0

    found = told(paper, TAKEN)
    assert found["swept"] == 1
    assert {found[one] for one in ("places", "reports", "cases", "of_one")} == {COPIES}
