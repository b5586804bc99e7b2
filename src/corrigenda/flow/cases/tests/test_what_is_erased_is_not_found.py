"""Words that a reader sent are erased in time, and then nobody finds a case by them."""

from __future__ import annotations

from datetime import timedelta

from corrigenda.flow.cases.actions.tidy_cases import tidy_cases
from corrigenda.flow.cases.models import Case, CaseText
from corrigenda.flow.reports.actions.erase import erase_old
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock


def test_the_words_of_an_erased_report_leave_the_index(send, work) -> None:
    send("afer", "after", why="My aunt Wilhelmina says so.")
    work()
    assert "wilhelmina" in CaseText.objects.get().words
    Report.objects.update(state=ReportState.ANSWERED, received_at=clock.now() - timedelta(days=800))
    assert erase_old() == 1
    tidy_cases()
    work()
    words = CaseText.objects.get().words.split()
    assert "wilhelmina" not in words
    assert "afer" in words


def test_a_case_of_which_nothing_was_erased_is_left_alone(send, work) -> None:
    send("afer", "after")
    work()
    built = CaseText.objects.get().built_at
    tidy_cases()
    work()
    assert CaseText.objects.get().built_at == built
    assert Case.objects.count() == 1
