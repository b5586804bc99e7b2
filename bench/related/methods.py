"""The two orders that are compared: plain BM25 of SQLite's FTS5, and ours."""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Sequence

from bench.related.stories import Story

from corrigenda.archive.related import Profile, key_words, likeness, profile_of, rarity
from corrigenda.archive.words import folded_words

MOST_LOOKED_AT = 40
"""As `flow/publication/related/finding.py` does."""


class Bm25:
    """FTS5 with its own words and weights; asked with all words of the story, or its headline."""

    def __init__(self, stories: Sequence[Story], *, headline_only: bool) -> None:
        self._stories = list(stories)
        self._by_headline = headline_only
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE story USING fts5 (text)")
        rows = ((at, f"{one.headline}\n\n{one.text}") for at, one in enumerate(self._stories))
        self._db.executemany("INSERT INTO story (rowid, text) VALUES (?, ?)", rows)

    def first(self, story: Story, most: int) -> list[str]:
        """The ids of the stories most like it, of the same language."""
        asked = story.headline if self._by_headline else f"{story.headline}\n{story.text}"
        words = dict.fromkeys(folded_words(asked[:40_000]))
        question = " OR ".join(f'"{word}"' for word in words)
        if not question:
            return []
        rows = self._db.execute(
            "SELECT rowid FROM story WHERE story MATCH ? ORDER BY rank", (question,)
        )
        found = (self._stories[row[0]] for row in rows)
        ids = [one.id for one in found if one.id != story.id and one.language == story.language]
        return ids[:most]


class Ours:
    """The product's own functions, its rows in memory."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._profiles = {
            one.id: profile_of(one.headline, one.text, salt=one.language) for one in stories
        }
        self._language = {one.id: one.language for one in stories}
        self._stories = Counter(self._language.values())
        self._counts: Counter[int] = Counter()
        for profile in self._profiles.values():
            self._counts.update(set(profile.words.tolist()))
        self._keys = {key: self._keys_of(key) for key in self._profiles}
        self._index: dict[int, list[str]] = {}
        for key, words in self._keys.items():
            for word in words:
                self._index.setdefault(word, []).append(key)

    def _rarities(self, key: str) -> dict[int, float]:
        stories = self._stories[self._language[key]]
        words = set(self._profiles[key].words.tolist())
        return {word: rarity(self._counts[word], stories) for word in words}

    def _keys_of(self, key: str) -> list[int]:
        return key_words(self._profiles[key].totals(), self._rarities(key))

    def scored(self, story: Story, most: int) -> list[tuple[float, str]]:
        """The most alike, with how much they are."""
        rare, mine = self._rarities(story.id), self._profiles[story.id]
        near: Counter[str] = Counter()
        for word in rare:
            for key in self._index.get(word, ()):
                near[key] += rare[word]  # type: ignore[assignment]
        del near[story.id]
        looked_at = [key for key, _ in near.most_common(MOST_LOOKED_AT)]
        told = ((likeness(mine, self._of(key), rare), key) for key in looked_at)
        return [one for one in heapq.nlargest(most, told) if one[0] > 0.0]

    def _of(self, key: str) -> Profile:
        return self._profiles[key]

    def first(self, story: Story, most: int) -> list[str]:
        """The ids of the stories most like it."""
        return [key for _, key in self.scored(story, most)]
