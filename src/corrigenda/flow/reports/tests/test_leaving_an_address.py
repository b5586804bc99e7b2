"""A reader may leave an address on the receipt, as long as there will be something to tell."""

from __future__ import annotations

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.leave_address import IN_AN_HOUR, leave_address
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.errors import ClosedError, ReportError
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.flow.reports.states import REPORT, ReportState
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock

RITA = "rita@reader.example"


def leave(report: Report, email: str = RITA) -> None:
    leave_address(report, email, address="192.0.2.1")


def test_it_is_kept_apart_unconfirmed_and_with_its_time(send: Send) -> None:
    report = send("afer").report
    with clock.frozen(clock.now()):
        leave(report, f" {RITA} ")
        kept = Contact.objects.get(report=report)
        assert (kept.email, kept.confirmed_at, kept.left_at) == (RITA, None, clock.now())
    assert RITA not in str(list(AuditEntry.objects.values("detail")))


def test_another_takes_the_place_of_one_that_nobody_confirmed(send: Send) -> None:
    report = send("afer", contact="rita@raeder.example").report
    leave(report)
    assert Contact.objects.get().email == RITA


def test_one_that_is_confirmed_stays(send: Send) -> None:
    report = send("afer", contact=RITA).report
    Contact.objects.update(confirmed_at=clock.now())
    with pytest.raises(ClosedError):
        leave(report, "other@reader.example")
    assert Contact.objects.get().email == RITA


def test_the_same_again_is_no_other(send: Send) -> None:
    report = send("afer", contact=RITA).report
    before = Contact.objects.get().pk
    leave(report, "Rita@reader.example")
    assert Contact.objects.get().pk == before


@pytest.mark.parametrize(
    "email", ["", "rita", "rita@", f"{'r' * 250}@reader.example", "rita@reader.example\nBcc: x"]
)
def test_what_is_no_address_is_refused(send: Send, email: str) -> None:
    with pytest.raises(ReportError) as error:
        leave(send("afer").report, email)
    assert error.value.field == "contact"
    assert not Contact.objects.exists()


def test_of_a_report_that_has_ended_is_held_or_was_erased_there_is_nothing_to_tell(
    send: Send,
) -> None:
    ended, erased = send("28,000").report, send("afer").report
    held = receive(submission(), address="192.0.2.9", manner=Manner(trapped=True)).report
    for one in (ended, erased):
        REPORT.advance(one, ReportState.JOINED)
    REPORT.advance(ended, ReportState.ANSWERED)
    delete_words(erased)
    for one in (ended, erased, held):
        with pytest.raises(ClosedError):
            leave(one)
    assert not Contact.objects.exists()


def test_one_connection_leaves_five_an_hour(send: Send, daily: Outlet) -> None:
    reports = [send("afer").report for _ in range(IN_AN_HOUR + 1)]
    with clock.frozen(clock.now()):
        for one in reports[:-1]:
            leave(one)
        with pytest.raises(TooManyError):
            leave(reports[-1])
