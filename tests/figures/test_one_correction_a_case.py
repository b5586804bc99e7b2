"""A case is one correction in the figures, the one that stands, however often it is decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.actions.publish import publish_approved
from corrigenda.flow.publication.figures import repeats
from corrigenda.flow.publication.figures.kinds import kinds_by
from corrigenda.flow.publication.figures.months import months
from corrigenda.flow.publication.figures.reckoning import Period, Times
from corrigenda.flow.publication.figures.scorecard import scorecard
from corrigenda.flow.publication.figures.timing import how_long
from corrigenda.lib import clock

from .conftest import HOUR, MORNING, at

FIRST = Decision("correction", after="30,000 crowns", words="It is 30,000 crowns.")
WORDED_ANEW = Decision("correction", after="30,000 crowns", words="The fund has 30,000 crowns.")
ANEW = Decision("clarification", words="The fund opened in 2019, not last year.")

Decide = Callable[[Decision, float], Correction]


def until(hours: float) -> Period:
    return Period(MORNING - timedelta(days=1), at(hours))


@pytest.fixture
def decided(fact: Case, edda: Staff) -> Decide:
    """Decide the case so many hours later, and publish that."""

    def _decided(decision: Decision, hours: float) -> Correction:
        fact.refresh_from_db()
        with clock.frozen(at(hours)):
            correction = decide(fact, decision, by=actors.of(edda))
            publish_approved()
        return correction

    return _decided


def counted(daily: Outlet, hours: float) -> dict[str, list[dict[str, int]]]:
    return {
        heading: [row.kinds for row in rows]
        for heading, rows in kinds_by([daily], until(hours)).items()
    }


def test_a_notice_that_is_worded_anew_is_no_error_made_again(
    decided: Decide, daily: Outlet
) -> None:
    decided(FIRST, 2)
    decided(WORDED_ANEW, 5)
    assert Correction.objects.count() == 2
    assert repeats.stories_again([daily], until(9)) == []
    assert repeats.authors_again([daily], until(9)) == []
    assert repeats.errors_again([daily], until(9)) == []


def test_the_kind_is_that_of_the_one_that_stands(decided: Decide, daily: Outlet) -> None:
    decided(FIRST, 2)
    decided(ANEW, 5)
    assert set(map(str, counted(daily, 9).values())) == {"[{'clarification': 1}]"}
    assert scorecard([daily], until(9)).kinds == {"clarification": 1}


def test_it_is_counted_when_the_case_was_first_answered(decided: Decide, daily: Outlet) -> None:
    decided(FIRST, 2)
    decided(ANEW, 90 * 24)
    assert scorecard([daily], until(9)).kinds == {"clarification": 1}
    later = Period(at(24), at(91 * 24))
    assert scorecard([daily], later).kinds == {}


def test_until_the_later_one_is_let_through_the_earlier_stands(
    decided: Decide, fact: Case, edda: Staff, daily: Outlet
) -> None:
    decided(FIRST, 2)
    fact.refresh_from_db()
    with clock.frozen(at(5)):
        waits = decide(fact, Decision("withdrawal", words="Withdrawn."), by=actors.of(edda))
    assert waits.state == "in_approval"
    assert scorecard([daily], until(9)).kinds == {"correction": 1}
    Correction.objects.filter(pk=waits.pk).update(state="approved")
    assert scorecard([daily], until(9)).kinds == {"withdrawal": 1}


def test_a_fix_that_was_answered_once_more_is_one_correction(
    decided: Decide, daily: Outlet
) -> None:
    fix = decided(FIRST, 2)
    Correction.objects.filter(pk=fix.pk).update(kind="fix", state="approved")
    later = decided(ANEW, 5)
    Correction.objects.filter(pk=later.pk).update(supersedes=None)
    assert scorecard([daily], until(9)).kinds == {"clarification": 1}
    assert scorecard([daily], until(9)).published == Times(0), "the answer was the fix"


def test_the_months_median_is_of_the_first_answer(decided: Decide, daily: Outlet) -> None:
    decided(FIRST, 2)
    decided(ANEW, 9)
    assert [one.times for one in months([daily], until(12))] == [Times(1, 2 * HOUR, 2 * HOUR)]


def test_decided_anew_before_the_story_was_changed_it_waits_for_the_later_change(
    decided: Decide, daily: Outlet
) -> None:
    first = decided(FIRST, 2)
    second = decided(Decision("correction", after="31,000 crowns", words="It is 31,000."), 5)
    assert how_long([daily], until(9))[1].verified == Times(0, waiting=1)
    StoryChange.objects.filter(correction=second).update(verified_at=at(7))
    assert how_long([daily], until(9))[1].verified == Times(1, 7 * HOUR, 7 * HOUR)
    StoryChange.objects.filter(correction=first).update(verified_at=at(3))
    assert how_long([daily], until(9))[1].verified == Times(1, 3 * HOUR, 3 * HOUR)


def test_what_was_asked_for_twice_in_the_same_words_is_seen_once(
    decided: Decide, daily: Outlet
) -> None:
    decided(FIRST, 2)
    decided(WORDED_ANEW, 5)
    assert how_long([daily], until(9))[1].verified == Times(0, waiting=1)
    StoryChange.objects.update(verified_at=at(7))
    assert how_long([daily], until(9))[1].verified == Times(1, 7 * HOUR, 7 * HOUR)


def test_nothing_waits_where_the_later_one_leaves_the_story_as_it_is(
    decided: Decide, daily: Outlet
) -> None:
    decided(FIRST, 2)
    decided(Decision("clarification", words="It was 28,000 crowns then."), 5)
    assert how_long([daily], until(9))[1].verified == Times(0)
