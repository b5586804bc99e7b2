"""A page that turns out to be an address of another story is no place of its own."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.actions.unite import unite
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of, ledger_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState

from .conftest import WRONG, Archive, names

BOTH = "Nobody has asked the crews about it in years, say those who have been on board for long."


def story(name: str) -> Article:
    return Article.objects.get(url__endswith=f"/{name}")


@pytest.fixture
def printed(corrected: Case, archive: Archive, edda: Staff) -> Case:
    """The story on the barges has a print page that was taken for a story."""
    archive.story("barges", WRONG, BOTH)
    archive.story("print", WRONG, BOTH)
    archive.work()
    sweep_case(corrected, by=of(edda))
    archive.look()
    assert names(copies_of(corrected, [CopyState.FOUND])) == ["barges", "herons", "print"]
    return corrected


def test_its_found_copy_is_not_offered_beside_that_of_the_story(
    printed: Case, archive: Archive
) -> None:
    assert unite(story("print"), story("barges"))
    archive.look()
    assert names(copies_of(printed, [CopyState.FOUND])) == ["barges", "herons"]
    assert names(copies_of(printed, [CopyState.GONE])) == ["print"]


def test_who_confirms_all_at_that_moment_confirms_the_storys_alone(
    printed: Case, archive: Archive, edda: Staff
) -> None:
    unite(story("print"), story("barges"))
    assert confirm_copies(printed, None, by=of(edda)) == 2
    archive.look()
    assert Case.objects.filter(article=story("barges")).count() == 1


def test_one_that_was_confirmed_goes_on_in_the_story(
    printed: Case, archive: Archive, edda: Staff
) -> None:
    (copy,) = copies_of(printed).filter(article=story("print"))
    confirm_copies(printed, [copy.pk], by=of(edda))
    archive.look()
    unite(story("print"), story("barges"))
    archive.look()
    assert names(copies_of(printed, [CopyState.FOUND])) == ["herons"]
    copy.refresh_from_db()
    assert (copy.state, copy.article) == ("confirmed", story("barges"))
    assert copy.own_case is not None and copy.own_case.article_id == copy.article_id
    assert not Copy.objects.filter(article=story("print")).exists()


def test_where_both_were_confirmed_the_place_is_counted_once(
    printed: Case, archive: Archive, edda: Staff
) -> None:
    confirm_copies(printed, None, by=of(edda))
    archive.look()
    unite(story("print"), story("barges"))
    archive.look()
    assert ledger_of(printed).followed == 2
    assert Case.objects.filter(article=story("barges")).count() == 1


def test_a_page_of_the_corrected_story_itself_is_no_copy(
    corrected: Case, archive: Archive, edda: Staff
) -> None:
    archive.story("treaty", WRONG, BOTH)
    archive.story("print", WRONG, BOTH)
    archive.work()
    sweep_case(corrected, by=of(edda))
    archive.work()
    assert "print" in names(copies_of(corrected, [CopyState.FOUND]))
    unite(story("print"), story("treaty"))
    archive.look()
    assert names(copies_of(corrected, [CopyState.FOUND])) == ["barges", "herons"]


def test_what_is_gone_from_the_story_takes_no_place_from_it(
    printed: Case, archive: Archive
) -> None:
    (gone,) = copies_of(printed).filter(article=story("barges"))
    Copy.objects.filter(pk=gone.pk).update(state=CopyState.GONE, start=(gone.start or 0) + 1)
    unite(story("print"), story("barges"))
    archive.look()
    assert names(copies_of(printed, [CopyState.FOUND])) == ["barges", "herons"]
