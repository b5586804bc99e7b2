"""Who asked for another change than the one that was decided is not told that it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.models import Case, DecidedWords
from corrigenda.flow.cases.tests.stories import publish, report_on, reports_of
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.undo import undo
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Outlet, Staff
from corrigenda.flow.reports.actions.receive import Received
from corrigenda.lib import clock

from .summit import FIX, HEAD, LINE, OTHER, case_of, outcome

Work = Callable[[], None]


def test_a_report_of_another_error_in_the_passage_gets_a_case_of_its_own(
    case: Case, rita: Received, ravi: Received, edda: Staff, work: Work
) -> None:
    decide(case, FIX, by=of(edda))
    work()
    new = case_of(ravi)
    assert (new.pk != case.pk, new.state, new.report_count) == (True, "new", 1)
    assert (new.says, new.lane) == ("they signed", "fact")
    assert (outcome(rita), outcome(ravi)) == ("decided", "received")
    case.refresh_from_db()
    assert (case.report_count, reports_of(case.pk)) == (1, ["afer which they signed"])


def test_it_is_answered_when_its_own_case_is(
    case: Case, rita: Received, ravi: Received, daily: Outlet, edda: Staff, work: Work
) -> None:
    words = "Correction: they signed it after the inspection."
    decide(case, Decision("correction", after=FIX.after, words=words), by=of(edda))
    work()
    assert (outcome(rita), outcome(ravi)) == ("corrected", "received")
    assert (rita.report.state, ravi.report.state) == ("answered", "joined")
    own = Decision("clarification", words="Clarification: they signed it there.")
    decide(case_of(ravi), own, by=of(edda))
    work()
    assert outcome(ravi) == "corrected"


def test_the_trail_says_which_case_has_it_now(
    case: Case, ravi: Received, edda: Staff, work: Work
) -> None:
    decide(case, FIX, by=of(edda))
    work()
    entry = AuditEntry.objects.get(verb="case.part", target=f"case:{case.pk}")
    assert entry.detail == {"off": [case_of(ravi).pk], "reports": [ravi.report.pk]}
    assert AuditEntry.objects.filter(verb="case.open", target=f"case:{case_of(ravi).pk}").exists()


def test_several_whose_words_overlap_are_one_case_again(
    case: Case, ravi: Received, hall: Article, edda: Staff, work: Work
) -> None:
    too = report_on(hall, LINE, "signed", "left")
    far = report_on(hall, LINE, "guard of honour, afer", "guard of honor, afer")
    work()
    wider = Decision("fix", after="guard of honour, after which they signed")
    decide(Case.objects.get(), wider, by=of(edda))
    work()
    assert case_of(ravi) == case_of(too) != case_of(far)
    assert Case.objects.count() == 3


@pytest.mark.parametrize(
    ("says", "should_say"),
    [
        ("afer", "later"),
        ("afer which", "upon which"),
        ("which they signed", ""),
        ("they signed", "they signed"),
    ],
)
def test_another_way_to_put_it_right_or_words_without_a_suggestion_stay(
    rita: Received, hall: Article, edda: Staff, work: Work, says: str, should_say: str
) -> None:
    late = report_on(hall, LINE, says, should_say)
    work()
    decide(Case.objects.get(), FIX, by=of(edda))
    work()
    assert (Case.objects.count(), outcome(late)) == (1, "decided")


def test_what_was_done_for_both_is_told_to_both(
    case: Case, rita: Received, ravi: Received, edda: Staff, work: Work
) -> None:
    words = "Correction: the leaders left after the inspection."
    both = Decision("correction", after="after which they left", words=words)
    decide(case, both, by=of(edda))
    work()
    assert (outcome(rita), outcome(ravi)) == ("corrected", "corrected")


def test_nothing_goes_while_the_decision_can_be_taken_back(
    case: Case, ravi: Received, daily: Outlet, edda: Staff, work: Work
) -> None:
    daily.policy_data = {"undo_seconds": 10}
    daily.save(update_fields=["policy_data"])
    case = Case.objects.select_related("outlet").get()
    decide(case, FIX, by=of(edda))
    work()
    assert case_of(ravi) == case
    undo(case, by=of(edda))
    decide(case, FIX, by=of(edda))
    with clock.frozen(clock.now() + timedelta(seconds=11)):
        work()
    assert case_of(ravi) != case


def test_where_nobody_asked_for_what_was_decided_all_of_them_are_told(
    hall: Article, edda: Staff, work: Work
) -> None:
    sent = report_on(hall, LINE, "afer which they signed", "afer which they left")
    work()
    decide(Case.objects.get(), FIX, by=of(edda))
    work()
    assert (Case.objects.count(), outcome(sent)) == (1, "decided")


def test_what_an_editor_merged_stays_together(
    hall: Article, rita: Received, edda: Staff, work: Work
) -> None:
    far = report_on(hall, LINE, "great hall", "small hall")
    work()
    merge(case_of(far), into=case_of(rita), by=of(edda))
    decide(case_of(rita), FIX, by=of(edda))
    work()
    assert (Case.objects.count(), outcome(far)) == (1, "decided")


@pytest.fixture
def on_the_twin(daily: Outlet, rita: Received, work: Work) -> Received:
    """Another reader finds the same slip where the line stands at another address."""
    work()
    twin = publish(daily, "/regions/hall", OTHER, LINE)
    sent = report_on(twin, LINE, "afer", "after")
    work()
    return sent


def test_a_story_that_still_has_the_old_words_gets_a_case_of_its_own(
    on_the_twin: Received, rita: Received, edda: Staff, work: Work
) -> None:
    case = Case.objects.get()
    decide(case, FIX, by=of(edda))
    work()
    new = case_of(on_the_twin)
    assert (new.state, new.article) == ("new", on_the_twin.report.article)
    assert (outcome(rita), outcome(on_the_twin)) == ("decided", "received")


def test_a_story_that_was_put_right_before_is_told_with_the_other(
    on_the_twin: Received, daily: Outlet, edda: Staff, work: Work
) -> None:
    publish(daily, "/regions/hall", OTHER, LINE.replace("afer", "after"))
    work()
    case = Case.objects.get()
    decide(case, FIX, by=of(edda))
    publish(daily, "/world/hall", HEAD, LINE.replace("afer", "after"))
    work()
    assert (case_of(on_the_twin), outcome(on_the_twin)) == (case, "decided")


def test_each_decision_is_gone_through_once(case: Case, edda: Staff, work: Work) -> None:
    decide(case, FIX, by=of(edda))
    work()
    assert not DecidedWords.objects.filter(parted_at=None).exists()
