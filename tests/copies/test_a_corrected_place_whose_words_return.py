"""A place that was corrected says again what was wrong: it is on the list once more."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState

from .conftest import NOTICE, WRONG, Archive, correct, names

RIGHT = WRONG.replace("1,140", "1,240")


@pytest.fixture
def everywhere(corrected: Case, archive: Archive, edda: Staff) -> Case:
    """The case and its two copies are corrected, and their stories say so."""
    archive.mend("/treaty")
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    correct_copies(corrected, NOTICE, by=of(edda))
    archive.look()
    archive.mend("/herons", "/barges")
    assert names(copies_of(corrected, [CopyState.CORRECTED])) == ["barges", "herons"]
    return corrected


def swept(case: Case, archive: Archive, by: Staff) -> dict[str, str]:
    """The states by story, after the case was searched for once more."""
    sweep_case(case, by=of(by))
    archive.work()
    rows = copies_of(case).select_related("article")
    return {names([one])[0]: one.state for one in rows}


def test_where_the_old_words_stand_again_it_is_judged_anew(
    everywhere: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", WRONG)
    found = swept(everywhere, archive, edda)
    assert (found["barges"], found["herons"]) == ("found", "corrected")
    copy = Copy.objects.get(case=everywhere, article__url__endswith="/barges")
    assert (copy.own_case, copy.report, copy.judged_by) == (None, None, None)


def test_where_the_right_words_stand_it_stays_corrected(
    everywhere: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", RIGHT.replace("Sundrel", "northern Sundrel"))
    found = swept(everywhere, archive, edda)
    assert (found["barges"], found["herons"]) == ("corrected", "corrected")


def test_where_a_notice_was_all_the_old_words_are_no_news(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    own = Case.objects.get(article__url__endswith="/barges")
    decide(own, Decision("clarification", words="It is said of the upper course."), by=of(edda))
    archive.look()
    assert names(copies_of(corrected, [CopyState.CORRECTED])) == ["barges"]
    assert swept(corrected, archive, edda)["barges"] == "corrected"


def again(archive: Archive, by: Staff) -> Case:
    """Another case of the same error, in a new story."""
    archive.story("ferry", WRONG)
    archive.work()
    case = Case.objects.get(article__url__endswith="/ferry")
    correct(case, by)
    archive.work()
    return case


def test_it_is_offered_on_the_ledger_of_the_next_case_too(
    everywhere: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", WRONG)
    assert "barges" in names(copies_of(again(archive, edda), [CopyState.FOUND]))


def test_what_is_gone_here_and_judged_there_is_not_asked_again(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.mend("/treaty")
    other = again(archive, edda)
    archive.story("barges", "Nothing is left of the paragraph on the river that was here before.")
    archive.look()
    assert "barges" in names(copies_of(corrected, [CopyState.GONE]))
    archive.story("barges", WRONG)
    assert swept(other, archive, edda)["barges"] == "found"
    decline_copies(other, None, by=of(edda))
    assert swept(corrected, archive, edda)["barges"] == "gone"
