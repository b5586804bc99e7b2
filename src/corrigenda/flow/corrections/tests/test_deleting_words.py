"""Words can be deleted from the story, with none in their place."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.errors import CorrectionError
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.renderers.fix import fix
from corrigenda.flow.corrections.tests.conftest import ReadPage, Report, Rewrite, Work
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import AuditEntry, Staff

DELETE = Decision("fix", delete=True)


def test_a_fix_may_delete_the_words_and_the_cms_is_asked_so(report: Report, edda: Staff) -> None:
    correction = decide(report("afer"), DELETE, by=of(edda))
    assert (correction.before, correction.after) == ("afer", "")
    assert correction.changes_story
    assert correction.deletes
    asked = fix(StoryChange.objects.get())
    assert (asked["before"], asked["after"]) == ("afer", "")
    assert AuditEntry.objects.get(verb="correction.decide").detail["after"] == ""


def test_what_stands_under_new_words_does_not_matter(report: Report, edda: Staff) -> None:
    decide(report("afer"), Decision("fix", after="afer", delete=True), by=of(edda))
    assert Correction.objects.get().after == ""


def test_words_that_are_replaced_are_not_deleted(report: Report, edda: Staff) -> None:
    assert not decide(report("afer"), Decision("fix", after="after"), by=of(edda)).deletes


@pytest.mark.parametrize(
    ("says", "touched"),
    [("28,000 ", "figure"), ("not ", "negation"), ("Orla", "name"), ("another ", "quotation")],
)
def test_a_silent_deletion_that_touches_facts_waits_for_a_second_person(
    report: Report, edda: Staff, says: str, touched: str
) -> None:
    correction = decide(report(says.strip()), DELETE, by=of(edda))
    assert correction.state == "in_approval"
    assert touched in correction.second_person_because


def test_figures_that_come_to_stand_together_are_a_touch(
    report: Report, edda: Staff, rewrite: Rewrite
) -> None:
    rewrite("12 bridges", "12 or 000 bridges")
    correction = decide(report("or", block="pays for 12 or 000 bridges"), DELETE, by=of(edda))
    assert "figure" in correction.second_person_because


def test_words_that_only_a_reader_saw_cannot_be_deleted(report: Report, edda: Staff) -> None:
    case = report("herons", block="The herons are back.")
    with pytest.raises(CorrectionError, match="by hand"):
        decide(case, DELETE, by=of(edda))


def test_it_is_verified_when_the_words_around_stand_together(
    report: Report, edda: Staff, work: Work, rewrite: Rewrite, read_page: ReadPage
) -> None:
    decide(report("afer"), DELETE, by=of(edda))
    work()
    change = StoryChange.objects.get()
    assert (change.state, change.missing) == ("requested", ["the deletion of the words"])
    rewrite("afer ", "")
    read_page()
    assert StoryChange.objects.get().state == "verified"
    assert Case.objects.get().state == "closed"


def test_other_words_in_their_place_are_no_deletion(
    report: Report, edda: Staff, rewrite: Rewrite
) -> None:
    decide(report("afer"), DELETE, by=of(edda))
    rewrite("afer", "after")
    change = StoryChange.objects.get()
    assert (change.state, change.missing) == ("requested", ["the deletion of the words"])
