"""The ledger follows a copy's report, to whatever case it is in by now."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.merge import merge
from corrigenda.flow.cases.actions.reopen import reopen
from corrigenda.flow.cases.actions.split import split
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import report_on
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.correct_copies import correct_copies
from corrigenda.flow.propagation.copies.ledger import copies_of, ledger_of
from corrigenda.flow.propagation.copies.likewise import waiting_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.lib.states import TransitionError

from .conftest import NOTICE, WRONG, Archive, correct, names

GRAVEL = "The barges carry gravel, and afer that they carry sand to the port of Orvane."


@pytest.fixture
def confirmed(corrected: Case, archive: Archive, edda: Staff) -> Case:
    """Both copies have cases of their own, and in one of their stories is another slip."""
    archive.story("barges", WRONG, GRAVEL)
    archive.look()
    report_on(Article.objects.get(url__endswith="/barges"), GRAVEL, "afer", "after")
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    return corrected


def barges(case: Case) -> Copy:
    return copies_of(case).get(article__url__endswith="/barges")


def own_and_other(case: Case) -> tuple[Case, Case]:
    """The copy's own case, and the one on the other slip in its story."""
    own = barges(case).own_case
    assert own is not None
    return own, Case.objects.exclude(pk=own.pk).get(article=own.article_id)


def test_a_case_that_it_was_merged_into_declines_it(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    own, other = own_and_other(confirmed)
    merge(own, into=other, by=of(edda))
    archive.look()
    assert barges(confirmed).own_case == other
    assert other.pk in waiting_of(confirmed).values_list("report__joined__case", flat=True)
    decline(Case.objects.get(pk=other.pk), reason="It is right.", by=of(edda))
    archive.look()
    assert barges(confirmed).state == "declined"
    assert not waiting_of(confirmed).filter(article=other.article_id).exists()


def test_the_correction_of_another_passage_does_not_correct_what_was_merged_into_its_case(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    own, other = own_and_other(confirmed)
    merge(own, into=other, by=of(edda))
    correct(Case.objects.get(pk=other.pk), edda, after="after", notice="It said “afer”: after.")
    archive.work()
    archive.mend("/barges")
    assert "1,140" in archive.text("barges")
    assert barges(confirmed).state != "corrected"


def test_one_that_is_split_off_again_is_followed_to_its_case(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    own, other = own_and_other(confirmed)
    merge(own, into=other, by=of(edda))
    archive.look()
    report = barges(confirmed).report_id
    assert report is not None
    alone = split(Case.objects.get(pk=other.pk), [report], by=of(edda))
    archive.look()
    assert barges(confirmed).own_case == alone
    assert correct_copies(confirmed, NOTICE, by=of(edda)).decided == 2
    archive.look()
    archive.mend()
    assert names(copies_of(confirmed, [CopyState.CORRECTED])) == ["barges", "herons"]


def test_split_off_what_was_decided_it_waits_for_a_decision_of_its_own(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    own, _ = own_and_other(confirmed)
    barges_story = Article.objects.get(pk=own.article_id)
    report_on(barges_story, WRONG, "1,140 kilometres", "1,240 kilometres")
    archive.work()
    correct(Case.objects.get(pk=own.pk), edda)
    archive.look()
    copy = barges(confirmed)
    assert copy.state == "requested" and copy.report_id is not None
    alone = split(Case.objects.get(pk=own.pk), [copy.report_id], by=of(edda))
    archive.look()
    copy = barges(confirmed)
    assert (copy.state, copy.own_case) == ("confirmed", alone)
    assert waiting_of(confirmed).filter(pk=copy.pk).exists()


def test_a_case_that_is_declined_and_opened_again_has_its_copy_again(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    own, _ = own_and_other(confirmed)
    decline(own, reason="It is right.", by=of(edda))
    archive.look()
    assert barges(confirmed).state == "declined"
    reopen(Case.objects.get(pk=own.pk), reason="It is not.", by=of(edda))
    archive.look()
    assert barges(confirmed).state == "confirmed"
    correct(Case.objects.get(pk=own.pk), edda)
    archive.work()
    archive.mend()
    assert barges(confirmed).state == "corrected"
    assert ledger_of(confirmed).corrected == 1


def test_a_copy_whose_case_was_declined_is_taken_up_by_opening_that_case(
    confirmed: Case, archive: Archive, edda: Staff
) -> None:
    own, _ = own_and_other(confirmed)
    decline(own, reason="It is right.", by=of(edda))
    archive.look()
    with pytest.raises(TransitionError, match=f"Case {own.pk} on it was declined"):
        confirm_copy(confirmed, barges(confirmed).pk, by=of(edda))
