"""A text out of an archive adds what is missing, and never undoes what stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corrigenda.flow.articles.actions.ingest import Given, ingest_pages
from corrigenda.flow.articles.actions.keep_version import Story, keep_version
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.actions.register import register
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.errors import OlderTextError
from corrigenda.flow.articles.models import Article, Source, Version
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock

URL = "https://daily.example/a"
SPRING = datetime(2026, 3, 1, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 1, tzinfo=UTC)


def blocks(text: str) -> tuple[Block, ...]:
    return (Block(Role.body, text),)


def take(
    outlet: Outlet,
    text: str,
    *,
    published: datetime | None = None,
    modified: datetime | None = None,
) -> bool:
    """Whether it was new; raises why it was not taken."""
    page = Page(blocks(text), published_at=published, modified_at=modified)
    (came,) = ingest_pages(outlet, [Given(page, URL)])
    if isinstance(came, Exception):
        raise came
    return came


def show(outlet: Outlet, text: str) -> Version:
    """The story's page showed this."""
    return keep_version(register(outlet, URL), Story(blocks(text)), source=Source.READ)[0]


def current() -> str:
    article = Article.objects.select_related("current").get()
    assert article.current is not None
    return article.current.text


def test_two_texts_of_one_address_are_two_versions_however_often_they_are_taken(
    daily: Outlet,
) -> None:
    first = [take(daily, text) for text in ("Old.", "New.")]
    again = [take(daily, text) for text in ("Old.", "New.") * 3]
    assert (first, again) == ([True, True], [False] * 6)
    assert [one.text for one in Version.objects.order_by("number")] == ["Old.", "New."]
    assert current() == "New."


def test_a_text_that_any_source_brought_before_is_known(daily: Outlet) -> None:
    push(daily, URL, Story(blocks("28 crowns.")))
    push(daily, URL, Story(blocks("82 crowns.")))
    assert not take(daily, "28 crowns.")
    assert Version.objects.count() == 2
    assert current() == "82 crowns."


@pytest.mark.parametrize("source", [Source.PUSH, Source.READ])
def test_an_archive_beside_a_live_site_leaves_its_stories_as_they_are(
    daily: Outlet, source: Source
) -> None:
    with clock.frozen(SUMMER):
        if source == Source.PUSH:
            push(daily, URL, Story(blocks("82 crowns.")))
        else:
            show(daily, "82 crowns.")
        for dates in ({}, {"published": SPRING}, {"published": SPRING, "modified": SPRING}):
            with pytest.raises(OlderTextError):
                take(daily, "28 crowns.", **dates)
    assert current() == "82 crowns."
    assert Version.objects.count() == 1


def test_a_text_that_was_changed_after_the_live_one_was_seen_is_taken(daily: Outlet) -> None:
    with clock.frozen(SUMMER):
        push(daily, URL, Story(blocks("28 crowns.")))
    with clock.frozen(AUTUMN):
        assert take(daily, "82 crowns.", published=SPRING, modified=AUTUMN)
    assert current() == "82 crowns."


def test_a_live_text_counts_also_where_an_archive_came_after_it(daily: Outlet) -> None:
    with clock.frozen(SUMMER):
        push(daily, URL, Story(blocks("28 crowns.")))
    take(daily, "82 crowns.", modified=AUTUMN)
    with pytest.raises(OlderTextError):
        take(daily, "18 crowns.")


def test_of_two_archives_the_later_text_stands_in_whichever_order_they_come(
    daily: Outlet,
) -> None:
    take(daily, "New.", published=SPRING, modified=AUTUMN)
    with pytest.raises(OlderTextError):
        take(daily, "Old.", published=SPRING, modified=SUMMER)
    assert current() == "New."


def test_without_dates_the_archive_that_is_taken_later_counts(daily: Outlet) -> None:
    take(daily, "Old.")
    take(daily, "New.")
    assert current() == "New."


def test_a_date_of_publishing_is_not_held_against_one_of_a_change(daily: Outlet) -> None:
    take(daily, "Old.", modified=AUTUMN)
    assert take(daily, "New.", published=SPRING)


def test_a_page_or_a_cms_that_returns_to_an_old_text_still_makes_a_version(daily: Outlet) -> None:
    take(daily, "One.")
    push(daily, URL, Story(blocks("Two.")))
    assert show(daily, "One.").number == 3
    assert current() == "One."


WINTER = datetime(2026, 12, 1, tzinfo=UTC)


def test_a_text_that_came_back_at_a_later_date_is_a_new_version(daily: Outlet) -> None:
    rows = (("28 crowns.", SUMMER), ("82 crowns.", AUTUMN), ("28 crowns.", WINTER))
    for text, at in rows:
        assert take(daily, text, published=SPRING, modified=at)
    assert current() == "28 crowns."
    again = [take(daily, text, published=SPRING, modified=at) for text, at in rows * 2]
    assert not any(again), "the same rows once more are known"
    assert Version.objects.count() == 3


def test_so_is_one_that_came_back_after_the_live_text_was_seen(daily: Outlet) -> None:
    for text, at in (("28 crowns.", SUMMER), ("82 crowns.", AUTUMN)):
        with clock.frozen(at):
            push(daily, URL, Story(blocks(text)))
    assert not take(daily, "28 crowns.", modified=SUMMER)
    assert take(daily, "28 crowns.", modified=WINTER)
    assert current() == "28 crowns."


def test_without_the_date_of_its_change_it_is_known(daily: Outlet) -> None:
    take(daily, "28 crowns.", published=SPRING)
    take(daily, "82 crowns.", published=SPRING)
    assert not take(daily, "28 crowns.", published=SPRING)
    assert not take(daily, "28 crowns.", published=WINTER)
    assert current() == "82 crowns."


def test_where_no_date_of_the_standing_text_is_known_either(daily: Outlet) -> None:
    take(daily, "28 crowns.")
    take(daily, "82 crowns.")
    assert not take(daily, "28 crowns.", modified=WINTER)
