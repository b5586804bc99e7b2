"""A copy is compared again whenever its words may have changed: another figure is a variant."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.actions.index_versions import index_versions
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.file_copies import file_copies
from corrigenda.flow.propagation.actions.sweep import sweep_due
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.reports.models import Report
from corrigenda.lib.states import StaleStateError

from .conftest import WRONG, Archive, names

OTHER = WRONG.replace("1,140", "1,300")
DIFFERS = [{"what": "figure", "here": ["1140"], "there": ["1300"]}]


def barges(case: Case) -> Copy:
    return copies_of(case).get(article__url__endswith="/barges")


def filed() -> list[str]:
    return names(Report.objects.filter(channel="sweep").select_related("article"))


def test_a_found_copy_whose_figure_changes_is_a_variant_after_a_look(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", OTHER)
    archive.look()
    copy = barges(corrected)
    assert (copy.state, copy.differs, copy.should_say) == ("variant", DIFFERS, "")
    assert confirm_copies(corrected, None, by=of(edda)) == 1
    archive.look()
    assert filed() == ["herons"]


def test_a_sweep_that_finds_it_with_another_figure_makes_it_a_variant(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", OTHER)
    index_versions(100)
    sweep_case(corrected, by=of(edda))
    sweep_due()
    copy = barges(corrected)
    assert (copy.state, copy.differs, copy.should_say) == ("variant", DIFFERS, "")


def test_a_sweep_by_an_index_that_knows_an_older_version_compares_the_words_of_the_newest(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    Copy.objects.all().delete()
    archive.story("barges", OTHER)
    sweep_case(corrected, by=of(edda))
    sweep_due()
    copy = barges(corrected)
    assert copy.version_id == Article.objects.get(pk=copy.article_id or 0).current_id
    assert (copy.state, copy.differs, copy.should_say) == ("variant", DIFFERS, "")


def test_who_confirms_all_before_anything_was_looked_at_again_does_not_confirm_it(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", OTHER)
    assert confirm_copies(corrected, None, by=of(edda)) == 1
    assert barges(corrected).state == "variant"


def test_one_that_was_confirmed_and_changes_before_it_is_filed_is_looked_at_by_somebody(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    assert confirm_copies(corrected, None, by=of(edda)) == 2
    archive.story("barges", OTHER)
    file_copies()
    copy = barges(corrected)
    assert (copy.state, copy.differs, copy.judged_by, copy.report) == (
        "variant",
        DIFFERS,
        None,
        None,
    )
    assert filed() == ["herons"]


def test_a_variant_that_was_confirmed_for_what_it_says_is_filed(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    (variant,) = copies_of(corrected, [CopyState.VARIANT])
    confirm_copy(corrected, variant.pk, by=of(edda))
    archive.story("canal", WRONG.replace("1,140", "1,410"), "One paragraph more.")
    file_copies()
    assert filed() == ["canal"]


def test_a_variant_that_changes_after_somebody_looked_is_to_be_looked_at_again(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    (variant,) = copies_of(corrected, [CopyState.VARIANT])
    archive.story("canal", OTHER)
    with pytest.raises(StaleStateError, match="look at it again"):
        confirm_copy(corrected, variant.pk, by=of(edda))
    variant.refresh_from_db()
    assert (variant.state, variant.differs) == ("variant", DIFFERS)


def test_a_copy_that_moves_with_its_words_stays_one(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("barges", "A new opening of 300 words.", WRONG, "The barges carry 12 tons.")
    archive.look()
    copy = barges(corrected)
    assert (copy.state, copy.differs, copy.should_say) == ("found", [], "1,240 kilometres")
    assert confirm_copies(corrected, None, by=of(edda)) == 2


def test_one_that_the_house_put_right_before_it_was_filed_is_not_filed(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(corrected, None, by=of(edda))
    archive.story("barges", WRONG.replace("1,140", "1,240"))
    file_copies()
    assert barges(corrected).state == "corrected"
    assert filed() == ["herons"]
