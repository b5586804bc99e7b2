"""What readers delete of their reports goes from what was told of them, too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import case_of_report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.choose_telling import choose_telling
from corrigenda.flow.propagation.actions.forget import forget
from corrigenda.flow.propagation.events import DEFAULTS
from corrigenda.flow.propagation.models import Delivery
from corrigenda.flow.propagation.tests.conftest import Later
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.take_back import take_back
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import report_of_receipt
from corrigenda.lib import clock
from corrigenda.lib.tests.post_office import PostOffice

pytestmark = pytest.mark.django_db


WHY = "My neighbour works there."
ways = pytest.mark.parametrize("delete", [delete_words, partial(take_back, parts=("why",))])
Delete = Callable[[Report], None]
Tell = Callable[..., Report]


@pytest.fixture
def tell(
    send: Send,
    later: Later,
    office: PostOffice,
    house: Callable[..., None],
    addresses: None,
    edda: Staff,
) -> Tell:
    """The desk is told at once of a report, with its reader's words."""
    choose_telling(edda, dict.fromkeys(DEFAULTS, "at_once"), daily_hour=8)
    house(mail_reader_words=True)

    def make(says: str, should_say: str, why: str = WHY) -> Report:
        receipt = send(says, should_say, kind="fact", why=why).receipt
        later()
        report = report_of_receipt(receipt)
        assert report is not None
        return report

    return make


def told() -> str:
    """All that is kept of what was told."""
    return str(list(Delivery.objects.values_list("payload", flat=True)))


@ways
def test_words_that_their_reader_deletes_go_from_what_was_told_of_them(
    tell: Tell, delete: Delete
) -> None:
    report = tell("12 bridges", "14 bridges")
    assert WHY in told()
    delete(report)
    forget()
    assert WHY not in told()


@ways
@pytest.mark.parametrize("is_split", [True, False])
def test_they_go_from_what_was_told_of_a_case_that_the_report_was_in_before(
    tell: Tell, later: Later, edda: Staff, stan: Staff, delete: Delete, is_split: bool
) -> None:
    other = tell("12 bridges" if is_split else "28,000", "13 bridges", why="I counted them.")
    report = tell("12 bridges", "14 bridges")
    before = case_of_report(report)
    assert before is not None
    own(before, stan, was=None, by=of(edda))
    later()
    if is_split:
        split(before, [report.pk], by=of(edda))
    else:
        merge(before, into=Case.objects.exclude(pk=before.pk).get(), by=of(edda))
    after = case_of_report(report)
    assert after is not None
    assert after.pk != before.pk
    assert WHY in told()
    delete(report)
    forget()
    assert WHY not in told()
    assert other.why in told()


@ways
def test_words_that_were_told_without_their_report_go_as_well(tell: Tell, delete: Delete) -> None:
    report = tell("12 bridges", "14 bridges")
    for one in Delivery.objects.all():
        for words in one.payload.get("readers", []):
            del words["report"]
        one.save()
    delete(report)
    forget()
    assert WHY not in told()


def test_what_is_told_after_a_part_was_taken_back_keeps_the_rest(
    tell: Tell, later: Later, edda: Staff, stan: Staff
) -> None:
    report = tell("12 bridges", "14 bridges")
    take_back(report, ["why"])
    Delivery.objects.update(made_at=clock.now() - timedelta(minutes=10))
    Report.objects.update(taken_back_at=clock.now() - timedelta(minutes=5))
    own(Case.objects.get(), stan, was=None, by=of(edda))
    later()
    forget()
    assert WHY not in told()
    assert "14 bridges" in told()
