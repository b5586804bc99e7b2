"""Every version of an article is kept, each text once after another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection

from corrigenda.flow.articles.actions.keep_version import MAX_CHARS, Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.errors import ArticleError, UnknownOriginError
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.queries import article_at
from corrigenda.flow.newsroom.models import Outlet

URL = "https://daily.example/a"


def body(*texts: str, role: Role = Role.body) -> Story:
    return Story([Block(role, text) for text in texts])


def test_a_new_text_is_a_new_version_and_the_old_one_stays(daily: Outlet) -> None:
    push(daily, URL, body("One."))
    second, new = push(daily, URL, body("Two."))
    assert (second.number, new) == (2, True)
    assert second.article.current == second
    assert [one.text for one in Version.objects.order_by("number")] == ["One.", "Two."]


def test_the_same_text_again_is_the_same_version(daily: Outlet) -> None:
    first, _ = push(daily, URL, body("One."))
    assert push(daily, URL, body("One.")) == (first, False)


def test_a_return_to_an_earlier_text_is_a_version_of_its_own(daily: Outlet) -> None:
    for words in ("One.", "Two.", "One."):
        version, new = push(daily, URL, body(words))
    assert (version.number, new) == (3, True)


def test_a_related_box_that_turns_over_makes_no_version(daily: Outlet) -> None:
    for box in ("Herons return", "Tram clock was right"):
        blocks = (Block(Role.body, "One."), Block(Role.aside, box))
        version, new = push(daily, URL, Story(blocks))
    assert (version.number, new) == (1, False)


def test_a_text_with_another_role_is_another_version(daily: Outlet) -> None:
    push(daily, URL, body("One."))
    assert push(daily, URL, body("One.", role=Role.quote))[1]


def test_the_headline_is_the_first_block_with_that_role(daily: Outlet) -> None:
    blocks = (Block(Role.byline, "By Rolf"), Block(Role.headline, "H" * 600))
    version, _ = push(daily, URL, Story(blocks))
    assert version.article.headline == "H" * 500


def test_without_a_headline_the_article_goes_by_its_url(daily: Outlet) -> None:
    assert push(daily, URL, body("One."))[0].article.headline == URL


@pytest.mark.parametrize("blocks", [(), (Block(Role.aside, "Read more"),)])
def test_no_text_is_no_article(daily: Outlet, blocks: tuple[Block, ...]) -> None:
    with pytest.raises(ArticleError, match="no text"):
        push(daily, URL, Story(blocks))
    assert not Article.objects.exists()


def test_a_million_characters_fit_and_one_more_does_not(daily: Outlet) -> None:
    assert push(daily, URL, body("a" * MAX_CHARS))[1]
    with pytest.raises(ArticleError, match="1,000,001"):
        push(daily, URL, body("a" * (MAX_CHARS + 1)))


def test_an_outlet_sends_only_what_stands_on_its_own_origins(daily: Outlet) -> None:
    with pytest.raises(UnknownOriginError, match=r"https://herald\.example"):
        push(daily, "https://herald.example/a", body("One."))
    assert not Article.objects.exists()


def test_one_story_has_one_article_however_its_address_is_written(daily: Outlet) -> None:
    push(daily, URL, body("One."))
    push(daily, "https://DAILY.example:443/a?utm_source=x#top", body("Two."))
    article = article_at("https://daily.example/./a")
    assert article is not None
    assert article.versions.count() == 2


@pytest.mark.parametrize(
    "story",
    [
        Story((Block(Role.body, "One."),), language="en\x00"),
        Story((Block(Role.body, "One."),), language="\ud800"),
        Story((Block(Role.body, "One."),), authors=["Rolf\x00"]),
        Story((Block(Role.body, "One."),), authors=["\ud800"]),
        Story(
            (Block(Role.body, "One."),),
            published_at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        ),
        Story((Block(Role.body, "One."),), published_at=datetime(2026, 5, 4, 12)),  # noqa: DTZ001
    ],
    ids=["language-nul", "language-half", "author-nul", "author-half", "year-0", "no-zone"],
)
def test_what_no_database_can_hold_is_never_half_kept(daily: Outlet, story: Story) -> None:
    version, _ = push(daily, URL, story)
    version.refresh_from_db()
    assert version.language == "en"
    assert "\x00" not in "".join(version.authors)
    assert version.published_at in (None, datetime(2026, 5, 4, 12, tzinfo=UTC))


@pytest.mark.django_db(transaction=True)
def test_eight_texts_at_once_become_eight_versions(transactional_db: None, daily: Outlet) -> None:
    def send(number: int) -> int:
        try:
            return push(daily, URL, body(f"Text {number}."))[0].number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(send, range(8))) == list(range(1, 9))
    assert Article.objects.get().current == Version.objects.get(number=8)
