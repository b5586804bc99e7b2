"""A part that its reader takes back is gone from the letter and the hashes it came with, too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from pytest_django import Settings

from corrigenda.conftest import STORY_URL
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.delete_words import delete_words
from corrigenda.flow.reports.actions.place_letter import place_letters
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.actions.take_back import take_back
from corrigenda.flow.reports.actions.take_letter import take_letter
from corrigenda.flow.reports.letters.tests.mails import DESK, raw
from corrigenda.flow.reports.models import Letter, Report
from corrigenda.flow.reports.tests.sending import submission
from corrigenda.lib import clock

LETTER = (
    f"In {STORY_URL} you write “afer which”, it should be “after which”.\n"
    "I am Rita Moor, and my neighbour knows. See https://ministry.example/annex."
)
Work = Callable[[], None]
Delete = Callable[[Report], None]
ways = pytest.mark.parametrize("delete", [delete_words, partial(take_back, parts=["why"])])


@pytest.fixture
def by_mail(daily: Outlet, story: Article, settings: Settings, work: Work) -> Callable[[], None]:
    """Rita's letter comes to the desk, and is a report on a story that was just read."""
    daily.policy_data = {**daily.policy_data, "letters_address": DESK}
    daily.save()
    settings.CORRIGENDA_MAIL_TRUSTS = "mx.daily.example"
    Article.objects.update(read_tried_at=clock.now() + timedelta(days=1))

    def come() -> None:
        take_letter(raw(LETTER), recipients=[DESK])
        place_letters()
        work()

    return come


@ways
def test_the_letter_goes_with_it(by_mail: Callable[[], None], delete: Delete) -> None:
    by_mail()
    assert "Rita Moor" in Letter.objects.get().text
    delete(Report.objects.get())
    assert not Letter.objects.exists()


@ways
def test_the_same_mail_again_does_not_bring_it_back(
    by_mail: Callable[[], None], delete: Delete
) -> None:
    by_mail()
    delete(Report.objects.get())
    by_mail()
    assert not Letter.objects.exists()
    assert Report.objects.get().why == ""


def test_of_a_letter_none_of_whose_parts_is_ticked_nothing_goes(
    by_mail: Callable[[], None],
) -> None:
    by_mail()
    take_back(Report.objects.get(), [])
    assert "Rita Moor" in Letter.objects.get().text


@ways
def test_no_hash_is_left_by_which_it_could_be_guessed(
    daily: Outlet, story: Article, work: Work, delete: Delete
) -> None:
    sent = submission(why="Moor.")
    report = receive(sent, address="192.0.2.1").report
    work()
    assert Report.objects.get().fingerprint == sent.fingerprint()
    delete(report)
    report.refresh_from_db()
    assert (report.fingerprint, report.text_hash) == ("", "")


@ways
def test_the_same_report_again_is_answered_as_the_one_that_there_is(
    daily: Outlet, story: Article, work: Work, delete: Delete
) -> None:
    sent = submission(why="Moor.")
    first = receive(sent, address="192.0.2.1")
    work()
    delete(first.report)
    again = receive(sent, address="192.0.2.1")
    assert (again.new, again.receipt) == (False, first.receipt)
    assert Report.objects.get().why == ""
