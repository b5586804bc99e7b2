"""How alike two stories are, and by which words one is found."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from corrigenda.archive.related.profiles import Profile, Words

KEYS = 32
"""Words by which a story is found."""
UNKNOWN = 16
"""Stories that an archive is thought to have besides, of which nothing is known.

What half of a few stories say may still be rare, and of few the most alike is no great sign.
"""
SAME_STORY = 0.5
"""Of the runs of words of the shorter one, so many shared make two stories one."""
_SHARED_PART = 0.5
"""Of the runs of words of a paragraph, so many found in the other story make it shared."""
_SATURATED = 2.0
"""BM25's k1: how soon a word that is said again counts no more."""
_LENGTH = 1.0
"""BM25's b: how much a longer story needs to say a word more often."""
_RARE = 2.0
"""How much more a rare word tells than BM25 has it: it is rare in both stories."""
_USUAL_WORDS = 400.0
_MAYBE = 0.12
"""How much of a story, in one more of them, has any given word.

A word that no other story has may still be met in the next: so it is as long as there are few.
"""
_HALF_LIFE = timedelta(days=120)
_OLD = 0.85
"""What the likeness of a story is worth that is ever so old."""


def rarity(stories_with: float, stories: float) -> float:
    """What a word tells that so many of the stories have: 1 where one alone has it, 0 where half.

    By the size of the archive, so that a likeness means much the same in a small one and a large.
    """
    all_of_them = stories + UNKNOWN + 1.0
    most = math.log(all_of_them / 2.0)
    return max(0.0, min(1.0, math.log(all_of_them / (2.0 * stories_with)) / most))


def key_words(totals: Words, rarities: Mapping[int, float], most: int = KEYS) -> list[int]:
    """The words that tell most of what a story is about, the most telling first.

    A word that no other story has cannot lead to one now, but to one that comes later.
    """
    told = ((rarities.get(word, 0.0) * _often(count), word) for word, count in totals.items())
    best = heapq.nlargest(most, (one for one in told if one[0] > 0.0))
    return [word for _, word in best]


def words_to_ask(
    counts: Mapping[int, int], rarities: Mapping[int, float], *, rows: int, most: int
) -> list[int]:
    """The rarest words of a story, as many as one question to the index may read.

    Args:
        counts: in how many stories each word occurs.
        rows: how many rows of the index are read at most.
        most: how many words are asked for at most.
    """
    asked: list[int] = []
    for word in sorted(rarities, key=lambda one: counts[one]):
        rows -= counts[word]
        if rarities[word] <= 0.0 or rows < 0 or len(asked) == most:
            break
        asked.append(word)
    return asked


def by_chance(
    one: Profile, counts: Mapping[int, int], rarities: Mapping[int, float], stories: int
) -> float:
    """How much like a story the most alike of so many is if words fall by chance.

    A likeness that is no higher is no sign that two stories are about the same. A story of usual
    words is by chance more like any other than one of rare words, so each has a bar of its own.

    Args:
        counts: in how many stories each word of `one` occurs, itself among them.
        rarities: of the same words.
        stories: how many there are in all.
    """
    said = one.totals()
    whole = _said_too(said, said, rarities)
    if whole <= 0.0:
        return 0.0
    mean = variance = 0.0
    for word, count in said.items():
        told = _tells(rarities.get(word, 0.0), count)
        # Of the other stories: this one has the word and is not among those that may be like it.
        share = min(1.0, (counts.get(word, 1) - 1 + _MAYBE) / (max(1, stories) + _MAYBE))
        mean += told * share
        variance += told * told * share * (1.0 - share)
    # So many standard deviations off is the farthest of so many draws to be expected.
    farthest = math.sqrt(2.0 * math.log(stories + UNKNOWN))
    return (mean + farthest * math.sqrt(variance)) / whole


def likeness(one: Profile, other: Profile, rarities: Mapping[int, float]) -> float:
    """How much of what a story is about another is about, 0 to 1 or so; below 0 for the same story.

    Args:
        rarities: of the words of `one`.

    Paragraphs that both have, be they a line edited, count for neither of them.
    """
    common = np.intersect1d(one.grams, other.grams)
    mine, theirs = _shared(one, common), _shared(other, common)
    sizes = np.unique(one.grams).size, np.unique(other.grams).size
    if common.size and common.size >= SAME_STORY * min(sizes):
        return -1.0
    said, told = _left(one, mine), _left(other, theirs)
    most = _said_too(said, said, rarities)
    return _said_too(said, told, rarities) / most if most else 0.0


def _said_too(said: Words, told: Words, rarities: Mapping[int, float]) -> float:
    """How much of what one story says, and few do, another says as well: as BM25 counts it."""
    length = 1.0 - _LENGTH + _LENGTH * sum(told.values()) / _USUAL_WORDS
    found = 0.0
    for word in said.keys() & told.keys():
        often = told[word] * (_SATURATED + 1.0) / (told[word] + _SATURATED * length)
        found += _tells(rarities.get(word, 0.0), said[word]) * often
    return found


def fresh(age: timedelta) -> float:
    """What the likeness of a story is worth that is so much older than the one that is read."""
    if age <= timedelta(0):
        return 1.0
    return float(_OLD + (1.0 - _OLD) * 0.5 ** (age / _HALF_LIFE))


def _tells(rare: float, count: int) -> float:
    """What a word that a story says so often tells of what it is about."""
    return float(rare**_RARE) * _often(count)


def _often(count: int) -> float:
    return 1.0 + math.log(count)


def _shared(profile: Profile, common: npt.NDArray[np.int32]) -> npt.NDArray[np.intp]:
    """The paragraphs of which the other story has most."""
    if not common.size:
        return np.empty(0, np.intp)
    size = int(profile.places.max()) + 1
    every = np.bincount(profile.places, minlength=size)
    hit = np.bincount(profile.places[np.isin(profile.grams, common)], minlength=size)
    return np.flatnonzero((hit > 0) & (hit >= _SHARED_PART * every))


def _left(profile: Profile, shared: npt.NDArray[np.intp]) -> Words:
    """How often each word occurs outside of the paragraphs that are shared."""
    words, counts = profile.words, profile.counts
    if shared.size:
        kept = ~np.isin(profile.parts, shared)
        words, counts = words[kept], counts[kept]
    found: Words = {}
    for word, count in zip(words.tolist(), counts.tolist(), strict=True):
        found[word] = found.get(word, 0) + count
    return found
