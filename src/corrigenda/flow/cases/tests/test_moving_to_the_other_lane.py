"""Somebody who moves a case to the other lane is not overruled by later reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.move_lane import move_lane
from corrigenda.flow.cases.actions.set_due import set_due
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.lib import clock
from corrigenda.lib.states import StaleStateError

Work = Callable[[], None]


@pytest.fixture
def fact(send: Send, work: Work) -> Case:
    """A case that the rules put into the fact lane."""
    send("28,000", "28.000")
    send("28,000", "28,001")
    work()
    return Case.objects.get()


def test_it_is_moved_and_the_reason_says_by_whom(fact: Case, edda: Staff) -> None:
    move_lane(fact, "typo", by=of(edda))
    case = Case.objects.get()
    assert (case.lane, case.lane_reason, case.lane_by_hand) == (
        "typo",
        "moved by Edda Brandt",
        True,
    )
    entry = AuditEntry.objects.filter(verb="case.lane").last()
    assert entry is not None
    assert (entry.who, entry.detail) == ("Edda Brandt", {"lane": "typo", "was": "fact"})


def test_later_reports_do_not_move_it_back(fact: Case, edda: Staff, send: Send, work: Work) -> None:
    move_lane(fact, "typo", by=of(edda))
    send("28,000", "26,000", kind="fact")
    work()
    case = Case.objects.get()
    assert (case.lane, case.report_count) == ("typo", 3)


def test_to_confirm_the_lane_keeps_its_reason(fact: Case, edda: Staff) -> None:
    move_lane(fact, "fact", by=of(edda))
    case = Case.objects.get()
    assert (case.lane_reason, case.lane_by_hand) == ("touches a figure", True)


def test_a_severity_and_a_due_time_that_another_set_meanwhile_stay(
    fact: Case, edda: Staff, stan: Staff
) -> None:
    stans = Case.objects.get()
    friday = clock.now() + timedelta(days=6)
    set_severity(stans, "urgent", by=of(stan))
    set_due(Case.objects.get(), friday, by=of(stan))
    move_lane(fact, "typo", by=of(edda))
    case = Case.objects.get()
    assert (case.severity, case.severity_reason, case.due_at) == ("urgent", "", friday)
    assert (fact.severity, fact.due_at) == ("urgent", friday)


def test_of_two_who_move_it_the_second_is_told(fact: Case, edda: Staff, stan: Staff) -> None:
    stans = Case.objects.get()
    move_lane(fact, "typo", by=of(edda))
    with pytest.raises(StaleStateError):
        move_lane(stans, "typo", by=of(stan))


def test_there_are_two_lanes_and_only_open_cases_are_in_one(fact: Case, edda: Staff) -> None:
    with pytest.raises(CaseError, match="typo and fact"):
        move_lane(fact, "urgent", by=of(edda))
    Case.objects.update(state="closed")
    with pytest.raises(CaseError, match="has been decided"):
        move_lane(Case.objects.get(), "typo", by=of(edda))


def test_a_reporter_may_not_move_it(fact: Case, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        move_lane(fact, "typo", by=of(rolf))
