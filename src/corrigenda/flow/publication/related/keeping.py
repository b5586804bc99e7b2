"""Keep what stories are about: their profiles, the words they are found by, and the counts."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

from corrigenda.archive.related import Profile, key_words, profile_of, rarity
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.publication.labels import primary
from corrigenda.flow.publication.models import Topic, TopicKey

log = logging.getLogger(__name__)

MOST_ASKED = 500
"""Words in one question; SQLite takes some thousands."""

# In SQL of its own, as in articles/finding.py; and bulk_create cannot add to what is there.
_COUNTS = "SELECT word, stories FROM publication_wordcount WHERE word IN ({})"
_KEYS = """
    INSERT INTO publication_topickey (word, article_id) VALUES {} ON CONFLICT DO NOTHING
"""
_COUNT = """
    INSERT INTO publication_wordcount (word, stories) VALUES {}
    ON CONFLICT (word) DO UPDATE SET stories = publication_wordcount.stories + excluded.stories
"""


def salt_of(article: Article, version: Version) -> str:
    """Stories with the same salt may be related: those of one outlet in one language."""
    return f"{article.outlet_id}/{primary(version.language or article.outlet.language)}"


@lru_cache(maxsize=1_000)
def counter_of(salt: str) -> int:
    """The word that every story with a salt is counted under."""
    return int(profile_of("all", "", salt=f"{salt}/stories").words[0])


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many stories words occur, and how many stories there are."""

    stories: int
    of: dict[int, int]

    @property
    def rarities(self) -> dict[int, float]:
        """What each of the words tells."""
        return {word: rarity(count, self.stories) for word, count in self.of.items()}


def counts_of(words: Collection[int], counter: int) -> Counts:
    """How often these words occur, in one question or a few."""
    asked = [*words, counter]
    found: dict[int, int] = {}
    for at in range(0, len(asked), MOST_ASKED):
        found.update(rows(_COUNTS, asked[at : at + MOST_ASKED]))
    known = {one: max(1, found.get(one, 1)) for one in words}
    return Counts(max(1, found.get(counter, 1)), known)


def rows(question: str, values: Sequence[int]) -> list[tuple[int, int]]:
    """What the database answers; `{}` in the question stands for the values."""
    if not values:
        return []
    with connection.cursor() as cursor:
        cursor.execute(question.format(", ".join(["%s"] * len(values))), values)
        return [(int(one), int(other)) for one, other in cursor.fetchall()]


def keep(article: Article) -> None:
    """Keep what an article is about as it stands now, inside the caller's transaction.

    Doing it twice is harmless. What has no text, or stands elsewhere by now, is forgotten.
    """
    version = article.current
    if version is None or article.same_as_id is not None:
        forget(article.pk)
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


def choose_again(topic: Topic) -> None:
    """Choose anew by which words a story is found, inside the caller's transaction."""
    profile = profile_in(topic)
    if profile is None:
        return
    totals = profile.totals()
    counts = counts_of(totals, topic.counter)
    keys = sorted(key_words(totals, counts.rarities))
    _put_keys(topic.article_id, topic.keys, keys)
    Topic.objects.filter(pk=topic.pk).update(keys=keys, of_stories=counts.stories)


def forget(article: int) -> None:
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


def profile_in(topic: Topic) -> Profile | None:
    """What a row keeps; None where another version of Corrigenda wrote it."""
    try:
        return Profile.from_bytes(bytes(topic.profile))
    except ValueError as error:
        log.warning("%s: %s", topic, error)
        return None


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


def _put_keys(article: int, before: Sequence[int], now: Sequence[int]) -> None:
    gone = [one for one in before if one not in set(now)]
    if gone:
        TopicKey.objects.filter(word__in=gone, article=article).delete()
    new = [value for one in now if one not in set(before) for value in (one, article)]
    if new:
        with connection.cursor() as cursor:
            cursor.execute(_KEYS.format(", ".join(["(%s, %s)"] * (len(new) // 2))), new)
