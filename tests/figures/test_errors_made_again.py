"""What goes wrong again is named: the story, the author, and the very same words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.figures import repeats
from corrigenda.flow.publication.figures.reckoning import Period, period
from corrigenda.flow.publication.figures.repeats import Again, SameError
from corrigenda.lib import clock

Write = Callable[..., Article]
NOTICE = "An earlier version called Orla Venn by another office. She is Chancellor."


@pytest.fixture
def write(daily: Outlet) -> Write:
    """Publish a story by somebody, of some paragraphs."""

    def _write(slug: str, *paragraphs: str, by: tuple[str, ...]) -> Article:
        blocks = [Block(Role.body, one) for one in paragraphs]
        url = f"https://daily.example/world/{slug}"
        return push(daily, url, Story(blocks, "en", authors=list(by)))[0].article

    return _write


@pytest.fixture
def put_right(daily: Outlet, edda: Staff, send: Send, work: Callable[[], None]):
    """Have words of a story reported and corrected."""

    def _put_right(article: Article, says: str, after: str) -> Correction:
        block = next(one.text for one in article.current.blocks if says in one.text)
        send(says, after, kind="fact", url=article.url, block=block)
        work()
        case = Case.objects.get(article=article, says=says)
        return decide(case, Decision("correction", after=after, words=NOTICE), by=actors.of(edda))

    return _put_right


@pytest.fixture
def lately() -> Callable[[], Period]:
    return lambda: period(30, clock.now() + timedelta(minutes=1))


def test_the_same_words_wrong_again_are_named_with_what_they_should_be(
    write: Write, put_right, lately, daily: Outlet
) -> None:
    treaty = write("treaty-signed", "Minister Orla Venn signed it in the port.", by=("Ann Roe",))
    budget = write("budget-passed", "It was minister orla Venn who asked for it.", by=("Bo Lund",))
    other = write("strike-ends", "Minister Orla Venn was not there.", by=("Bo Lund",))
    put_right(treaty, "Minister Orla Venn", "Chancellor Orla Venn")
    put_right(budget, "minister orla Venn", "Chancellor  Orla Venn")
    put_right(other, "Minister Orla Venn", "Chancellor Vera Orlan")
    (again,) = repeats.errors_again([daily], lately())
    assert again.before.casefold() == "minister orla venn"
    assert again == SameError(again.before, "Chancellor Orla Venn", 2, 2)


def test_an_author_is_named_for_the_same_error_and_for_stories_corrected_twice(
    write: Write, put_right, lately, daily: Outlet
) -> None:
    first = write("one", "Minister Orla Venn signed. It cost 24 crowns.", by=("Ann Roe",))
    second = write("two", "Minister Orla Venn left.", by=("Ann Roe",))
    alone = write("three", "Minister Orla Venn slept.", by=("Bo Lund",))
    put_right(first, "Minister Orla Venn", "Chancellor Orla Venn")
    put_right(first, "24 crowns", "26 crowns")
    put_right(second, "Minister Orla Venn", "Chancellor Orla Venn")
    put_right(alone, "Minister Orla Venn", "Chancellor Orla Venn")
    assert repeats.authors_again([daily], lately()) == [Again("Ann Roe", stories=1, same=1)]


def test_of_a_story_by_two_each_is_named(write: Write, put_right, lately, daily: Outlet) -> None:
    story = write("one", "Orla Ven signed. Orla Ven left.", by=("Ann Roe", "Bo Lund"))
    put_right(story, "Orla Ven signed", "Orla Venn signed")
    put_right(story, "Orla Ven left", "Orla Venn left")
    assert [one.name for one in repeats.authors_again([daily], lately())] == ["Ann Roe", "Bo Lund"]


def test_an_error_is_made_again_whoever_else_wrote_the_story(
    write: Write, put_right, lately, daily: Outlet
) -> None:
    alone = write("one", "Minister Orla Venn signed.", by=("Ann Roe",))
    together = write("two", "Minister Orla Venn left.", by=("Ann Roe", "Bo Lund", "Ann Roe"))
    put_right(alone, "Minister Orla Venn", "Chancellor Orla Venn")
    put_right(together, "Minister Orla Venn", "Chancellor Orla Venn")
    assert repeats.authors_again([daily], lately()) == [Again("Ann Roe", stories=0, same=1)]


def test_nothing_is_said_again_that_happened_once(
    write: Write, put_right, lately, daily: Outlet
) -> None:
    put_right(write("one", "It cost 24 crowns.", by=("Ann Roe",)), "24 crowns", "26 crowns")
    assert repeats.stories_again([daily], lately()) == []
    assert repeats.authors_again([daily], lately()) == []
    assert repeats.errors_again([daily], lately()) == []


def test_a_notice_that_leaves_the_story_as_it_is_repeats_no_error(
    write: Write, put_right, daily: Outlet
) -> None:
    story = write("one", "It cost 24 crowns.", by=("Ann Roe",))
    assert put_right(story, "24 crowns", "24 crowns").error_hash == ""
