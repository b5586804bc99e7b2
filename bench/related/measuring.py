"""What an order is worth: nDCG@3, and how much of what it shows is related."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.related.methods import Scored
from bench.related.stories import Story

FIRST = 3

Order = Callable[[Story, int], Scored]
Grades = Mapping[str, Mapping[str, int]]
Lists = Mapping[str, Sequence[str]]
"""Of each story the others that are shown, the first first."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What the lists of an order are worth, over the stories of a part."""

    ndcg: float
    shown: int
    related: int
    silent: int
    """Stories for which nothing is shown, of those that have nothing related."""

    @property
    def percent(self) -> float:
        """How much of what is shown is related."""
        return 100 * self.related / max(1, self.shown)


def ndcg(order: Sequence[str], grade: Mapping[str, int]) -> float:
    """Of the first three, gains 2^grade - 1; what is not shown or not judged gains nothing."""

    def gain(values: Sequence[int]) -> float:
        return sum((2.0**one - 1.0) / math.log2(at + 2.0) for at, one in enumerate(values[:FIRST]))

    best = gain(sorted(grade.values(), reverse=True))
    return gain([grade.get(one, 0) for one in order]) / best if best else 0.0


def first(order: Order, mine: Sequence[Story]) -> Lists:
    """The three that an order puts first."""
    return {one.id: [key for _, key in order(one, FIRST)] for one in mine}


def barred(order: Order, mine: Sequence[Story], shown: int) -> Lists:
    """The same under a bar on the score by which so many are shown in all."""
    every = [(worth, one.id, key) for one in mine for worth, key in order(one, FIRST)]
    kept = {(story, key) for _, story, key in sorted(every, reverse=True)[:shown]}
    return {
        story: [key for key in keys if (story, key) in kept]
        for story, keys in first(order, mine).items()
    }


def worth(lists: Lists, judged: Grades) -> Worth:
    """What these lists are worth; nDCG over the stories that have any related one."""
    some = [story for story in lists if any(judged[story].values())]
    every = [ndcg(lists[story], judged[story]) for story in some]
    pairs = [(story, key) for story, keys in lists.items() for key in keys]
    related = sum(judged[story].get(key, 0) > 0 for story, key in pairs)
    silent = sum(not keys for story, keys in lists.items() if story not in some)
    return Worth(sum(every) / max(1, len(every)), len(pairs), related, silent)
