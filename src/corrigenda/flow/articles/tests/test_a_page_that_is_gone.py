"""Since when a story's page cannot be read is known, and whether the house took it away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.actions.read import MAX_FAILURES, read
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.actions.want_reading import FRESH, want_fresh_reading
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import SURE, Article
from corrigenda.flow.articles.tests.test_reading_a_page import own, page
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock
from corrigenda.lib.tests.conftest import Serve
from corrigenda.lib.tests.servers import Visit

NOON = datetime(2027, 5, 31, 12, 0, tzinfo=UTC)


class House:
    """A house whose page answers `status`, or the story."""

    status = ""

    def __call__(self, visit: Visit) -> None:
        visit.answer(page(), status=self.status or "200 OK")


def read_at(article: Article, moment: datetime) -> Article:
    with clock.frozen(moment):
        read(article)
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize(
    ("status", "gone"), [("410 Gone", True), ("404 Not Found", True), ("503 Down", False)]
)
def test_it_is_known_since_when_and_lasts_until_the_page_is_back(
    daily: Outlet, serve: Serve, status: str, gone: bool
) -> None:
    house = House()
    article = read_at(register(daily, own(daily, serve(house))), NOON)
    assert (article.unread_since, article.gone_since, article.page_status) == (None, None, 0)
    house.status = status
    for hours in (1, 2):
        article = read_at(article, NOON + timedelta(hours=hours))
        assert article.unread_since == NOON + timedelta(hours=1)
        assert article.page_status == int(status[:3])
        assert (article.gone_since is not None) == gone
    house.status = ""
    article = read_at(article, NOON + timedelta(hours=3))
    assert (article.unread_since, article.gone_since, article.page_status) == (None, None, 0)
    assert article.read_error == ""


def test_it_is_settled_when_it_is_so_again_hours_later_for_which_it_is_read_again(
    daily: Outlet, serve: Serve
) -> None:
    house = House()
    house.status = "404 Not Found"
    article = read_at(register(daily, own(daily, serve(house))), NOON)
    assert (article.away_since, article.gone_at) == (NOON, None)
    assert article.read_due_at == NOON + SURE
    article = read_at(article, NOON + SURE / 2)
    assert (article.gone_at, article.read_due_at) == (None, NOON + SURE)
    article = read_at(article, NOON + SURE)
    assert (article.away_since, article.gone_at) == (NOON, NOON + SURE)
    assert article.read_due_at is None
    article = read_at(article, NOON + SURE * 2)
    assert (article.gone_at, article.read_due_at) == (NOON + SURE, None)
    house.status = ""
    article = read_at(article, NOON + SURE * 3)
    assert (article.away_since, article.gone_at) == (None, None)


def test_what_is_in_the_way_when_it_is_to_be_settled_has_it_read_once_more(
    daily: Outlet, serve: Serve
) -> None:
    house = House()
    house.status = "404 Not Found"
    article = read_at(register(daily, own(daily, serve(house))), NOON)
    article.read_failures = MAX_FAILURES
    house.status = "503 Down"
    article = read_at(article, NOON + SURE)
    assert (article.away_since, article.read_due_at) == (None, NOON + SURE * 2)
    article = read_at(article, NOON + SURE * 2)
    assert article.read_due_at is None


def test_what_is_no_answer_of_the_kind_between_two_of_them_begins_it_anew(
    daily: Outlet, serve: Serve
) -> None:
    house = House()
    article = register(daily, own(daily, serve(house)))
    for hours, status in enumerate(["404 Not Found", "503 Down", "404 Not Found"]):
        house.status = status
        article = read_at(article, NOON + SURE * hours)
    assert (article.away_since, article.gone_at) == (NOON + SURE * 2, None)


def test_a_story_that_its_cms_sends_again_is_back(daily: Outlet, serve: Serve) -> None:
    house = House()
    house.status = "410 Gone"
    article = read_at(register(daily, own(daily, serve(house))), NOON)
    assert article.gone_since == NOON
    push(daily, article.url, Story([Block(Role.body, "It is here again.")]))
    article.refresh_from_db()
    assert (article.unread_since, article.read_error) == (None, "")


def test_a_reading_that_is_old_is_renewed_and_a_new_one_is_not(daily: Outlet, serve: Serve) -> None:
    article = read_at(register(daily, own(daily, serve(House()))), NOON)
    for age, wanted in ((FRESH / 2, False), (FRESH * 2, True)):
        with clock.frozen(NOON + age):
            want_fresh_reading(Article.objects.select_related("current").get())
        article.refresh_from_db()
        assert (article.read_due_at is not None) == wanted


def test_the_page_of_a_story_that_its_cms_sends_is_left_alone(story: Article) -> None:
    want_fresh_reading(story)
    story.refresh_from_db()
    assert story.read_due_at is None
    Article.objects.update(unread_since=NOON, read_tried_at=NOON)
    with clock.frozen(NOON + FRESH * 2):
        want_fresh_reading(Article.objects.select_related("current").get())
    story.refresh_from_db()
    assert story.read_due_at is not None
