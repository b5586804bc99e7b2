"""What is not decided, or waits for somebody, counts with the time that it has waited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.corrections.actions.approve import approve, send_back
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.actions.publish import publish_approved
from corrigenda.flow.publication.figures.reckoning import Period, Times
from corrigenda.flow.publication.figures.scorecard import scorecard
from corrigenda.flow.publication.figures.timing import Lately, how_long
from corrigenda.lib import clock
from corrigenda.project.fill import fill_desk

MORNING = datetime(2027, 5, 31, 8, tzinfo=UTC)
HOUR = 3600


def at(days: float) -> datetime:
    return MORNING + timedelta(days=days)


def last_month(days: float) -> Period:
    return Period(at(days - 30), at(days))


def facts(daily: Outlet, days: float) -> Lately:
    return how_long([daily], last_month(days))[1]


def typos(daily: Outlet, days: float) -> Lately:
    return how_long([daily], last_month(days))[0]


@pytest.fixture
def reported(send: Send, work: Callable[[], None]) -> Callable[..., Case]:
    """Have a passage reported on a morning."""

    def _reported(says: str, should_say: str, kind: str = "fact", days: float = 0) -> Case:
        with clock.frozen(at(days)):
            send(says, should_say, kind=kind)
            work()
        return Case.objects.get(says=says)

    return _reported


@pytest.fixture
def fact(reported: Callable[..., Case]) -> Case:
    return reported("28,000 crowns", "30,000 crowns")


def withdrawn(case: Case, by: Staff, days: float) -> Correction:
    """Decided as what a second person approves."""
    with clock.frozen(at(days)):
        return decide(case, Decision("withdrawal", words="Withdrawn."), by=actors.of(by))


def test_a_fact_that_was_looked_at_and_left_for_sixty_days_waits(
    fact: Case, edda: Staff, daily: Outlet
) -> None:
    with clock.frozen(at(0.1)):
        see(fact, by=actors.of(edda))
    found = facts(daily, 60)
    assert found.first_look == Times(0), "it was reported before the period"
    assert found.published == found.verified == Times(0, waiting=1)


@pytest.mark.parametrize("state", UNDECIDED)
def test_every_undecided_case_waits_also_for_a_source(
    fact: Case, daily: Outlet, state: CaseState
) -> None:
    Case.objects.update(state=state)
    assert facts(daily, 3).published == facts(daily, 3).verified == Times(0, waiting=1)


def test_what_waits_makes_the_median_worse_and_never_better(
    fact: Case, reported: Callable[..., Case], edda: Staff, daily: Outlet
) -> None:
    quick = reported("12 bridges", "21 bridges", days=5)
    with clock.frozen(at(5.25)):
        told = Decision("correction", after="21 bridges", words="There are 21 bridges.")
        decide(quick, told, by=actors.of(edda))
        publish_approved()
    assert facts(daily, 6).published == Times(1, 6 * HOUR, None, waiting=1)
    late = reported("Port Maren", "Port Tolva", days=5)
    assert late.state in UNDECIDED
    assert facts(daily, 8).published == Times(1, None, None, waiting=2)


def test_a_correction_that_waits_for_a_second_person_waits(
    fact: Case, edda: Staff, stan: Staff, daily: Outlet
) -> None:
    waits = withdrawn(fact, edda, 1)
    assert facts(daily, 9).published == Times(0, waiting=1)
    assert facts(daily, 9).verified == Times(0), "it leaves the story as it is"
    with clock.frozen(at(10)):
        approve(waits, reason="", by=actors.of(stan))
        publish_approved()
    assert facts(daily, 11).published == Times(1, 240 * HOUR, 240 * HOUR)


def test_a_change_that_waits_for_a_second_person_waits(
    fact: Case, edda: Staff, daily: Outlet
) -> None:
    waits = withdrawn(fact, edda, 1)
    Correction.objects.filter(pk=waits.pk).update(kind="fix", after="30,000 crowns")
    assert facts(daily, 9).published == Times(0), "a fix has no notice"
    assert facts(daily, 9).verified == Times(0, waiting=1)


def test_what_was_sent_back_waits_once(fact: Case, edda: Staff, stan: Staff, daily: Outlet) -> None:
    waits = withdrawn(fact, edda, 1)
    with clock.frozen(at(2)):
        send_back(waits, reason="Not the whole story.", by=actors.of(stan))
    assert facts(daily, 9).published == Times(0, waiting=1)
    withdrawn(Case.objects.get(), edda, 3)
    assert facts(daily, 9).published == Times(0, waiting=1)


def test_a_second_thought_that_waits_leaves_the_first_answer_as_it_was(
    fact: Case, edda: Staff, daily: Outlet
) -> None:
    with clock.frozen(at(0.5)):
        decide(fact, Decision("correction", words="It was 30,000 crowns."), by=actors.of(edda))
        publish_approved()
    withdrawn(Case.objects.get(), edda, 3)
    assert facts(daily, 9).published == Times(1, 12 * HOUR, 12 * HOUR)


def test_what_was_declined_does_not_count(fact: Case, edda: Staff, daily: Outlet) -> None:
    with clock.frozen(at(1)):
        decline(fact, reason="It is 28,000 in the final table.", by=actors.of(edda))
    assert facts(daily, 9).published == facts(daily, 9).verified == Times(0)


def test_an_undecided_typo_waits_for_no_notice(
    reported: Callable[..., Case], daily: Outlet
) -> None:
    reported("afer", "after", kind="typo")
    assert typos(daily, 3).published == Times(0)
    assert typos(daily, 3).verified == Times(0, waiting=1)


def test_the_public_is_told_the_same_and_what_is_counted(
    fact: Case, edda: Staff, daily: Outlet, client: Client
) -> None:
    card, desk = scorecard([daily], last_month(40)), facts(daily, 40)
    assert (card.published, card.verified) == (desk.published, desk.verified)
    assert card.published.waiting == 1
    fill_desk(daily, 600, told=lambda stored: None)
    page = client.get("/corrections/scorecard").content.decode()
    assert "What waits for a decision, a source, a second person" in page
