"""The orders that are compared: plain BM25 of SQLite's FTS5, and ours."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import timedelta
from heapq import nlargest

from bench.related.stories import Story

from corrigenda.archive.related import (
    by_chance,
    fresh,
    key_words,
    likeness,
    profile_of,
    rarity,
    words_to_ask,
)
from corrigenda.archive.words import folded_words

MOST_LOOKED_AT = 80
MOST_ROWS = 4_000
MOST_ASKED = 500
MOST = 3
"""All four as `flow/publication/related/finding.py` has them."""

Scored = list[tuple[float, str]]


class Bm25:
    """FTS5 with its own words and weights; asked with all words of the story, or its headline."""

    def __init__(self, stories: Sequence[Story], *, headline_only: bool) -> None:
        self._stories = list(stories)
        self._by_headline = headline_only
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE story USING fts5 (text)")
        rows = ((at, f"{one.headline}\n\n{one.text}") for at, one in enumerate(self._stories))
        self._db.executemany("INSERT INTO story (rowid, text) VALUES (?, ?)", rows)

    def scored(self, story: Story, most: int) -> Scored:
        """The stories most like it, of the same language, with what each is worth to BM25."""
        asked = story.headline if self._by_headline else f"{story.headline}\n{story.text}"
        words = dict.fromkeys(folded_words(asked[:40_000]))
        question = " OR ".join(f'"{word}"' for word in words)
        if not question:
            return []
        rows = self._db.execute(
            "SELECT rowid, -rank FROM story WHERE story MATCH ? ORDER BY rank", (question,)
        )
        found = ((worth, self._stories[at]) for at, worth in rows)
        mine = story.id, story.language
        ids = [(worth, one.id) for worth, one in found if _may_follow(one, *mine)]
        return ids[:most]


def _may_follow(one: Story, itself: str, language: str) -> bool:
    return one.id != itself and one.language == language


class Ours:
    """The product's own functions, its rows in memory."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._by_id = {one.id: one for one in stories}
        self._profiles = {
            one.id: profile_of(one.headline, one.text, salt=one.language) for one in stories
        }
        self._stories = Counter(one.language for one in stories)
        self._counts: Counter[int] = Counter()
        for profile in self._profiles.values():
            self._counts.update(set(profile.words.tolist()))
        self._index: dict[int, list[str]] = defaultdict(list)
        for key, profile in self._profiles.items():
            for word in key_words(profile.totals(), self._rarities(key)):
                self._index[word].append(key)

    def _rarities(self, key: str) -> dict[int, float]:
        stories = self._stories[self._by_id[key].language]
        words = set(self._profiles[key].words.tolist())
        return {word: rarity(self._counts[word], stories) for word in words}

    def alike(self, story: Story, most: int) -> Scored:
        """The most alike, with how much they are; when they were published counts for nothing."""
        rare, mine = self._rarities(story.id), self._profiles[story.id]
        near: dict[str, float] = defaultdict(float)
        for word in words_to_ask(self._counts, rare, rows=MOST_ROWS, most=MOST_ASKED):
            for key in self._index.get(word, ()):
                near[key] += rare[word]
        near.pop(story.id, None)
        looked_at = nlargest(MOST_LOOKED_AT, near, key=near.__getitem__)
        found = ((likeness(mine, self._profiles[key], rare), key) for key in looked_at)
        return nlargest(most, (one for one in found if one[0] > 0.0))

    def newer_first(self, story: Story, most: int) -> Scored:
        """The most alike, an older one weighed down as the product does."""
        return self._weighed(story, self.alike(story, MOST_LOOKED_AT))[:most]

    def told(self, story: Story, most: int, times: float = 1.0) -> Scored:
        """What a page would tell of: what either of two is more like than chance would have it.

        `times` puts the bar higher or lower, to see what that would cost.
        """
        alike = self.alike(story, MOST_LOOKED_AT)
        least = times * self._by_chance(story.id)
        seen_from_here = {key for worth, key in alike if worth > least}
        told = [
            one
            for at, one in enumerate(self._weighed(story, alike))
            if one[1] in seen_from_here
            or (at < MOST and self._from_there(one[1], story.id) > times * self._by_chance(one[1]))
        ]
        return told[:most]

    def _from_there(self, other: str, story: str) -> float:
        return likeness(self._profiles[other], self._profiles[story], self._rarities(other))

    def _by_chance(self, key: str) -> float:
        stories = self._stories[self._by_id[key].language]
        return by_chance(self._profiles[key], self._counts, self._rarities(key), stories)

    def _weighed(self, story: Story, found: Scored) -> Scored:
        def age(key: str) -> timedelta:
            at, then = story.at, self._by_id[key].at
            return at - then if at and then else timedelta(0)

        return sorted(((worth * fresh(age(key)), key) for worth, key in found), reverse=True)
