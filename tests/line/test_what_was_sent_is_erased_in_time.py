"""What readers sent is kept for the house's time and no longer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.erase import erase_old
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.lib import clock


def answered(send: Send, work: Callable[[], None], edda: Staff) -> Report:
    report = send("afer", "after", why="A letter is missing.", contact="rita@post.example").report
    work()
    decline(Case.objects.get(), reason="It is meant so.", by=of(edda))
    return Report.objects.get(pk=report.pk)


def test_an_address_is_erased_thirty_days_after_the_answer(
    send: Send, work: Callable[[], None], edda: Staff
) -> None:
    answered(send, work, edda)
    with clock.frozen(clock.now() + timedelta(days=29)):
        assert erase_old() == 0
    with clock.frozen(clock.now() + timedelta(days=31)):
        assert erase_old() == 1
    assert not Contact.objects.exists()


def test_the_words_are_erased_after_two_years_and_the_receipt_still_opens(
    send: Send, work: Callable[[], None], edda: Staff
) -> None:
    report = answered(send, work, edda)
    with clock.frozen(clock.now() + timedelta(days=740)):
        erase_old()
    report.refresh_from_db()
    assert (report.says, report.should_say, report.why, report.block) == ("", "", "", "")
    assert report.erased_at is not None
    assert report.state == "answered"


def test_a_report_that_nobody_answered_keeps_its_words(
    send: Send, work: Callable[[], None]
) -> None:
    report = send("afer", "after", contact="rita@post.example").report
    work()
    with clock.frozen(clock.now() + timedelta(days=740)):
        assert erase_old() == 0
    report.refresh_from_db()
    assert report.says == "afer"
