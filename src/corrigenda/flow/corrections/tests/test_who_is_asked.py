"""A second person decides where the house wants one, and everybody who may is asked."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision, second_person_because
from corrigenda.flow.corrections.queries import approvers_of, in_approval_for
from corrigenda.flow.corrections.tests.conftest import Report
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff


@pytest.fixture
def case(report: Report) -> Case:
    """“28,000” is disputed, in a story of the section World."""
    return report("28,000", "26,000")


def because(case: Case, **policy: object) -> str:
    case.outlet.policy_data = policy
    return second_person_because(case, "correction", "26,000")


def test_nobody_is_asked_for_a_correction_unless_the_house_says_so(case: Case) -> None:
    assert because(case) == ""


def test_by_kind(case: Case) -> None:
    assert "approve a correction" in because(case, second_person_for=["correction"])


def test_by_severity(case: Case) -> None:
    case.severity = "urgent"
    assert because(case, second_person_severities=["urgent"]) != ""
    assert because(case, second_person_severities=["high"]) == ""


def test_by_what_the_change_touches(case: Case) -> None:
    assert because(case, second_person_touches=["figure"]) == "the change touches a figure"
    assert because(case, second_person_touches=["name"]) == ""


@pytest.mark.parametrize("section", ["world", "World", "/world/"])
def test_by_section_of_the_site(case: Case, section: str) -> None:
    assert section in because(case, second_person_sections=[section])
    assert because(case, second_person_sections=["sport"]) == ""


def test_by_the_section_that_the_story_names(case: Case) -> None:
    assert case.article.current is not None
    case.article.current.section = "court reports"
    assert because(case, second_person_sections=["Court  Reports"]) != ""


@pytest.mark.parametrize(
    ("before", "after", "is_asked"), [("signed", "welcomed", True), ("afer", "after", False)]
)
def test_of_a_silent_fix_there_too_unless_it_is_spelling(
    report: Report, before: str, after: str, is_asked: bool
) -> None:
    case = report(before, after)
    case.outlet.policy_data = {"second_person_sections": ["world"]}
    assert bool(second_person_because(case, "fix", after)) is is_asked
    case.outlet.policy_data = {}
    assert second_person_because(case, "fix", after) == ""


def test_a_withdrawal_always(case: Case) -> None:
    case.outlet.policy_data = {"second_person_for": []}
    assert second_person_because(case, "withdrawal", "") != ""


def test_who_may_is_asked_but_for_who_decided(
    case: Case, edda: Staff, stan: Staff, ada: Staff, rolf: Staff
) -> None:
    words = "We withdrew this story: nobody signed the treaty."
    made = decide(case, Decision("withdrawal", words=words), by=of(stan))
    assert approvers_of(made) == [ada]
    assert list(in_approval_for(ada)) == [made]
    assert list(in_approval_for(edda)) == [made]
