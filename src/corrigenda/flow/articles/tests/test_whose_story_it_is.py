"""A story is matched to the staff who wrote it by the names that its versions give."""

from __future__ import annotations

import pytest

from corrigenda.conftest import STORY_URL, an_outlet
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.queries import reporters_of, stories_of
from corrigenda.flow.articles.reach import reaches, require_on
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actors import SYSTEM, of
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Outlet, Staff


def sent(
    outlet: Outlet, *authors: str, byline: str = "", words: str = "The fund holds."
) -> Article:
    lines = [Block(Role.byline, byline)] if byline else []
    blocks = (Block(Role.headline, "Treaty"), *lines, Block(Role.body, words))
    url = STORY_URL if outlet.slug == "daily" else f"https://{outlet.slug}.example/story"
    version, _ = push(outlet, url, Story(blocks, authors=authors))
    return version.article


def test_by_the_authors_that_the_cms_names(daily: Outlet, rolf: Staff) -> None:
    story = sent(daily, "Teo Marsk", "ROLF  Maro")
    assert list(reporters_of(story)) == [rolf]
    assert list(stories_of(rolf)) == [story.pk]


def test_by_the_byline_where_it_names_none(daily: Outlet, rolf: Staff) -> None:
    assert list(reporters_of(sent(daily, byline="By Rolf Maro, Port Maren"))) == [rolf]


def test_not_by_the_words_of_the_story(daily: Outlet, rolf: Staff) -> None:
    assert not reporters_of(sent(daily, words="Rolf Maro said so.")).exists()


def test_a_name_that_a_later_version_lacks_stays(daily: Outlet, rolf: Staff) -> None:
    sent(daily, "Rolf Maro")
    story = sent(daily, "Teo Marsk", words="The fund held.")
    assert list(reporters_of(story)) == [rolf]


def test_a_namesake_at_another_outlet_wrote_nothing_here(daily: Outlet, rolf: Staff) -> None:
    story = sent(an_outlet("herald", "The Herald"), "Rolf Maro")
    assert not reporters_of(story).exists()
    assert not stories_of(rolf).exists()


def test_who_has_left_is_no_reporter_of_it(daily: Outlet, rolf: Staff, ada: Staff) -> None:
    story = sent(daily, "Rolf Maro")
    deactivate(rolf, outlet=daily, by=of(ada))
    assert not reporters_of(story).exists()


def test_a_reporter_reaches_their_own_stories_and_an_editor_all(
    daily: Outlet, rolf: Staff, edda: Staff
) -> None:
    story = sent(daily, "Teo Marsk")
    assert not reaches(of(rolf), story)
    assert reaches(of(edda), story)
    assert reaches(SYSTEM, story)
    with pytest.raises(NotAllowedError, match="own stories"):
        require_on(of(rolf), "desk.read", story)
    sent(daily, "Rolf Maro", words="The fund held.")
    require_on(of(rolf), "desk.read", story)


def test_what_their_role_may_not_they_may_not_on_their_own_either(
    daily: Outlet, rolf: Staff
) -> None:
    with pytest.raises(NotAllowedError):
        require_on(of(rolf), "correction.decide", sent(daily, "Rolf Maro"))
