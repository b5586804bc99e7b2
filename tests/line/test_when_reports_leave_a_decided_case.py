"""Reports that ask for something else leave once the decision stands, some at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions import part_reports as parting
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.note_decided import part_again
from corrigenda.flow.cases.leaving import about_else
from corrigenda.flow.cases.models import Case, DecidedWords, JoinedReport
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.approve import approve, send_back
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.give_up import give_up
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.publication.actions.publish import publish as publish_correction
from corrigenda.flow.reports.actions.receive import Received
from corrigenda.lib import clock
from corrigenda.lib.each import AT_ONCE

from .summit import FIX, HEAD, LINE, OTHER, case_of, outcome

Work = Callable[[], None]
WORDS = "Correction: they signed it after the inspection."
CORRECTION = Decision("correction", after=FIX.after, words=WORDS)
ANOTHER = Decision("fix", after="after that they signed")


@pytest.fixture
def waiting(case: Case, daily: Outlet, edda: Staff, work: Work) -> Correction:
    """A correction that a second person is to approve."""
    daily.policy_data = {"undo_seconds": 0, "second_person_for": ["correction"]}
    daily.save(update_fields=["policy_data"])
    correction = decide(Case.objects.select_related("outlet").get(), CORRECTION, by=of(edda))
    work()
    return correction


def test_nothing_goes_while_a_second_person_has_yet_to_approve(
    waiting: Correction, case: Case, ravi: Received
) -> None:
    assert (waiting.state, case_of(ravi)) == ("in_approval", case)


def test_they_go_when_it_is_approved(
    waiting: Correction, case: Case, ravi: Received, stan: Staff, work: Work
) -> None:
    approve(waiting, reason="So it was.", by=of(stan))
    work()
    assert (case_of(ravi) != case, outcome(ravi)) == (True, "received")


def test_an_approval_that_is_taken_back_leaves_them(
    waiting: Correction, case: Case, ravi: Received, daily: Outlet, stan: Staff, work: Work
) -> None:
    daily.policy_data = {**daily.policy_data, "undo_seconds": 10}
    daily.save(update_fields=["policy_data"])
    correction = Correction.objects.select_related("case__outlet").get(pk=waiting.pk)
    approve(correction, reason="So it was.", by=of(stan))
    undo(Case.objects.select_related("outlet").get(), by=of(stan))
    with clock.frozen(clock.now() + timedelta(seconds=11)):
        work()
    assert case_of(ravi) == case


def test_a_decision_that_is_refused_leaves_one_case(
    waiting: Correction, case: Case, ravi: Received, stan: Staff, work: Work
) -> None:
    send_back(waiting, reason="Ask the ministry first.", by=of(stan))
    work()
    assert (Case.objects.get(), case_of(ravi)) == (case, case)


@pytest.fixture
def given_up(case: Case, edda: Staff) -> Case:
    """Closed once, decided again, and that was given up: its first words are kept."""
    decide(case, FIX, by=of(edda))
    Case.objects.update(state="closed")
    again = decide(Case.objects.select_related("outlet").get(), ANOTHER, by=of(edda))
    give_up(again, reason="The desk of the CMS is closed.", by=of(edda))
    return Case.objects.select_related("outlet").get()


def test_nothing_leaves_a_case_that_is_not_decided(given_up: Case) -> None:
    parting.part_reports()
    assert (given_up.state, about_else(given_up), Case.objects.get()) == ("new", {}, given_up)
    assert not DecidedWords.objects.filter(parted_at=None).exists()
    assert not AuditEntry.objects.filter(verb="case.part").exists()


def test_a_case_that_was_merged_is_done_with(
    given_up: Case, hall: Article, edda: Staff, work: Work
) -> None:
    far = report_on(hall, HEAD, "Port Maren", "Port Marin")
    work()
    merge(given_up, into=case_of(far), by=of(edda))
    DecidedWords.objects.update(parted_at=None)
    parting.part_reports()
    assert not DecidedWords.objects.filter(parted_at=None).exists()


def test_what_was_decided_before_the_upgrade_was_gone_through(case: Case, edda: Staff) -> None:
    decide(case, FIX, by=of(edda))
    loader = MigrationLoader(connection)
    this = ("cases", "0006_part_reports")
    for operation in loader.get_migration(*this).operations:
        if hasattr(operation, "sql"):
            with connection.cursor() as cursor:
                cursor.execute(operation.sql)
    words = DecidedWords.objects.get()
    assert words.parted_at == words.at
    before = loader.graph.forwards_plan(this)
    assert ("corrections", "0003_cases_know_what_was_decided") in before


@pytest.fixture
def many(case: Case, hall: Article, work: Work) -> list[Received]:
    """More readers who want that they left than one transaction takes."""
    sent = [
        report_on(hall, LINE, "they signed", f"they left at {hour} o'clock")
        for hour in range(1, AT_ONCE + 2)
    ]
    work()
    assert Case.objects.get() == case
    return sent


def test_of_many_some_go_at_a_time_until_none_is_left(
    many: list[Received], case: Case, edda: Staff
) -> None:
    decide(case, FIX, by=of(edda))
    left = []
    for _ in range(3):
        parting.part_reports()
        unfinished = DecidedWords.objects.filter(parted_at=None, leased_until=None).exists()
        left.append((JoinedReport.objects.filter(case=case).count(), unfinished))
    # Rita stays; Ravi goes with the others.
    assert left == [(len(many) + 2 - AT_ONCE, True), (1, False), (1, False)]
    assert {case_of(one).report_count for one in many} == {len(many) + 1}
    assert AuditEntry.objects.filter(verb="case.part").count() == 2


def test_a_few_are_enough_to_tell_the_editor(many: list[Received], case: Case, edda: Staff) -> None:
    decide(case, FIX, by=of(edda))
    assert len(about_else(case)) == len(many) + 1
    assert len(about_else(case, most=3, among=5)) == 3
    assert about_else(case, among=1) == {}


def test_what_is_merged_into_a_published_case_answers_nobody_else_there(
    case: Case, rita: Received, ravi: Received, hall: Article, edda: Staff, work: Work
) -> None:
    far = report_on(hall, HEAD, "Port Maren", "Port Marin")
    work()
    decide(case, CORRECTION, by=of(edda))
    publish_correction(Correction.objects.get())
    merge(case_of(far), into=case_of(rita), by=of(edda))
    assert (outcome(far), outcome(ravi)) == ("corrected", "corrected")
    assert (far.report.state, ravi.report.state) == ("answered", "joined")
    work()
    assert (outcome(ravi), case_of(ravi) != case_of(rita)) == ("received", True)


def test_a_story_that_has_the_passage_no_more_opens_no_case(
    rita: Received, daily: Outlet, edda: Staff, work: Work
) -> None:
    work()
    twin = publish(daily, "/regions/hall", OTHER, LINE)
    sent = report_on(twin, LINE, "afer", "after")
    work()
    publish(daily, "/regions/hall", OTHER, "The story is about ferries alone, and nothing else.")
    work()
    decide(Case.objects.select_related("outlet").get(), FIX, by=of(edda))
    work()
    assert (Case.objects.get(), outcome(sent)) == (case_of(rita), "decided")


def test_what_is_wanted_meanwhile_is_gone_through_anew(
    case: Case, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(case, FIX, by=of(edda))
    recount = parting.recount

    def published_meanwhile(one: Case) -> None:
        recount(one)
        part_again(one)

    monkeypatch.setattr(parting, "recount", published_meanwhile)
    parting.part_reports()
    assert DecidedWords.objects.filter(parted_at=None).exists()
    parting.part_reports()
    assert not DecidedWords.objects.filter(parted_at=None).exists()


def test_what_can_be_taken_back_again_meanwhile_is_left(
    case: Case, ravi: Received, edda: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(case, FIX, by=of(edda))
    lock = parting.lock_cases

    def decided_again_meanwhile(*keys: int) -> list[Case]:
        Case.objects.update(effective_at=clock.now() + timedelta(seconds=10))
        return lock(*keys)

    monkeypatch.setattr(parting, "lock_cases", decided_again_meanwhile)
    parting.part_reports()
    assert case_of(ravi) == case
    assert DecidedWords.objects.filter(parted_at=None, leased_until=None).exists()
