"""A reader may write to the desk once about a report that is or was before an editor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff, Tally
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.erase import erase_old
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.actions.reject import reject
from corrigenda.flow.reports.actions.reply import IN_AN_HOUR, reply
from corrigenda.flow.reports.errors import ClosedError, ReplyError
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Reply, Report
from corrigenda.flow.reports.states import REPORT, ReportState
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock

RITA = "192.0.2.1"


def moved(report: Report, *states: ReportState) -> Report:
    """The report as later stages have taken it on."""
    for state in states:
        REPORT.advance(report, state)
    return report


def refused(report: Report, words: str) -> str:
    with pytest.raises(ReplyError) as error:
        reply(report, words, address=RITA)
    return error.value.kind


def test_it_is_kept_with_its_time_and_stands_in_the_trail(send: Send) -> None:
    report = send("28,000", "26,000").report
    reply(report, "  See table 4\r\nof the ministry. ", address=RITA)
    kept = Reply.objects.get()
    assert kept.text == "See table 4\nof the ministry."
    assert clock.now() - kept.at < timedelta(minutes=1)
    entry = AuditEntry.objects.get(verb="report.reply")
    assert (entry.who, entry.target) == ("The reader", f"report:{report.pk}")
    assert "table" not in str(entry.detail)


def test_a_second_one_is_refused_and_the_first_stays(send: Send) -> None:
    report = send("28,000", "26,000").report
    reply(report, "See table 4.", address=RITA)
    assert refused(report, "Or table 5.") == "used"
    assert Reply.objects.get().text == "See table 4."
    assert AuditEntry.objects.filter(verb="report.reply").count() == 1


def test_it_may_be_written_before_and_after_the_decision(send: Send) -> None:
    early, waits, late = (send(words).report for words in ("afer", "signed", "28,000"))
    moved(waits, ReportState.JOINED)
    moved(late, ReportState.JOINED, ReportState.ANSWERED)
    for one in (early, waits, late):
        reply(one, "Look again.", address=RITA)
    assert Reply.objects.count() == 3
    late.refresh_from_db()
    assert late.state == ReportState.ANSWERED


@pytest.mark.parametrize(
    ("words", "kind"),
    [("", "empty"), (" \r\n\t", "empty"), ("a" * 2_001, "unfit"), ("a\x00b", "unfit")],
)
def test_what_is_no_message_is_refused(send: Send, words: str, kind: str) -> None:
    assert refused(send("afer").report, words) == kind
    assert not Reply.objects.exists()


def test_two_thousand_characters_of_any_script_are_taken(send: Send) -> None:
    reply(send("afer").report, "ح" * 2_000, address=RITA)
    assert len(Reply.objects.get().text) == 2_000


def test_of_a_held_or_rejected_report_its_reader_appeals_and_writes_nothing_else(
    story: object, edda: Staff
) -> None:
    held = receive(submission(), address=RITA, manner=Manner(trapped=True)).report
    with pytest.raises(ClosedError):
        reply(held, "I am no machine.", address=RITA)
    reject(held, by=of(edda))
    with pytest.raises(ClosedError):
        reply(held, "I am no machine.", address=RITA)


def test_who_has_had_their_words_deleted_writes_no_more(send: Send) -> None:
    report = moved(send("afer").report, ReportState.JOINED)
    reply(report, "My name is Rita Moor.", address=RITA)
    delete_words(report)
    assert not Reply.objects.exists()
    with pytest.raises(ClosedError):
        reply(report, "My name is Rita Moor.", address=RITA)


def test_it_is_erased_with_the_words_of_its_report(send: Send) -> None:
    report = moved(send("afer").report, ReportState.JOINED, ReportState.ANSWERED)
    reply(report, "My name is Rita Moor.", address=RITA)
    with clock.frozen(clock.now() + timedelta(days=700)):
        erase_old()
        assert Reply.objects.exists()
    with clock.frozen(clock.now() + timedelta(days=740)):
        assert erase_old() == 1
        assert not Reply.objects.exists()


def test_one_address_writes_ten_times_an_hour_and_is_kept_as_a_hash(
    send: Send, daily: Outlet
) -> None:
    reports = [send("afer").report for _ in range(IN_AN_HOUR + 1)]
    with clock.frozen(clock.now()):
        for report in reports[:-1]:
            reply(report, "Look again.", address=RITA)
        with pytest.raises(TooManyError) as error:
            reply(reports[-1], "Look again.", address=RITA)
        reply(reports[-1], "Look again.", address="192.0.2.2")
    assert 0 < error.value.wait <= 3_600
    assert RITA not in str(list(Tally.objects.values_list("key", flat=True)))
