"""The index of passages: in the application's database, at the newest version, whoever was last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings

from corrigenda.archive import BadDocumentError, DiskFullError
from corrigenda.flow.articles import passages
from corrigenda.flow.articles.actions import index_versions as step
from corrigenda.flow.articles.actions.index_versions import index_articles, index_versions
from corrigenda.flow.articles.actions.unite import unite
from corrigenda.flow.articles.actions.want_index import want_index
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.passages import index
from corrigenda.flow.cases.tests.stories import publish
from corrigenda.flow.newsroom.models import Outlet

FIRST = "The ferry to Port Maren leaves at seven in the morning and takes two hours and a half."
SECOND = "The barge to Upper Sill carries gravel on every other Friday, weather and wind allowing."


def found(words: str) -> list[str]:
    return [one.document_id for one in index().find(words)]


def indexed(article: Article) -> Version | None:
    return Article.objects.select_related("indexed").get(pk=article.pk).indexed


@pytest.mark.django_db(transaction=True)
def test_it_stands_in_the_applications_own_database(daily: Outlet) -> None:
    passages.close()
    settings.ARCHIVE_URL = ""
    article = publish(daily, "/ferry", FIRST)
    assert index_versions() == 1
    assert found(FIRST) == [str(article.pk)]
    index().remove(str(article.pk))


def test_a_new_version_takes_the_place_of_the_one_before(daily: Outlet) -> None:
    article = publish(daily, "/ferry", FIRST)
    index_versions()
    publish(daily, "/ferry", SECOND)
    assert index_versions() == 1
    assert (found(FIRST), found(SECOND)) == ([], [str(article.pk)])
    assert index_versions() == 0


def test_of_many_versions_at_once_the_newest_stands(daily: Outlet) -> None:
    article = publish(daily, "/ferry", FIRST)
    publish(daily, "/ferry", SECOND)
    index_versions()
    assert found(FIRST) == []
    version = indexed(article)
    assert version is not None and version.number == 2
    assert not Version.objects.filter(indexed_at=None).exists()


def test_a_version_that_comes_in_while_another_is_put_is_put_over_it(
    daily: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = publish(daily, "/ferry", FIRST)
    put: Callable[[list[Article]], None] = step._put

    def put_slowly(articles: list[Article]) -> None:
        put(articles)
        publish(daily, "/ferry", SECOND)

    monkeypatch.setattr(step, "_put", put_slowly)
    index_articles([article.pk])
    monkeypatch.undo()
    assert (found(FIRST), found(SECOND)) == ([], [str(article.pk)])
    version = indexed(article)
    assert version is not None and version.number == 2


def test_a_process_that_died_after_putting_an_older_version_leaves_it_to_be_put_again(
    daily: Outlet,
) -> None:
    article = publish(daily, "/ferry", FIRST)
    old = Version.objects.get()
    publish(daily, "/ferry", SECOND)
    index_versions()
    index().add_many([(str(article.pk), FIRST)])  # and dies: its version was never marked
    Version.objects.filter(pk=old.pk).update(indexed_at=None)
    index_versions()
    assert (found(FIRST), found(SECOND)) == ([], [str(article.pk)])


def test_a_story_that_became_an_address_of_another_leaves_the_index(daily: Outlet) -> None:
    print_page, story = publish(daily, "/print/ferry", FIRST), publish(daily, "/ferry", FIRST)
    index_versions()
    assert len(found(FIRST)) == 2
    assert unite(print_page, story)
    index_versions()
    assert found(FIRST) == [str(story.pk)]
    assert indexed(print_page) is None


def test_what_asks_for_it_is_indexed_again(daily: Outlet) -> None:
    article = publish(daily, "/ferry", FIRST)
    index_versions()
    index().remove(str(article.pk))
    want_index(article)
    index_versions()
    assert found(FIRST) == [str(article.pk)]


def test_a_text_that_the_index_does_not_take_keeps_no_other_out(
    daily: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = publish(daily, "/bad", FIRST), publish(daily, "/good", SECOND)
    opened = index()
    add: Callable[[list[tuple[str, str]]], None] = opened.add_many

    def add_many(documents: list[tuple[str, str]]) -> None:
        if any(key == str(bad.pk) for key, _ in documents):
            raise BadDocumentError("It is no text.")
        add(documents)

    monkeypatch.setattr(opened, "add_many", add_many)
    index_versions()
    assert found(SECOND) == [str(good.pk)]
    assert index_versions() == 0


def test_a_text_for_which_there_is_no_room_waits(
    daily: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = publish(daily, "/bad", FIRST), publish(daily, "/good", SECOND)
    opened = index()
    add: Callable[[list[tuple[str, str]]], None] = opened.add_many

    def add_many(documents: list[tuple[str, str]]) -> None:
        if len(documents) > 1:
            raise BadDocumentError("One of them is no text.")
        raise DiskFullError

    monkeypatch.setattr(opened, "add_many", add_many)
    with pytest.raises(DiskFullError):
        index_versions()
    monkeypatch.setattr(opened, "add_many", add)
    index_articles([bad.pk, good.pk])
    assert found(FIRST) == [str(bad.pk)]
    assert found(SECOND) == [str(good.pk)]
