"""Sending again under the same client_id is harmless; another report under it is refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.errors import OtherReportError
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.flow.reports.queries import report_of_receipt
from corrigenda.flow.reports.submission import Submission
from corrigenda.flow.reports.tests.sending import quote, submission


def test_the_same_report_again_has_the_same_receipt(daily: Outlet) -> None:
    sent = submission(contact="rita@example.org")
    first = receive(sent, address="192.0.2.1")
    again = receive(sent, address="198.51.100.7")
    assert (first.new, again.new) == (True, False)
    assert (again.receipt, again.report) == (first.receipt, first.report)
    assert Report.objects.count() == Contact.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"should_say": "later"},
        {"why": "Because."},
        {"contact": "ravi@example.org"},
        {"selector": quote("afer", prefix="honour, ")},
        {"url": "https://daily.example/other"},
    ],
)
def test_another_report_under_it_is_refused(daily: Outlet, change: dict[str, object]) -> None:
    sent = submission()
    receive(sent, address="192.0.2.1")
    with pytest.raises(OtherReportError, match="new one"):
        receive(replace(sent, **change), address="192.0.2.1")  # type: ignore[arg-type]
    assert Report.objects.get().should_say == "after"


def test_the_receipt_leads_to_its_report_and_is_not_kept(daily: Outlet) -> None:
    received = receive(submission(), address="192.0.2.1")
    assert report_of_receipt(received.receipt) == received.report
    assert received.receipt_url == f"https://desk.example/receipt/{received.receipt}"
    assert received.receipt not in str(Report.objects.values().get())
    assert report_of_receipt(received.receipt[:-1]) is None


def test_two_readers_have_two_receipts(daily: Outlet) -> None:
    receipts = {receive(submission(), address="192.0.2.1").receipt for _ in range(5)}
    assert len(receipts) == 5


def at_once(sent: list[Submission]) -> list[str]:
    """Receive from as many threads as there are reports: receipts, or the error's name."""
    barrier = Barrier(len(sent))

    def one(submission: Submission) -> str:
        barrier.wait(60)
        try:
            return receive(submission, address="192.0.2.1").receipt
        except OtherReportError:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(sent)) as pool:
        return list(pool.map(one, sent))


@pytest.mark.django_db(transaction=True)
def test_eight_times_at_once_it_is_one_report(transactional_db: None, daily: Outlet) -> None:
    answers = at_once([submission()] * 8)
    assert len(set(answers)) == 1
    assert Report.objects.count() == Article.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_eight_different_ones_at_once_under_one_id_one_is_taken(
    transactional_db: None, daily: Outlet
) -> None:
    sent = submission()
    answers = at_once([replace(sent, why=f"Because of {number}.") for number in range(8)])
    assert answers.count("refused") == 7
    assert Report.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_readers_at_once_of_a_new_page_make_one_article(
    transactional_db: None, daily: Outlet
) -> None:
    answers = at_once([submission() for _ in range(8)])
    assert len(set(answers)) == 8
    assert Report.objects.count() == 8
    assert Article.objects.count() == 1
