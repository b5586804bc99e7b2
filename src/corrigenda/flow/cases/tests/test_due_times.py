"""By when a case is to be decided: hours by policy, or as somebody set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases import triage
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.actions.set_due import set_due
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.lib import clock
from corrigenda.lib.states import StaleStateError

Work = Callable[[], None]
MORNING = datetime(2026, 10, 24, 8, 0, tzinfo=UTC)


def opened(send: Send, work: Work, says: str, should_say: str, at: datetime = MORNING) -> Case:
    with clock.frozen(at):
        send(says, should_say)
        work()
    return Case.objects.get()


def test_a_typo_and_a_fact_have_their_own_hours(send: Send, work: Work, daily: Outlet) -> None:
    Outlet.objects.update(policy_data={"typo_due_hours": 30, "fact_due_hours": 6})
    assert opened(send, work, "afer", "after").due_at == MORNING + timedelta(hours=30)
    Case.objects.all().delete()
    assert opened(send, work, "28,000", "26,000").due_at == MORNING + timedelta(hours=6)


def test_hours_are_hours_also_in_the_night_in_which_the_clocks_go_back(
    send: Send, work: Work, daily: Outlet
) -> None:
    Outlet.objects.update(policy_data={"time_zone": "Europe/Berlin", "typo_due_hours": 24})
    assert opened(send, work, "afer", "after").due_at == MORNING + timedelta(hours=24)


def test_what_is_urgent_is_due_sooner_and_what_is_no_longer_is_not(
    send: Send, work: Work, edda: Staff
) -> None:
    case = opened(send, work, "28,000", "26,000")
    set_severity(case, "urgent", by=actors.of(edda))
    assert Case.objects.get().due_at == MORNING + timedelta(hours=4)
    set_severity(Case.objects.get(), "normal", by=actors.of(edda))
    assert Case.objects.get().due_at == MORNING + timedelta(hours=48)


def test_a_time_set_by_hand_stays_until_it_is_given_back(
    send: Send, work: Work, edda: Staff
) -> None:
    case, friday = opened(send, work, "28,000", "26,000"), MORNING + timedelta(days=6)
    with clock.frozen(MORNING):
        set_due(case, friday, by=actors.of(edda))
        set_severity(Case.objects.get(), "urgent", by=actors.of(edda))
        assert Case.objects.get().due_at == friday
        set_due(Case.objects.get(), None, by=actors.of(edda))
    case.refresh_from_db()
    assert (case.due_at, case.due_by_hand) == (MORNING + timedelta(hours=4), False)


def test_a_time_that_another_set_meanwhile_outlives_a_new_severity(
    send: Send, work: Work, edda: Staff
) -> None:
    read_before, friday = opened(send, work, "28,000", "26,000"), MORNING + timedelta(days=6)
    with clock.frozen(MORNING):
        set_due(Case.objects.get(), friday, by=actors.of(edda))
        set_severity(read_before, "urgent", by=actors.of(edda))
    case = Case.objects.get()
    assert (case.severity, case.due_at, case.due_by_hand) == ("urgent", friday, True)


def test_a_time_given_back_to_policy_is_by_the_severity_that_another_set_meanwhile(
    send: Send, work: Work, edda: Staff
) -> None:
    case, friday = opened(send, work, "28,000", "26,000"), MORNING + timedelta(days=6)
    with clock.frozen(MORNING):
        set_due(case, friday, by=actors.of(edda))
        read_before = Case.objects.get()
        set_severity(case, "urgent", by=actors.of(edda))
        set_due(read_before, None, by=actors.of(edda))
    assert Case.objects.get().due_at == MORNING + timedelta(hours=4)


def test_somebody_looks_within_the_hours_that_policy_names(
    send: Send, work: Work, edda: Staff
) -> None:
    Outlet.objects.update(policy_data={"first_look_hours": 2})
    case = opened(send, work, "afer", "after")
    assert triage.look_due_at(case) == MORNING + timedelta(hours=2)
    see(case, by=actors.of(edda))
    assert triage.look_due_at(Case.objects.get()) is None


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_time_that_is_past_or_far_is_refused(
    send: Send, work: Work, edda: Staff, days: int
) -> None:
    case = opened(send, work, "afer", "after")
    with clock.frozen(MORNING), pytest.raises(CaseError, match="lies ahead"):
        set_due(case, MORNING + timedelta(days=days), by=actors.of(edda))


def test_of_two_who_set_it_the_second_is_told(
    send: Send, work: Work, edda: Staff, stan: Staff
) -> None:
    case = opened(send, work, "afer", "after")
    was = case.due_at
    with clock.frozen(MORNING):
        set_due(case, MORNING + timedelta(days=2), by=actors.of(edda))
        with pytest.raises(StaleStateError):
            set_due(case, MORNING + timedelta(days=3), was=was, by=actors.of(stan))
