"""A notice stands on its story wherever the story is asked for, and by whatever address."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.tests.stories import publish, report_on
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actions.change_outlet import Change, change_outlet
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.models import Outlet, Staff
from corrigenda.flow.publication.on_story import notices_for

Work = Callable[[], None]
Correct = Callable[[Article, str], None]

TEXT = "The fund holds 28,000 crowns and pays for 12 bridges, officials said in Port Maren."
FIRST = "This story said 28,000 crowns. The fund holds 26,000 crowns."
SECOND = "This story said 12 bridges. The fund pays for 11 bridges."


@pytest.fixture
def correct(edda: Staff, work: Work) -> Correct:
    def _correct(story: Article, words: str) -> None:
        says = "28,000" if "28,000" in words else "12 bridges"
        report_on(story, TEXT, says, "another figure")
        work()
        decide(Case.objects.latest("pk"), Decision("correction", words=words), by=of(edda))
        work()

    return _correct


def words_at(url: str) -> list[str]:
    return [one.words for one in notices_for(url)]


@pytest.mark.parametrize(
    "asked",
    [
        "http://daily.example/story",
        "https://www.daily.example/story/",
        "https://daily.example/story?utm_campaign=x",
        "https://daily.example/amp/story",
        "https://m.daily.example/story",
    ],
)
def test_it_is_found_by_a_twin_of_the_address(daily: Outlet, correct: Correct, asked: str) -> None:
    correct(publish(daily, "/story", TEXT), FIRST)
    assert words_at(asked) == [FIRST]


def test_it_is_found_when_the_house_moved_to_another_domain(
    daily: Outlet, correct: Correct
) -> None:
    correct(publish(daily, "/story", TEXT), FIRST)
    change = Change(add_origins=["https://news.example"], drop_origins=["https://daily.example"])
    moved = change_outlet(daily, change, by=OPERATOR).outlet
    assert words_at("https://news.example/story") == [FIRST]
    # The CMS sends the story anew from there, and it is corrected again.
    sent = Story([Block(Role.body, TEXT)])
    correct(push(moved, "https://news.example/story", sent)[0].article, SECOND)
    assert words_at("https://news.example/story") == [SECOND, FIRST]
