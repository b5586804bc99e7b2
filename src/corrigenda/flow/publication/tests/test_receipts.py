"""A receipt tells its reader the way of the report, in the order a person would."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.approve import approve, send_back
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.receipt import Receipt, receipt_of
from corrigenda.flow.reports.models import Report

Work = Callable[[], None]
FIX = Decision("fix", after="30,000")


@pytest.fixture
def case(send: Send, work: Work) -> Case:
    """Rita and Ravi report “28,000”."""
    send("28,000")
    send("28,000", "30,000")
    work()
    return Case.objects.get()


def receipt() -> Receipt:
    report = Report.objects.order_by("pk")[0]
    return receipt_of(report)


def test_before_anything_was_done_it_is_received(send: Send) -> None:
    assert receipt_of(send("afer").report).outcome == "received"


def test_it_says_how_many_others_there_are(case: Case) -> None:
    assert (receipt().outcome, receipt().others) == ("received", 1)
    assert receipt().anchor_state == "unchanged"


def test_it_says_that_somebody_is_checking(case: Case, edda: Staff) -> None:
    check(case, by=of(edda))
    assert receipt().outcome == "checking"


def test_it_says_why_it_was_declined(case: Case, edda: Staff) -> None:
    decline(case, reason="The ministry says 28,000.", by=of(edda))
    assert receipt().outcome == "declined"
    assert receipt().declined_because == "The ministry says 28,000."


def test_while_a_second_person_thinks_it_is_being_checked(
    case: Case, edda: Staff, stan: Staff
) -> None:
    correction = decide(case, FIX, by=of(edda))
    assert receipt().outcome == "checking"
    assert receipt().fix_after == ""
    approve(correction, reason="A slip.", by=of(stan))
    assert (receipt().outcome, receipt().fix_after) == ("decided", "30,000")


def test_what_was_sent_back_is_no_decision(case: Case, edda: Staff, stan: Staff) -> None:
    send_back(decide(case, FIX, by=of(edda)), reason="No.", by=of(stan))
    assert receipt().outcome == "received"


def test_a_published_correction_stands_on_it(case: Case, edda: Staff, work: Work) -> None:
    decide(case, Decision("correction", words="Correction: 30,000."), by=of(edda))
    assert (receipt().outcome, receipt().notice) == ("decided", None)
    work()
    notice = receipt().notice
    assert receipt().outcome == "corrected"
    assert notice is not None
    assert notice.words == "Correction: 30,000."


def test_the_desks_own_reason_does_not(case: Case, edda: Staff, work: Work) -> None:
    words = "Correction: 30,000."
    decide(case, Decision("correction", words=words, reason="Rolf slipped."), by=of(edda))
    work()
    assert "Rolf" not in repr(receipt())


def test_a_silent_deletion_shows_the_words_around_it(send: Send, work: Work, edda: Staff) -> None:
    send("afer")
    work()
    decide(Case.objects.get(), Decision("fix", delete=True), by=of(edda))
    shown = "… leaders inspected a guard of honour, which they signed the treaty. …"
    assert receipt().fix_after == shown


def test_of_a_script_without_spaces_it_shows_a_few_signs_and_not_the_paragraph(
    daily: Outlet, work: Work, edda: Staff, stan: Staff
) -> None:
    text = f"{'天地玄黄宇宙洪荒日月' * 3}误{'甲乙丙丁戊己庚辛壬癸' * 3}"
    report_on(publish(daily, "/numbers", text), text, "误")
    work()
    deleted = decide(Case.objects.get(), Decision("fix", delete=True), by=of(edda))
    approve(deleted, reason="A slip.", by=of(stan))
    assert receipt().fix_after == "…宙洪荒日月天地玄黄宇宙洪荒日月甲乙丙丁戊己庚辛壬癸甲乙丙丁戊…"
