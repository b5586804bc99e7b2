"""Publishing a correction finds the other places of the error, and each is followed."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.queries import wordings_of
from corrigenda.flow.cases.tests.stories import report_on
from corrigenda.flow.corrections.actions.accept import offer_of
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of, ledger_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.reports.models import Report
from corrigenda.lib.states import TransitionError

from .conftest import EDITED, WRONG, Archive, correct, names


def test_what_is_published_is_swept_for(corrected: Case) -> None:
    assert names(copies_of(corrected, [CopyState.FOUND])) == ["barges", "herons"]
    assert names(copies_of(corrected, [CopyState.VARIANT])) == ["canal"]


def test_an_open_case_is_swept_for_when_somebody_asks(
    reported: Case, archive: Archive, edda: Staff
) -> None:
    assert ledger_of(reported).all == 0
    sweep_case(reported, by=of(edda))
    archive.work()
    assert names(copies_of(reported)) == ["barges", "canal", "herons"]
    assert {one.should_say for one in copies_of(reported)} == {""}
    correct(reported, edda)
    archive.work()
    said = {names([one])[0]: one.should_say for one in copies_of(reported)}
    assert said == {"barges": "1,240 kilometres", "herons": "1,240 kilometres", "canal": ""}


def test_a_variant_says_what_differs(corrected: Case) -> None:
    (variant,) = copies_of(corrected, [CopyState.VARIANT])
    assert variant.differs == [{"what": "figure", "here": ["1140"], "there": ["1410"]}]


def test_each_confirmed_copy_gets_a_case_of_its_own_with_the_fix_in_its_words(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    assert confirm_copies(corrected, None, by=of(edda)) == 2
    archive.look()
    cases = Case.objects.exclude(pk=corrected.pk).select_related("version", "article", "outlet")
    assert names(cases) == ["barges", "herons"]
    for case in cases:
        (report,) = Report.objects.filter(article=case.article)
        assert (report.channel, case.first_door) == ("sweep", "sweep")
        assert (report.says, report.should_say) == ("1,140 kilometres", "1,240 kilometres")
        assert f"case {corrected.pk}" in report.why
        offer = offer_of(case, wordings_of([case])[case.pk])
        assert offer is not None and offer.after == "1,240 kilometres"
        assert case.lane == "fact"
    assert ledger_of(corrected).waiting == 2


def test_the_ledger_follows_each_until_it_is_corrected(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    for case in Case.objects.exclude(pk=corrected.pk):
        correct(case, edda)
    archive.work()
    archive.look()
    assert {
        one.state for one in copies_of(corrected, [CopyState.CONFIRMED, CopyState.REQUESTED])
    } == {"requested"}
    archive.mend("/barges")
    ledger = ledger_of(corrected)
    assert (ledger.corrected, ledger.followed) == (1, 2)
    archive.mend()
    ledger = ledger_of(corrected)
    assert (ledger.corrected, ledger.followed, ledger.variants) == (2, 2, 1)


def test_a_copys_own_correction_starts_no_ledger_of_its_own(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    for case in Case.objects.exclude(pk=corrected.pk):
        correct(case, edda)
    archive.look()
    assert set(Copy.objects.values_list("case", flat=True)) == {corrected.pk}


def test_a_variant_is_confirmed_by_itself_and_never_with_the_others(
    corrected: Case, edda: Staff
) -> None:
    (variant,) = copies_of(corrected, [CopyState.VARIANT])
    assert confirm_copies(corrected, [variant.pk], by=of(edda)) == 0
    assert confirm_copy(corrected, variant.pk, by=of(edda)).state == "confirmed"


def test_what_is_declined_stays_so_when_the_archive_is_swept_again(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    assert decline_copies(corrected, None, by=of(edda)) == 2
    sweep_case(corrected, by=of(edda))
    archive.work()
    assert names(copies_of(corrected, [CopyState.DECLINED])) == ["barges", "herons"]
    assert ledger_of(corrected).found == 0


def test_a_case_that_is_declined_declines_its_copy(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(corrected, None, by=of(edda))
    archive.look()
    decline(Case.objects.get(article__url__endswith="/barges"), reason="It is right.", by=of(edda))
    archive.look()
    assert names(copies_of(corrected, [CopyState.DECLINED])) == ["barges"]


def test_a_story_that_was_rewritten_before_anybody_looked_is_gone(
    corrected: Case, archive: Archive
) -> None:
    archive.story("barges", "The river is not what this story is about any more, after all.")
    archive.look()
    assert names(copies_of(corrected, [CopyState.GONE])) == ["barges"]


def test_what_is_settled_is_not_judged_again(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", "The river is not what this story is about any more, after all.")
    archive.look()
    (gone,) = copies_of(corrected, [CopyState.GONE])
    with pytest.raises(TransitionError):
        confirm_copy(corrected, gone.pk, by=of(edda))


def test_a_new_story_with_the_passage_is_found_by_the_next_sweep(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("ferry", WRONG)
    archive.work()
    sweep_case(corrected, by=of(edda))
    archive.work()
    assert names(copies_of(corrected, [CopyState.FOUND])) == ["barges", "ferry", "herons"]


def test_the_same_passage_twice_in_the_story_is_a_place_too_and_its_own_place_is_not(
    archive: Archive, edda: Staff
) -> None:
    article = archive.story("twice", WRONG, "Between them stands another paragraph.", EDITED)
    archive.work()
    report_on(Article.objects.get(pk=article.pk), WRONG, "1,140 kilometres", "1,240 kilometres")
    archive.work()
    case = Case.objects.get()
    assert case.start is not None
    sweep_case(case, by=of(edda))
    archive.work()
    (own,) = [one for one in copies_of(case) if one.article_id == article.pk]
    assert own.start is not None and own.start > case.start
    correct(case, edda)
    archive.work()
    archive.mend()
    sweep_case(case, by=of(edda))
    archive.work()
    assert [one.pk for one in copies_of(case) if one.article_id == article.pk] == [own.pk]
