"""Corrected twice: its copies and its memory get the newest words for the oldest ones."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import report_on
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.errors import CopyError
from corrigenda.flow.propagation.models import Remembered
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.models import Report

from .conftest import NOTICE, WRONG, Archive, correct, names

SECOND = "This story said 1,140 kilometres, and then 1,240. The Ossel runs 1,260 kilometres."
BACK = "We were right at first: the Ossel runs 1,140 kilometres."


def again(case: Case, by: Staff, after: str = "1,260 kilometres", notice: str = SECOND) -> Case:
    """Decide the case once more, and supersede what was published."""
    correct(Case.objects.get(pk=case.pk), by, after=after, notice=notice)
    return Case.objects.get(pk=case.pk)


def decided_elsewhere(case: Case) -> dict[str, tuple[str, str]]:
    """What was decided for the other stories: before and after, by their last names."""
    rows = Correction.objects.exclude(case=case).select_related("article")
    return {names([one])[0]: (one.before, one.after) for one in rows}


EVERYWHERE = dict.fromkeys(["barges", "herons"], ("1,140 kilometres", "1,260 kilometres"))


@pytest.mark.parametrize("applied", [True, False], ids=["in the story", "not in the story yet"])
def test_what_nobody_judged_yet_is_offered_the_newest_words(
    corrected: Case, archive: Archive, edda: Staff, *, applied: bool
) -> None:
    if applied:
        archive.mend("/treaty")
    case = again(corrected, edda)
    archive.work()
    found = copies_of(case, [CopyState.FOUND])
    assert {names([one])[0]: one.should_say for one in found} == {
        "barges": "1,260 kilometres",
        "herons": "1,260 kilometres",
    }
    confirm_copies(case, None, by=of(edda))
    archive.look()
    assert correct_copies(case, SECOND, by=of(edda)).decided == 2
    assert decided_elsewhere(case) == EVERYWHERE


def test_what_was_confirmed_before_is_decided_with_the_newest_words(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.mend("/treaty")
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    assert {one.should_say for one in Report.objects.filter(channel="sweep")} == {
        "1,240 kilometres"
    }
    case = again(corrected, edda)
    assert correct_copies(case, SECOND, by=of(edda)).decided == 2
    assert decided_elsewhere(case) == EVERYWHERE
    archive.work()
    archive.mend()
    assert names(copies_of(case, [CopyState.CORRECTED])) == ["barges", "herons"]


def test_a_second_correction_of_more_words_takes_the_first_one_with_it(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.mend("/treaty")
    article = Article.objects.get(url__endswith="/treaty")
    right = WRONG.replace("1,140", "1,240")
    report_on(article, right, "runs 1,240 kilometres", "flows for 1,240 kilometres")
    archive.work()
    case = again(corrected, edda, after="flows for 1,260 kilometres")
    archive.work()
    barges = copies_of(case).get(article__url__endswith="/barges")
    confirm_copies(case, [barges.pk], by=of(edda))
    archive.look()
    correct_copies(case, SECOND, by=of(edda))
    archive.mend("/barges")
    assert "flows for 1,260 kilometres through" in archive.text("barges")


def test_of_words_that_were_given_back_no_copy_is_corrected(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.mend("/treaty")
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    case = again(corrected, edda, after="1,140 kilometres", notice=BACK)
    with pytest.raises(CopyError, match="given back as they were"):
        correct_copies(case, BACK, by=of(edda))
    archive.work()
    assert {one.should_say for one in copies_of(case)} == {""}


def test_the_wording_of_a_copys_readers_is_never_published_under_the_originals_notice(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    barges = Article.objects.get(url__endswith="/barges")
    for _ in range(2):
        report_on(barges, WRONG, "1,140 kilometres", "1,340 kilometres")
    archive.work()
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    assert correct_copies(corrected, NOTICE, by=of(edda)).decided == 2
    assert set(decided_elsewhere(corrected).values()) == {("1,140 kilometres", "1,240 kilometres")}


def test_a_copy_whose_words_the_fix_does_not_fit_any_more_is_refused(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    archive.story("barges", WRONG.replace("1,140", "1,300"))
    archive.look()
    done = correct_copies(corrected, NOTICE, by=of(edda))
    assert (done.decided, len(done.refused)) == (1, 1)
    assert "does not fit" in done.refused[0]
    assert list(decided_elsewhere(corrected)) == ["herons"]


def test_an_error_that_comes_back_is_offered_the_newest_words_and_names_the_newest_entry(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.mend("/treaty")
    again(corrected, edda)
    archive.work()
    archive.mend("/treaty")
    archive.story("ferry", WRONG)
    archive.story("quay", WRONG.replace("1,140", "1,240"))
    archive.work()
    reports = Report.objects.filter(channel="memory").order_by("article__url")
    assert [(one.says, one.should_say) for one in reports] == [
        ("1,140 kilometres", "1,260 kilometres"),
        ("1,240 kilometres", "1,260 kilometres"),
    ]
    newest = Entry.objects.latest("pk")
    assert all(one.source_url.endswith(newest.public_id) for one in reports)


def test_an_error_whose_old_words_were_given_back_in_the_end_is_none(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    for after, notice in (("1,260 kilometres", SECOND), ("1,140 kilometres", BACK)):
        archive.mend("/treaty")
        again(corrected, edda, after=after, notice=notice)
        archive.work()
    archive.mend("/treaty")
    assert Remembered.objects.count() > 1
    archive.story("ferry", WRONG)
    archive.work()
    assert not Report.objects.filter(channel="memory").exists()
