"""The index takes in a text before the application knows it: what is found is never cut out of
another text, whoever died in between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.passages import index
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import publish
from corrigenda.flow.newsroom.actors import of
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.sweep import sweep_due
from corrigenda.flow.propagation.actions.sweep_case import sweep_case
from corrigenda.flow.propagation.copies.ledger import copies_of, sweep_of
from corrigenda.flow.propagation.models import Copy
from corrigenda.flow.propagation.states import CopyState
from corrigenda.lib import clock
from corrigenda.project.cli import main

from .conftest import WRONG, Archive

FIRST = "A whole new paragraph was put in front of everything else in this story by its author."
LAST = "The crews of the barges say that nobody has asked them about it in many years of work."


@pytest.fixture
def barges(corrected: Case) -> Article:
    """A story with the error, of which nothing is on the ledger yet."""
    Copy.objects.all().delete()
    return Article.objects.get(url__endswith="/barges")


def killed_before_it_is_marked(story: Article) -> None:
    """The index holds the current text, and nobody said so."""
    story.refresh_from_db()
    assert story.current is not None
    index().add_many([(str(story.pk), story.current.text)])


def says(case: Case, story: Article) -> list[str]:
    """What stands at the places that were found in a story."""
    return [one.selector.exact for one in copies_of(case) if one.article_id == story.pk]


@pytest.mark.parametrize("paragraphs", [(FIRST, LAST, WRONG), (WRONG, LAST)])
def test_what_moved_in_the_new_text_is_found_where_it_stands_there(
    corrected: Case, archive: Archive, barges: Article, edda: Staff, paragraphs: tuple[str, ...]
) -> None:
    publish(archive.outlet, "/barges", *paragraphs)
    killed_before_it_is_marked(barges)
    sweep_case(corrected, by=of(edda))
    sweep_due()
    assert says(corrected, barges) == ["1,140 kilometres"]
    archive.look()
    assert says(corrected, barges) == ["1,140 kilometres"]


def test_what_stands_in_no_text_that_we_know_is_left_for_the_next_look(
    corrected: Case, archive: Archive, barges: Article, edda: Staff
) -> None:
    index().add_many([(str(barges.pk), f"{FIRST}\n\n{WRONG.replace('rises', 'wells up')}")])
    sweep_case(corrected, by=of(edda))
    sweep_due()
    assert says(corrected, barges) == []
    sweep = sweep_of(corrected)
    assert sweep is not None and sweep.is_partial
    # Not at once, and over and over until the index is marked.
    assert sweep_due() == 0

    publish(archive.outlet, "/barges", FIRST, WRONG)
    with clock.frozen(clock.now() + timedelta(minutes=2)):
        archive.work()
        assert says(corrected, barges) == ["1,140 kilometres"]
        sweep = sweep_of(corrected)
        assert sweep is not None and (sweep.is_partial, sweep.due_at) == (False, None)


def test_the_command_prints_what_the_index_read(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    barges = Article.objects.get(url__endswith="/barges")
    publish(archive.outlet, "/barges", FIRST, LAST, WRONG)
    killed_before_it_is_marked(barges)
    assert main(["sweep", WRONG]) == 0
    told = capsys.readouterr().out
    assert told.count("The Ossel rises in the hills of Sundrel") == len(
        [one for one in told.splitlines() if "https://" in one]
    )


def test_places_are_confirmed_with_their_own_words(
    corrected: Case, archive: Archive, barges: Article, edda: Staff
) -> None:
    publish(archive.outlet, "/barges", FIRST, LAST, WRONG)
    killed_before_it_is_marked(barges)
    sweep_case(corrected, by=of(edda))
    sweep_due()
    (copy,) = [one for one in copies_of(corrected, [CopyState.FOUND]) if one.article == barges]
    assert (copy.differs, copy.should_say) == ([], "1,240 kilometres")
