"""Keep what stories are about: their profiles, the words they are found by, and the counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from corrigenda.archive.related import key_words, profile_of
from corrigenda.flow.articles.models import Article
from corrigenda.flow.publication.models import Topic, TopicKey, WordCount
from corrigenda.flow.publication.related.keeping import (
    MOST_ASKED,
    counter_of,
    counts_of,
    profile_in,
    salt_of,
)

# bulk_create cannot add to what is there.
_KEYS = """
    INSERT INTO publication_topickey (word, article_id) VALUES {} ON CONFLICT DO NOTHING
"""
_COUNT = """
    INSERT INTO publication_wordcount (word, stories) VALUES {}
    ON CONFLICT (word) DO UPDATE SET stories = publication_wordcount.stories + excluded.stories
"""


def keep_topic(article: Article) -> None:
    """Keep what an article is about as it stands now, inside the caller's transaction.

    Doing it twice is harmless. What has no text, or stands elsewhere by now, is forgotten.
    """
    version = article.current
    if version is None or article.same_as_id is not None:
        forget_topic(article.pk)
        return
    before = _topic(article.pk)
    salt = salt_of(article, version)
    profile, counter = profile_of(version.headline, version.text, salt=salt), counter_of(salt)
    totals = profile.totals()
    _count(_words(before), {*totals, counter})
    counts = counts_of(totals, counter)
    keys = sorted(key_words(totals, counts.rarities))
    _put_keys(article.pk, before.keys if before else [], keys)
    Topic.objects.update_or_create(
        article=article,
        defaults={
            "version": version,
            "at": version.published_at or article.created_at,
            "counter": counter,
            "profile": profile.to_bytes(),
            "keys": keys,
            "of_stories": counts.stories,
        },
    )


def choose_topic_again(topic: Topic) -> None:
    """Choose anew by which words a story is found, inside the caller's transaction."""
    profile = profile_in(topic)
    if profile is None:
        return
    totals = profile.totals()
    counts = counts_of(totals, topic.counter)
    keys = sorted(key_words(totals, counts.rarities))
    _put_keys(topic.article_id, topic.keys, keys)
    Topic.objects.filter(pk=topic.pk).update(keys=keys, of_stories=counts.stories)


def forget_topic(article: int) -> None:
    """Keep nothing more of what an article is about, inside the caller's transaction."""
    before = _topic(article)
    if before is None:
        return
    _count(_words(before), set())
    _put_keys(article, before.keys, [])
    Topic.objects.filter(article=article).delete()


def _topic(article: int) -> Topic | None:
    """What is kept, locked, so that two processes never count one story twice."""
    return Topic.objects.select_for_update().filter(article=article).first()


def _words(topic: Topic | None) -> set[int]:
    profile = topic and profile_in(topic)
    return {*profile.words.tolist(), topic.counter} if topic and profile else set()


def _count(before: set[int], now: set[int]) -> None:
    """In one order everywhere, so that two processes do not wait for each other for ever."""
    changes = sorted([(one, -1) for one in before - now] + [(one, 1) for one in now - before])
    for at in range(0, len(changes), MOST_ASKED):
        some = changes[at : at + MOST_ASKED]
        values: list[Any] = [value for change in some for value in change]
        with connection.cursor() as cursor:
            cursor.execute(_COUNT.format(", ".join(["(%s, %s)"] * len(some))), values)
        # The hash of a word that no story has any more would tell it by trying.
        gone = [word for word, by in some if by < 0]
        WordCount.objects.filter(word__in=gone, stories__lte=0).delete()


def _put_keys(article: int, before: Sequence[int], now: Sequence[int]) -> None:
    gone = [one for one in before if one not in set(now)]
    if gone:
        TopicKey.objects.filter(word__in=gone, article=article).delete()
    new = [value for one in now if one not in set(before) for value in (one, article)]
    if new:
        with connection.cursor() as cursor:
            cursor.execute(_KEYS.format(", ".join(["(%s, %s)"] * (len(new) // 2))), new)
