"""A case to decide, a CMS that mends the story, and a page that is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from corrigenda.conftest import Send
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block
from corrigenda.flow.articles.models import Article, Reading
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock
from corrigenda.lib.tests.conftest import serve

__all__ = ["serve"]

Work = Callable[[], None]
Report = Callable[..., Case]
Rewrite = Callable[[str, str], None]


class ReadPage(Protocol):
    """A reading of the page leaves its traces; then the changes are looked at."""

    def __call__(self, *, notices: list[str] | None = None, draws: bool = False) -> None: ...


@pytest.fixture
def report(send: Send, work: Work) -> Report:
    """Report words of the story; the case that is opened."""

    def _report(says: str, should_say: str = "", **more: str) -> Case:
        send(says, should_say, **more)
        work()
        return Case.objects.order_by("-pk")[0]

    return _report


@pytest.fixture
def rewrite(daily: Outlet, story: Article, work: Work) -> Rewrite:
    """The CMS sends the story with other words; then the changes are looked at."""

    def _rewrite(old: str, new: str) -> None:
        current = Article.objects.get(pk=story.pk).current
        assert current is not None
        blocks = [Block(one.role, one.text.replace(old, new)) for one in current.blocks]
        push(daily, story.url, Story(blocks))
        StoryChange.objects.exclude(look_at=None).update(look_at=clock.now())
        work()

    return _rewrite


@pytest.fixture
def read_page(story: Article, work: Work) -> ReadPage:
    """The page was read."""

    def _read_page(*, notices: list[str] | None = None, draws: bool = False) -> None:
        current = Article.objects.get(pk=story.pk).current
        Reading.objects.create(
            article=story,
            version=current,
            at=clock.now(),
            notices=notices or [],
            draws_notices=draws,
        )
        StoryChange.objects.exclude(look_at=None).update(look_at=clock.now())
        work()

    return _read_page
