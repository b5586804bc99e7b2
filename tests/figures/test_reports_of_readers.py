"""What is told as reports from readers came from readers, and was neither held nor rejected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from lxml import html

from corrigenda.conftest import Send
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.figures import desk
from corrigenda.flow.publication.figures.reckoning import Period, period
from corrigenda.flow.publication.figures.rows import reports_received
from corrigenda.flow.publication.figures.scorecard import Scorecard, scorecard
from corrigenda.flow.reports.models import OF_READERS, Channel, Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock
from corrigenda.surfaces.api.tests.calling import Program

PASSAGES = ("afer", "28,000 crowns", "12 bridges", "Port Maren", "24 years", "officials said")
MACHINES = [one for one in Channel if one not in OF_READERS]


@pytest.fixture
def sent(send: Send, work: Callable[[], None]) -> list[Report]:
    """Six reports of six readers on six passages, each in a case."""
    for says in PASSAGES:
        send(says, f"{says}, or so")
    work()
    return list(Report.objects.order_by("pk"))


def month() -> Period:
    return period(30, clock.now() + timedelta(minutes=1))


def card(daily: Outlet) -> Scorecard:
    return scorecard([daily], month())


def by_machine(reports: list[Report], channel: Channel) -> None:
    keys = [one.pk for one in reports]
    Report.objects.filter(pk__in=keys).update(channel=channel)
    Case.objects.filter(joined__report__in=keys).update(first_door=channel)


@pytest.mark.parametrize("channel", MACHINES)
def test_what_a_machine_found_is_no_report_of_a_reader(
    sent: list[Report], daily: Outlet, channel: Channel
) -> None:
    by_machine(sent[:2], channel)
    found = card(daily)
    assert (found.reports, found.cases.opened, found.cases.open) == (4, 4, 4)
    assert sum(one.received for one in found.months) == 4


@pytest.mark.parametrize("channel", OF_READERS)
def test_every_door_of_readers_counts(sent: list[Report], daily: Outlet, channel: Channel) -> None:
    by_machine(sent, channel)
    assert (card(daily).reports, card(daily).cases.opened) == (6, 6)


def test_every_door_is_a_readers_or_a_machines() -> None:
    assert set(OF_READERS) == {Channel.WIDGET, Channel.FORM, Channel.EMAIL}
    assert {*MACHINES} == {Channel.SWEEP, Channel.GUARD, Channel.MEMORY, Channel.PACKET}


@pytest.mark.parametrize("state", [ReportState.HELD, ReportState.REJECTED])
def test_a_flood_that_is_held_or_rejected_counts_nowhere(
    sent: list[Report], daily: Outlet, state: ReportState
) -> None:
    Report.objects.filter(pk__in=[one.pk for one in sent[:5]]).update(state=state)
    assert card(daily).reports == 1
    assert desk.doors([daily], month()) == [("widget", 1)]


def test_a_passage_that_a_machine_found_first_is_a_readers_too(
    sent: list[Report], daily: Outlet, send: Send, work: Callable[[], None]
) -> None:
    by_machine(sent, Channel.SWEEP)
    assert card(daily).cases.opened == 0
    send("afer", "after")
    work()
    assert (card(daily).reports, card(daily).cases.opened) == (1, 1)


def test_the_desk_the_public_and_the_standards_are_told_one_number(
    sent: list[Report], edda: Staff, client: Client
) -> None:
    by_machine(sent[:1], Channel.GUARD)
    Report.objects.filter(pk=sent[1].pk).update(state=ReportState.HELD)
    told = client.get("/corrections/scorecard.json").json()
    standards = client.get("/corrections/transparency.json").json()["figures"]
    api = Program(edda)("get", "figures")[1]
    client.force_login(edda)
    page = html.fromstring(client.get("/desk/figures").content)
    assert told["reports"] == standards["reports"] == api["reports"] == 4
    says = page.get_element_by_id("by-door").xpath(".//p[@class='says']")[0].text
    assert says == "4 from readers, 1 found by a machine."
    assert api["reports_by_door"] == {"widget": 4, "guard": 1}


def test_a_report_that_was_released_counts(sent: list[Report], daily: Outlet) -> None:
    for state in (ReportState.RECEIVED, ReportState.JOINED, ReportState.ANSWERED):
        Report.objects.update(state=state)
        assert reports_received([daily], month()).count() == 6
