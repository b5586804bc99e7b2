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
from corrigenda.flow.cases.queries import case_of_report
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.receipt import Outcome, receipt_of
from corrigenda.flow.reports.actions.receive import Received
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]
HEAD = "The two leaders met in Port Maren on the second day of the summit, officials said."
LINE = "They inspected a guard of honour, afer which they signed the treaty in the great hall."


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


def case_of(received: Received) -> Case:
    case = case_of_report(received.report)
    assert case is not None
    return case


def place_of(received: Received) -> tuple[str, str]:
    """Where its passage stands now, as the receipt says it, and what reads there."""
    receipt = receipt_of(Report.objects.get(pk=received.report.pk))
    return receipt.anchor_state, receipt.reads_now


def test_of_a_passage_further_up_in_the_story_it_tells_where_that_stands(
    daily: Outlet, edda: Staff, work: Work
) -> None:
    hall = publish(daily, "/world/hall", HEAD, LINE)
    near = report_on(hall, LINE, "afer which they signed", "after which they signed")
    far = report_on(hall, HEAD, "Port Maren", "Port Marin")
    work()
    merge(case_of(far), into=case_of(near), by=of(edda))
    publish(daily, "/world/hall", HEAD, LINE.replace("afer", "after"))
    work()
    assert place_of(far) == ("unchanged", "")
    assert place_of(near) == ("changed", "after which they signed")
    publish(daily, "/world/hall", HEAD.replace("Maren", "Marin"), LINE)
    work()
    assert place_of(far) == ("changed", "Port Marin")


def test_of_words_that_stand_twice_it_tells_of_those_that_were_marked(
    daily: Outlet, edda: Staff, work: Work
) -> None:
    again = "The guard of honour wore blue, afer which the band played on in the great hall."
    hall = publish(daily, "/world/hall", LINE, again)
    first, second = (report_on(hall, one, "afer which", "after which") for one in (LINE, again))
    work()
    assert case_of(first).pk != case_of(second).pk
    merge(case_of(second), into=case_of(first), by=of(edda))
    case = Case.objects.get(pk=case_of(first).pk)
    (place,) = case.places.all()
    receipts = [receipt_of(Report.objects.get(pk=one.report.pk)) for one in (first, second)]
    assert [one.place for one in receipts] == [case, place]


def test_of_words_partly_beside_a_case_that_is_worked_on_it_tells_of_the_case(
    daily: Outlet, work: Work
) -> None:
    hall = publish(daily, "/world/hall", HEAD, LINE)
    report_on(hall, LINE, "afer which they", "after which they")
    work()
    Case.objects.update(state=CaseState.CHECKING)
    beside = report_on(hall, LINE, "which they signed", "that they signed")
    work()
    assert case_of(beside).says == "afer which they"
    publish(daily, "/world/hall", HEAD, LINE.replace("afer", "after"))
    work()
    assert place_of(beside) == ("changed", "after which they")


def test_of_words_that_only_a_reader_saw_it_tells_no_place_of_others(
    daily: Outlet, edda: Staff, work: Work
) -> None:
    hall = publish(daily, "/world/hall", HEAD, LINE)
    near = report_on(hall, LINE, "afer which they signed", "after which they signed")
    banner = "Watch the signing live from nine in the evening."
    seen = report_on(hall, banner, "nine in the evening", "ten in the evening")
    work()
    merge(case_of(seen), into=case_of(near), by=of(edda))
    assert place_of(seen) == ("", "")
