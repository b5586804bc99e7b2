"""Words are counted once a story, whatever comes twice; and few stories are known by poor words."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.publication.actions.choose_keys import choose_keys
from corrigenda.flow.publication.actions.keep_topic import forget_topic, keep_topic
from corrigenda.flow.publication.actions.relate_versions import relate_versions
from corrigenda.flow.publication.models import Topic, TopicKey, WordCount
from corrigenda.flow.publication.related import finding
from corrigenda.flow.publication.related.finding import forget_orders, related_to

from .conftest import FERRY, INQUIRY, OTHERS, Tell

Rows = set[tuple[int, int]]


def counts() -> Rows:
    return set(WordCount.objects.values_list("word", "stories"))


def test_taking_a_story_twice_changes_nothing(archive: Tell) -> None:
    before = counts(), set(TopicKey.objects.values_list("word", "article"))
    Version.objects.update(related_at=None)
    while relate_versions():
        pass
    assert counts() == before[0]
    assert Topic.objects.count() == len(OTHERS) + 3


def test_an_archive_has_the_same_counts_by_whatever_way_it_came_to_be(tell: Tell) -> None:
    tell("ferry", "It was about bread at first.")
    tell("inquiry", *INQUIRY)
    relate_versions()
    tell("ferry", *FERRY)
    relate_versions()
    one = counts()
    for article in Article.objects.all():
        forget_topic(article.pk)
    assert counts() == set()
    assert not TopicKey.objects.exists()
    for article in Article.objects.order_by("-pk"):
        keep_topic(article)
    assert counts() == one


def test_every_version_that_came_is_done_with_once_the_newest_is_kept(tell: Tell) -> None:
    tell("ferry", "One version.")
    tell("ferry", "Another version.")
    relate_versions()
    assert not Version.objects.filter(related_at=None).exists()
    assert Topic.objects.get().version.number == 2


def test_a_story_that_stands_elsewhere_by_now_is_forgotten(archive: Tell) -> None:
    gone, stands = Article.objects.order_by("pk")[:2]
    Article.objects.filter(pk=gone.pk).update(same_as=stands)
    Version.objects.filter(article=gone).update(related_at=None)
    relate_versions()
    assert not Topic.objects.filter(article=gone).exists()


def test_a_deleted_story_takes_along_what_was_kept(archive: Tell) -> None:
    article = Article.objects.get(url__endswith="/choir")
    Article.objects.filter(pk=article.pk).update(current=None)
    article.delete()
    assert not TopicKey.objects.filter(article=article.pk).exists()


def test_in_a_larger_archive_stories_are_found_by_their_rare_words(
    archive: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", 0)
    for row in Topic.objects.all():
        Topic.objects.filter(pk=row.pk).update(of_stories=1)
    assert choose_keys() == len(OTHERS) + 3
    assert choose_keys() == 0
    forget_orders()
    found = {one.url for one in related_to("https://daily.example/ferry").stories}
    assert found == {"https://daily.example/inquiry", "https://daily.example/salvage"}


def test_a_profile_of_another_version_of_the_program_is_passed_over(archive: Tell) -> None:
    Topic.objects.filter(article__url__endswith="/inquiry").update(profile=b"\x63old")
    forget_orders()
    found = [one.url for one in related_to("https://daily.example/ferry").stories]
    assert found == ["https://daily.example/salvage"]
