"""A case is declined with a reason that its readers see; checking says that somebody looks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.flow.reports.models import Report
from corrigenda.lib.states import StaleStateError, TransitionError


@pytest.fixture
def case(send: Send, work: Callable[[], None]) -> Case:
    """A case of two readers."""
    send("afer", "after")
    send("afer", "later")
    work()
    return Case.objects.get()


def test_its_reports_are_answered_and_the_trail_has_the_reason(case: Case, edda: Staff) -> None:
    decline(case, reason="  It is a quotation.  ", by=of(edda))
    case.refresh_from_db()
    assert (case.state, case.decline_reason) == ("declined", "It is a quotation.")
    assert set(Report.objects.values_list("state", flat=True)) == {"answered"}
    entry = AuditEntry.objects.get(verb="case.decline")
    assert (entry.who, entry.detail["reason"]) == ("Edda Brandt", "It is a quotation.")


@pytest.mark.parametrize("reason", ["", "  \n", "\x00", "\ud800", "r" * 2_001])
def test_a_reason_that_cannot_be_shown_is_refused(case: Case, edda: Staff, reason: str) -> None:
    with pytest.raises(CaseError):
        decline(case, reason=reason, by=of(edda))
    case.refresh_from_db()
    assert case.state == "new"


def test_a_reporter_neither_declines_nor_checks(case: Case, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        decline(case, reason="No.", by=of(rolf))
    with pytest.raises(NotAllowedError):
        check(case, by=of(rolf))


def test_a_case_that_is_checked_can_be_declined_and_then_not_be_checked(
    case: Case, edda: Staff
) -> None:
    check(case, by=of(edda))
    decline(case, reason="It is right.", by=of(edda))
    with pytest.raises(TransitionError):
        check(case, by=of(edda))


def test_what_was_declined_is_not_declined_again(case: Case, edda: Staff) -> None:
    decline(case, reason="It is right.", by=of(edda))
    with pytest.raises(TransitionError):
        decline(case, reason="Again.", by=of(edda))


def test_of_two_editors_who_hold_the_same_case_the_second_is_told(
    case: Case, edda: Staff, stan: Staff
) -> None:
    other = Case.objects.get(pk=case.pk)
    check(case, by=of(edda))
    with pytest.raises(StaleStateError):
        decline(other, reason="It is right.", by=of(stan))
    assert AuditEntry.objects.filter(verb="case.decline").count() == 0
