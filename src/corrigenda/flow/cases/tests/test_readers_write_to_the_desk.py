"""A case takes note of what its readers write, is found by it, and says who has read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.see_reply import see_reply
from corrigenda.flow.cases.actions.take_replies import take_replies
from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.cases.models import Case, CaseText
from corrigenda.flow.cases.queries import cases_replied, replies_in, reports_before, reports_in
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.reply import reply
from corrigenda.flow.reports.models import Reply, Report

Work = Callable[[], None]


def write(report: Report, words: str = "Ask my aunt Wilhelmina.") -> None:
    reply(report, words, address="192.0.2.1")


def test_the_case_says_so_in_its_trail_once(send: Send, work: Work) -> None:
    report = send("afer").report
    work()
    write(report)
    work()
    assert take_replies() == 0
    entry = AuditEntry.objects.get(verb="case.reply")
    assert (entry.who, entry.target) == ("The reader", f"case:{Case.objects.get().pk}")
    assert "Wilhelmina" not in str(entry.detail)


def test_one_that_is_written_before_the_report_has_joined_waits_for_the_case(
    send: Send, work: Work
) -> None:
    write(send("afer").report)
    assert take_replies() == 0
    work()
    assert AuditEntry.objects.filter(verb="case.reply").count() == 1


def test_the_case_is_found_by_it_until_its_reader_deletes_it(send: Send, work: Work) -> None:
    report = send("afer").report
    work()
    write(report)
    work()
    assert "wilhelmina" in CaseText.objects.get().words.split()
    delete_words(report)
    tidy_cases()
    work()
    assert "wilhelmina" not in CaseText.objects.get().words.split()


def test_nothing_is_reopened_by_it(send: Send, work: Work, edda: Staff) -> None:
    report = send("afer").report
    work()
    decline(Case.objects.get(), reason="It is meant so.", by=of(edda))
    report.refresh_from_db()
    write(report)
    work()
    case = Case.objects.get()
    assert (case.state, case.since_declined) == ("declined", 0)
    assert cases_replied([case.pk]) == {case.pk}


def test_it_is_new_until_an_editor_has_read_it(
    send: Send, work: Work, edda: Staff, stan: Staff
) -> None:
    first, second = send("afer").report, send("afer").report
    work()
    write(first)
    write(second)
    case = Case.objects.get()
    assert see_reply(case, [first.pk], by=of(edda)) == 1
    assert cases_replied([case.pk]) == {case.pk}
    assert see_reply(case, [first.pk, second.pk], by=of(stan)) == 1
    assert cases_replied([case.pk]) == set()
    assert [one.seen_by for one in replies_in(case)] == [edda, stan]
    assert AuditEntry.objects.filter(verb="case.see_reply").count() == 2


def test_reading_it_again_is_no_news(send: Send, work: Work, edda: Staff, stan: Staff) -> None:
    report = send("afer").report
    work()
    write(report)
    case = Case.objects.get()
    see_reply(case, [report.pk], by=of(edda))
    assert see_reply(case, [report.pk], by=of(stan)) == 0
    assert Reply.objects.get().seen_by == edda
    assert AuditEntry.objects.filter(verb="case.see_reply").count() == 1


def test_what_belongs_to_another_case_is_not_read_with_this_one(
    send: Send, work: Work, edda: Staff
) -> None:
    here, there = send("afer").report, send("28,000").report
    work()
    write(there)
    assert see_reply(Case.objects.get(says="afer"), [here.pk, there.pk], by=of(edda)) == 0
    assert Reply.objects.get().seen_at is None


def test_a_reporter_reads_it_and_it_stays_new_for_the_editors(
    send: Send, work: Work, rolf: Staff
) -> None:
    report = send("afer").report
    work()
    write(report)
    with pytest.raises(NotAllowedError):
        see_reply(Case.objects.get(), [report.pk], by=of(rolf))


def test_it_goes_with_its_report_when_cases_are_merged(send: Send, work: Work, edda: Staff) -> None:
    send("afer")
    report = send("28,000").report
    work()
    write(report)
    into, gone = Case.objects.get(says="afer"), Case.objects.get(says="28,000")
    merge(gone, into=into, by=of(edda))
    assert [one.report_id for one in replies_in(into)] == [report.pk]
    assert cases_replied([into.pk, gone.pk]) == {into.pk}


def test_the_place_of_a_report_in_its_case_is_counted(send: Send, work: Work) -> None:
    for _ in range(3):
        send("afer")
    work()
    case = Case.objects.get()
    assert [reports_before(case, one) for one in reports_in(case)] == [0, 1, 2]
