"""A time ends when readers can see it: at the notice, and when the story was seen to be right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from corrigenda.conftest import Send
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.actions.publish import publish_approved
from corrigenda.flow.publication.figures.reckoning import Period, Times
from corrigenda.flow.publication.figures.scorecard import scorecard
from corrigenda.flow.publication.figures.timing import Lately, how_long
from corrigenda.lib import clock

from .conftest import HOUR, MORNING, at

WORDS = "An earlier version gave the fund as 28,000 crowns. It is 30,000 crowns."


def found(daily: Outlet, hours: float) -> Lately:
    return how_long([daily], Period(MORNING - timedelta(days=1), at(hours)))[1]


def corrected(case: Case, by: Staff, hours: float) -> None:
    with clock.frozen(at(hours)):
        decide(case, Decision("correction", after="30,000 crowns", words=WORDS), by=actors.of(by))


def test_a_correction_ends_at_its_notice_and_not_when_it_was_approved(
    fact: Case, edda: Staff, daily: Outlet
) -> None:
    corrected(fact, edda, 2)
    assert found(daily, 3).published == Times(0, waiting=1)
    with clock.frozen(at(5)):
        publish_approved()
    assert found(daily, 6).published == Times(1, 5 * HOUR, 5 * HOUR)


def test_and_once_more_when_the_story_was_seen_to_be_right(
    fact: Case, edda: Staff, daily: Outlet
) -> None:
    corrected(fact, edda, 2)
    assert found(daily, 30).verified == Times(0, waiting=1)
    StoryChange.objects.update(verified_at=at(9))
    assert found(daily, 30).verified == Times(1, 9 * HOUR, 9 * HOUR)


def test_a_silent_fix_has_no_notice_to_wait_for(
    send: Send, work: Callable[[], None], edda: Staff, daily: Outlet
) -> None:
    with clock.frozen(MORNING):
        send("afer", "after", kind="typo")
        work()
        decide(Case.objects.get(), Decision("fix", after="after"), by=actors.of(edda))
    typo = how_long([daily], Period(MORNING - timedelta(days=1), at(3)))[0]
    assert typo.published == Times(0)
    assert typo.verified.waiting == 1


def test_a_second_thought_is_no_slow_answer(fact: Case, edda: Staff, daily: Outlet) -> None:
    corrected(fact, edda, 2)
    with clock.frozen(at(3)):
        publish_approved()
    fact.refresh_from_db()
    with clock.frozen(at(50)):
        later = Decision("clarification", words="The fund opened in 2019, not last year.")
        decide(fact, later, by=actors.of(edda))
        publish_approved()
    assert found(daily, 60).published == Times(1, 3 * HOUR, 3 * HOUR)


def test_cases_that_nobody_looked_at_count_as_they_have_waited(
    fact: Case, send: Send, work: Callable[[], None], edda: Staff, daily: Outlet
) -> None:
    with clock.frozen(at(1)):
        see(fact, by=actors.of(edda))
        send("President Orla Venn", "Chancellor Orla Venn", kind="fact")
        work()
    assert found(daily, 1.5).first_look == Times(1, HOUR, HOUR, waiting=1)
    later = found(daily, 30).first_look
    assert (later.count, later.waiting) == (1, 1)
    assert later.ninth is None, "one of two has waited for over a day"


def test_a_case_decided_without_a_look_waits_for_none(fact: Case, daily: Outlet) -> None:
    Case.objects.update(state="declined")
    assert found(daily, 30).first_look == Times(0)


def test_the_public_is_told_the_same_times(fact: Case, edda: Staff, daily: Outlet) -> None:
    corrected(fact, edda, 2)
    with clock.frozen(at(5)):
        publish_approved()
    within = Period(MORNING - timedelta(days=1), at(6))
    card, desk = scorecard([daily], within), how_long([daily], within)[1]
    assert (card.published, card.verified) == (desk.published, desk.verified)
