"""What is kept of what stories are about: profiles, and in how many stories a word occurs."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from corrigenda.archive.related import Profile, profile_of, rarity
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.publication.models import Topic
from corrigenda.lib.languages import primary

log = logging.getLogger(__name__)

MOST_ASKED = 500
"""Words in one question; SQLite takes some thousands."""

# In SQL of its own, as in articles/finding.py.
_COUNTS = "SELECT word, stories FROM publication_wordcount WHERE word IN ({})"


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


def profile_in(topic: Topic) -> Profile | None:
    """What a row keeps; None where another version of Corrigenda wrote it."""
    try:
        return Profile.from_bytes(bytes(topic.profile))
    except ValueError as error:
        log.warning("%s: %s", topic, error)
        return None
