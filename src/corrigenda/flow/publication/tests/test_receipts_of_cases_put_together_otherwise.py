"""A receipt goes on with its report, into whatever case it is put."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.publication.receipt import Outcome, receipt_of
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]


@pytest.fixture
def figure(send: Send, work: Work) -> Case:
    """A figure that two readers dispute."""
    send("28,000", "26,000")
    send("28,000", "26,000")
    work()
    return Case.objects.get()


def told(report: Report) -> tuple[Outcome, str]:
    """What the receipt says now."""
    receipt = receipt_of(Report.objects.get(pk=report.pk))
    return receipt.outcome, receipt.declined_because


def test_of_a_merged_case_it_tells_what_the_other_came_to(
    figure: Case, edda: Staff, send: Send, work: Work
) -> None:
    received = send("afer", "after")
    work()
    merge(Case.objects.get(says="afer"), into=figure, by=of(edda))
    decline(Case.objects.get(), reason="Both are right.", by=of(edda))
    assert told(received.report) == (Outcome.DECLINED, "Both are right.")


def test_of_a_report_split_off_a_declined_case_it_waits_again(figure: Case, edda: Staff) -> None:
    decline(figure, reason="It is right.", by=of(edda))
    first, second = Report.objects.order_by("pk")
    split(figure, [second.pk], by=of(edda))
    assert told(first) == (Outcome.DECLINED, "It is right.")
    assert told(second) == (Outcome.RECEIVED, "")


def test_whoever_reports_a_declined_passage_is_told_at_once_and_waits_when_it_is_reopened(
    figure: Case, edda: Staff, send: Send, work: Work
) -> None:
    decline(figure, reason="It is right.", by=of(edda))
    received = send("28,000", "26,000")
    work()
    assert told(received.report) == (Outcome.DECLINED, "It is right.")
    reopen(Case.objects.get(), reason="A new table.", by=of(edda))
    assert told(received.report) == (Outcome.RECEIVED, "")


def test_a_fix_in_the_typo_lane_that_touches_a_figure_still_needs_a_second_person(
    figure: Case, edda: Staff
) -> None:
    move_lane(figure, "typo", by=of(edda))
    correction = decide(figure, Decision("fix", after="26,000"), by=of(edda))
    assert correction.second_person_because == "a fix that touches a figure"
