"""A story is changed in silence: the desk gets a case, unless a correction says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.tests.conftest import Report as ReportIt
from corrigenda.flow.corrections.tests.conftest import Rewrite, rewrite
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.reports.models import Report

__all__ = ["rewrite"]

Work = Callable[[], None]


@pytest.fixture
def old_story(story: Article, work: Work) -> Article:
    """One that was first seen two hours ago."""
    work()
    for version in Version.objects.all():
        Version.objects.filter(pk=version.pk).update(seen_at=version.seen_at - timedelta(hours=2))
    return story


def guarded() -> list[Report]:
    return list(Report.objects.filter(channel="guard").order_by("pk"))


@pytest.mark.usefixtures("old_story")
def test_a_changed_figure_opens_a_case_in_the_fact_lane(rewrite: Rewrite) -> None:
    rewrite("28,000 crowns", "30,000 crowns")
    case = Case.objects.get()
    assert (case.says, case.lane, case.lane_reason) == ("30,000", "fact", "changed without a note")
    (report,) = guarded()
    assert "“28000”, and now “30000”" in report.why
    assert "The sentence was: The fund holds 28,000 crowns" in report.why


@pytest.mark.usefixtures("old_story")
def test_typos_and_additions_open_none(rewrite: Rewrite) -> None:
    rewrite("afer which", "after which")
    rewrite("officials said.", "officials said. Nobody was hurt on 3 May.")
    assert guarded() == []


@pytest.mark.usefixtures("old_story")
def test_what_a_correction_asked_for_opens_none(
    report: ReportIt, edda: Staff, rewrite: Rewrite, work: Work
) -> None:
    words = "Correction: 30,000 crowns, not 28,000."
    decide(report("28,000"), Decision("correction", after="30,000", words=words), by=of(edda))
    work()
    rewrite("28,000 crowns", "30,000 crowns")
    assert guarded() == []


@pytest.mark.usefixtures("old_story")
def test_another_change_than_was_asked_for_opens_one(
    report: ReportIt, edda: Staff, rewrite: Rewrite, work: Work
) -> None:
    words = "Correction: 30,000 crowns, not 28,000."
    decide(report("28,000"), Decision("correction", after="30,000", words=words), by=of(edda))
    work()
    rewrite("12 bridges", "14 bridges")
    assert len(guarded()) == 1


@pytest.mark.usefixtures("story")
def test_a_story_that_is_still_being_written_is_not_watched(rewrite: Rewrite) -> None:
    rewrite("28,000 crowns", "30,000 crowns")
    assert guarded() == []
    assert not Version.objects.filter(guarded_at=None).exists()


@pytest.mark.usefixtures("old_story")
@pytest.mark.parametrize(("policy", "cases"), [("off", 0), ("corrected", 0), ("all", 1)])
def test_the_house_says_which_stories_are_watched(
    daily: Outlet, rewrite: Rewrite, policy: str, cases: int
) -> None:
    Outlet.objects.update(policy_data={"guard": policy})
    rewrite("28,000 crowns", "30,000 crowns")
    assert len(guarded()) == cases


@pytest.mark.usefixtures("old_story")
def test_what_is_before_the_desk_already_opens_nothing_more(rewrite: Rewrite) -> None:
    for old, new in (("28,000", "30,000"), ("30,000", "28,000"), ("28,000", "30,000")):
        rewrite(f"{old} crowns", f"{new} crowns")
    assert len(guarded()) == 1


@pytest.mark.usefixtures("old_story")
def test_a_change_that_was_declined_does_not_come_again(rewrite: Rewrite, edda: Staff) -> None:
    rewrite("28,000 crowns", "30,000 crowns")
    decline(Case.objects.get(), reason="It was never in print.", by=of(edda))
    rewrite("30,000 crowns", "28,000 crowns")
    rewrite("28,000 crowns", "30,000 crowns")
    assert [one.says for one in guarded()] == ["30,000", "28,000"]
