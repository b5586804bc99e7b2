"""On hold: somebody is checking; who, why and until when is for the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.check import check, check_no_longer
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.lib import clock
from corrigenda.lib.states import TransitionError


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    send("28,000", "26,000", why="The minister lied.")
    work()
    return Case.objects.get()


def test_it_says_who_why_and_until_when(case: Case, edda: Staff) -> None:
    until = clock.now() + timedelta(hours=3)
    check(case, by=actors.of(edda), reason=" The  ministry calls back. ", until=until)
    case = Case.objects.get()
    assert (case.state, case.hold_by, case.hold_reason, case.hold_until) == (
        "checking",
        edda,
        "The ministry calls back.",
        until,
    )
    assert AuditEntry.objects.get(verb="case.check").detail["reason"] == "The ministry calls back."


def test_the_reason_can_be_changed_while_it_is_on_hold(case: Case, edda: Staff) -> None:
    check(case, by=actors.of(edda), reason="First.")
    since = Case.objects.get().hold_since
    check(Case.objects.get(), by=actors.of(edda), reason="Second.")
    assert (Case.objects.get().hold_reason, Case.objects.get().hold_since) == ("Second.", since)


def test_taken_off_it_is_as_before(case: Case, edda: Staff) -> None:
    check(case, by=actors.of(edda), reason="A call.")
    check_no_longer(case, by=actors.of(edda))
    case = Case.objects.get()
    assert (case.state, case.hold_since, case.hold_by, case.hold_reason) == ("new", None, None, "")
    with pytest.raises(TransitionError, match="not on hold"):
        check_no_longer(case, by=actors.of(edda))


def test_a_case_that_was_decided_is_not_put_on_hold(case: Case, edda: Staff) -> None:
    stale = Case.objects.get()
    decline(case, reason="It is right.", by=actors.of(edda))
    with pytest.raises(TransitionError):
        check(stale, by=actors.of(edda))


def test_a_reason_too_long_and_a_time_past_are_refused(case: Case, edda: Staff) -> None:
    with pytest.raises(CaseError, match="too long"):
        check(case, by=actors.of(edda), reason="x" * 501)
    with pytest.raises(CaseError, match="is past"):
        check(case, by=actors.of(edda), until=clock.now() - timedelta(minutes=1))
