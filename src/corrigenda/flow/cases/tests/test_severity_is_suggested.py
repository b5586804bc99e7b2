"""How grave a case is: a rule suggests it and says why; a person's own choice stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import AuditEntry, Staff
from corrigenda.lib.states import StaleStateError

Work = Callable[[], None]


def the_case(send: Send, work: Work, says: str, should_say: str = "", **more: str) -> Case:
    send(says, should_say, **more)
    work()
    return Case.objects.get()


def said(case: Case) -> tuple[str, str]:
    return case.severity, case.severity_reason


def test_a_typo_is_low(send: Send, work: Work) -> None:
    assert said(the_case(send, work, "afer", "after")) == ("low", "a typo")


def test_a_fact_is_normal(send: Send, work: Work) -> None:
    assert said(the_case(send, work, "28,000", "26,000")) == ("normal", "a fact")


def test_words_in_somebodys_mouth_are_a_step_graver(send: Send, work: Work) -> None:
    case = the_case(send, work, "not wait another", "wait another")
    assert case.severity == "high"
    assert case.severity_reason.startswith("a fact, touches a ")


def test_the_headline_is_a_step_graver(send: Send, work: Work) -> None:
    case = the_case(send, work, "Tolva", kind="fact", block="Maren and Tolva sign treaty")
    assert said(case) == ("high", "a fact, in the headline")


def test_ten_readers_are_a_step_graver(send: Send, work: Work) -> None:
    for _ in range(9):
        send("28,000", "26,000")
    work()
    assert said(Case.objects.get()) == ("normal", "a fact")
    assert said(the_case(send, work, "28,000", "26,000")) == ("high", "a fact, 10 readers")


def test_what_a_person_chose_stands_whatever_readers_send_then(
    send: Send, work: Work, edda: Staff
) -> None:
    case = the_case(send, work, "28,000", "26,000")
    set_severity(case, "urgent", by=actors.of(edda))
    for _ in range(12):
        send("28,000", "26,000")
    work()
    assert said(Case.objects.get()) == ("urgent", "")


def test_choosing_is_noted_with_what_it_was(send: Send, work: Work, edda: Staff) -> None:
    set_severity(the_case(send, work, "afer", "after"), "high", by=actors.of(edda))
    entry = AuditEntry.objects.get(verb="case.severity")
    assert (entry.who, entry.detail) == ("Edda Brandt", {"severity": "high", "was": "low"})


def test_choosing_the_same_again_is_nothing_to_note(send: Send, work: Work, edda: Staff) -> None:
    case = the_case(send, work, "28,000", "26,000")
    set_severity(case, "normal", by=actors.of(edda))
    assert not AuditEntry.objects.filter(verb="case.severity").exists()
    assert said(Case.objects.get()) == ("normal", "a fact")


def test_of_two_who_choose_the_second_is_told(
    send: Send, work: Work, edda: Staff, stan: Staff
) -> None:
    case = the_case(send, work, "28,000", "26,000")
    stans = Case.objects.get()
    set_severity(case, "urgent", by=actors.of(edda))
    with pytest.raises(StaleStateError, match="look at it again"):
        set_severity(stans, "low", was="normal", by=actors.of(stan))
    assert Case.objects.get().severity == "urgent"


def test_a_severity_that_is_none_is_refused(send: Send, work: Work, edda: Staff) -> None:
    with pytest.raises(CaseError, match="one of low, normal, high, urgent"):
        set_severity(the_case(send, work, "afer", "after"), "dire", by=actors.of(edda))


def test_a_reporter_does_not_choose(send: Send, work: Work, rolf: Staff) -> None:
    with pytest.raises(NotAllowedError):
        set_severity(the_case(send, work, "afer", "after"), "high", by=actors.of(rolf))
