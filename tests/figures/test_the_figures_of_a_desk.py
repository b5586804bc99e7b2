"""The figures add up to what was done at the desk, and to nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrigenda.conftest import an_outlet
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.see import see
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom import actors
from corrigenda.flow.publication.figures import desk, repeats, rows
from corrigenda.flow.publication.figures.kinds import kinds_by
from corrigenda.flow.publication.figures.reckoning import period
from corrigenda.flow.publication.figures.scorecard import scorecard
from corrigenda.flow.publication.figures.timing import how_long
from corrigenda.lib import clock
from corrigenda.project.fill import fill_desk


@pytest.fixture
def month():
    return period(30, clock.now() + timedelta(minutes=1))


@pytest.fixture
def decided(send, work, edda, daily) -> Case:
    """One typo fixed, one fact declined, one name still open."""
    send("afer", "after", kind="typo")
    send("28,000 crowns", "30,000 crowns", kind="fact")
    send("President Orla Venn", "Chancellor Orla Venn", kind="fact")
    work()
    fix, fact = Case.objects.get(says="afer"), Case.objects.get(says="28,000 crowns")
    Case.objects.filter(pk=fix.pk).update(first_report_at=clock.now() - timedelta(hours=2))
    see(fix, by=actors.of(edda))
    decide(fix, Decision("fix", after="after"), by=actors.of(edda))
    decline(fact, reason="It is 28,000 in the final table.", by=actors.of(edda))
    work()
    return fix


def test_what_waits_is_counted_by_age_and_lane(decided, daily) -> None:
    found = desk.open_by_age([daily], clock.now() + timedelta(seconds=1))
    assert sum(row.typo for row in found) == 0
    assert [row.fact for row in found] == [1, 0, 0, 0, 0]


def test_of_two_decided_cases_one_led_to_a_change(decided, daily, month) -> None:
    found = desk.accepted([daily], month)
    assert (found.opened, found.decided, found.declined, found.open) == (3, 2, 1, 1)
    assert found.share == 0.5


def test_kinds_are_counted_by_section_desk_author_and_source(decided, daily, month) -> None:
    found = kinds_by([daily], month)
    assert [(row.name, row.kinds) for row in found["section"]] == [("world", {"fix": 1})]
    assert found["desk"][0].name == daily.name
    assert found["author"][0].total == 1
    assert [(row.name, row.total) for row in found["source"]] == [("widget", 1)]


def test_reports_are_counted_by_the_door_they_came_by(decided, daily, month) -> None:
    assert desk.doors([daily], month) == [("widget", 3)]


def test_another_outlets_work_is_not_counted(decided, month) -> None:
    other = an_outlet("weekly", "The Weekly Example")
    assert desk.accepted([other], month).opened == 0
    assert kinds_by([other], month)["desk"] == []
    assert scorecard([other], month).reports == 0


def test_a_story_corrected_twice_is_named(daily, edda, month) -> None:
    fill_desk(daily, 600, told=lambda stored: None)
    found = repeats.stories_again([daily], period(700, clock.now()))
    counts = [one.count for one in found]
    assert counts == sorted(counts, reverse=True)
    assert min(counts) >= 2


def test_the_queries_do_not_grow_with_the_desk(daily, edda) -> None:
    def queries() -> int:
        within = period(365, clock.now())
        with CaptureQueriesContext(connection) as seen:
            desk.open_by_age([daily], within.until)
            how_long([daily], within)
            kinds_by([daily], within)
            desk.accepted([daily], within)
            desk.doors([daily], within)
            repeats.stories_again([daily], within)
            repeats.authors_again([daily], within)
            repeats.errors_again([daily], within)
            scorecard([daily], within)
        return len(seen)

    fill_desk(daily, 50, told=lambda stored: None)
    few = queries()
    fill_desk(daily, 500, seed=2, told=lambda stored: None)
    assert queries() == few <= 24


def test_the_rest_of_a_long_table_is_one_row(daily, edda) -> None:
    fill_desk(daily, 1_500, told=lambda stored: None)
    within = period(700, clock.now())
    found = kinds_by([daily], within)["author"]
    assert len(found) == rows.MOST + 1
    assert found[-1].name == rows.REST
    assert sum(row.total for row in found) == sum(
        row.total for row in kinds_by([daily], within)["desk"]
    )
