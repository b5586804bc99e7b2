"""A reader is told how many others reported the same passage before."""

from __future__ import annotations

import re
from copy import copy
from itertools import count
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.conftest import PARAGRAPHS
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.manner import Manner
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.tests.sending import quote, submission
from corrigenda.lib import clock

READERS = (f"192.0.2.{number}" for number in count(1))


def told(words: str, block: str = PARAGRAPHS[0], address: str = "", **more: str) -> int:
    """By another reader each time, unless it is said by whom."""
    sent = submission(selector=quote(words), block=block, **more)
    return receive(sent, address=address or next(READERS)).already_reported


def test_the_first_is_alone_and_the_third_has_two_before(daily: Outlet) -> None:
    assert [told("afer"), told("afer"), told("afer")] == [0, 1, 2]


def test_overlapping_words_are_the_same_passage_and_neighbouring_ones_are_not(
    daily: Outlet,
) -> None:
    assert told("honour, afer") == 0
    assert told("afer which") == 1
    assert told("signed") == 0


def test_the_same_words_in_another_paragraph_are_another_passage(daily: Outlet) -> None:
    assert told("officials", "One: officials said.") == 0
    assert told("officials", "Two: officials denied it.") == 0


def test_the_same_words_without_a_paragraph_may_be_the_same_passage(daily: Outlet) -> None:
    assert told("afer") == 0
    assert told("afer", "") == 1
    assert told("afer") == 2


def test_another_story_has_its_own_count(daily: Outlet) -> None:
    assert told("afer") == 0
    assert told("afer", url="https://daily.example/other") == 0


def test_sending_again_does_not_count_oneself(daily: Outlet) -> None:
    sent = submission()
    assert receive(sent, address="192.0.2.1").already_reported == 0
    assert receive(sent, address="192.0.2.1").already_reported == 0


def test_somebody_who_reports_it_two_hundred_times_is_one_reader(daily: Outlet) -> None:
    daily.policy_data = {"reports_per_minute": 1_000, "attack_reports_per_page": 1_000}
    daily.save()
    # Nobody is the same reader after midnight, and it takes a while.
    with clock.frozen(clock.now()):
        for _ in range(200):
            assert told("afer", address="198.51.100.7") == 0
    assert Report.objects.count() == 200
    assert Report.objects.filter(repeated=False).count() == 1
    assert told("afer") == 1


def test_another_passage_of_the_same_reader_counts_anew(daily: Outlet) -> None:
    told("afer", address="198.51.100.7")
    told("signed", address="198.51.100.7")
    assert not Report.objects.filter(repeated=True).exists()


def test_what_is_held_as_abuse_is_no_readers_word(daily: Outlet) -> None:
    sent = submission()
    held = receive(sent, address="198.51.100.7", manner=Manner(trapped=True))
    assert held.held
    assert told("afer") == 0


def test_readers_on_this_machine_itself_are_not_taken_for_one(daily: Outlet) -> None:
    assert [told("afer", address="127.0.0.1") for _ in range(3)] == [0, 1, 2]
    assert not Report.objects.filter(repeated=True).exists()


def many_others(report: Report) -> None:
    """Of three thousand other passages of its story; the database knows that they are many."""
    others = [copy(report) for _ in range(3_000)]
    for other in others:
        other.pk, other.client_id, other.receipt_hash = None, uuid4(), uuid4().hex
        other.says_hash = other.block_hash = uuid4().hex
    Report.objects.bulk_create(others)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def test_the_passage_is_looked_up_not_all_that_was_reported_on_the_story(daily: Outlet) -> None:
    told("afer")
    many_others(Report.objects.get())
    with CaptureQueriesContext(connection) as seen:
        told("afer")
    [asked] = [one["sql"] for one in seen if "AS earlier" in one["sql"]]
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {asked}")
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert set(re.findall(r"\breports_by_\w+", plan)) == {"reports_by_words", "reports_by_block"}
