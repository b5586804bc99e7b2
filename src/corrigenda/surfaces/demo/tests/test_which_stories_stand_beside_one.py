"""In an archive of a dozen stories those on the same matter are told of, and no others."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.reading import read_html
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.actions.relate_versions import relate_versions
from corrigenda.flow.publication.related.finding import forget_orders, related_to
from corrigenda.surfaces.demo.cms.store import packaged
from corrigenda.surfaces.demo.story import parse

DAILY = "https://daily.example/demo/"
TREATY = "three-river-states-sign-ossel-treaty"
EXPLAINED = "what-the-ossel-treaty-says"
BARGES = "barge-rates-fall-as-shippers-bet-on-ossel"
HERONS = "herons-return-to-lower-ossel"
OSSEL = {TREATY, EXPLAINED, BARGES, HERONS}
"""All that a newspaper would link with one another, as its editor judged by reading them."""


@pytest.fixture
def newsroom(db: None, daily: Outlet) -> None:
    for slug, text in packaged().items():
        story = parse(text)
        read = read_html(f"<html><body>{story.article}</body></html>".encode())
        given = Story(read.blocks, language=story.language, published_at=story.published_at)
        push(daily, DAILY + slug, given)
    relate_versions()
    forget_orders()


def told(slug: str) -> list[str]:
    return [one.url.removeprefix(DAILY) for one in related_to(DAILY + slug).stories]


def test_the_treaty_and_what_it_says_stand_beside_each_other(newsroom: None) -> None:
    assert told(TREATY)[0] == EXPLAINED
    assert told(EXPLAINED)[0] == TREATY


def test_no_story_about_the_river_has_one_that_is_not(newsroom: None) -> None:
    for slug in OSSEL:
        assert set(told(slug)) <= OSSEL


def test_a_story_about_something_else_has_none(newsroom: None) -> None:
    for slug in packaged().keys() - OSSEL:
        assert told(slug) == []
