"""How fast, as ratios of times taken in the same moment, so that they hold on any machine.

Each pair of times is taken in turn, and the shortest of some runs counts: what else the machine
does slows both. Microseconds are for the eye only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from statistics import median

from bench.anchoring.cases import Case, edited, long
from bench.anchoring.draft import BREAK, Draft
from bench.anchoring.growth import TEXTS, edited_all_over, growth, passages, seconds
from bench.anchoring.language import language

from corrigenda.anchoring import describe, find, follow, follow_many

_SHORT = 5_000
_RUNS = 5
_SMALL, _LARGE = 10_000, 1_000_000
# Where a slip to quadratic time is most likely, and the plain case.
_GROWN = ("prose, edited all over", "one repeated word", "a repeated phrase")


@dataclass(frozen=True)
class Speeds:
    """Ratios by their names in floors.json; microseconds and more, to know, by what they are of."""

    ratios: dict[str, float]
    told: dict[str, float]


def taken(*calls: Callable[[], object]) -> list[float]:
    """Seconds that each call takes, the shortest of some runs in turn."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(_RUNS):
        for call, of in zip(calls, times, strict=True):
            begun = time.perf_counter()
            call()
            of.append(time.perf_counter() - begun)
    return [min(of) for of in times]


def word_diff_of(old: str, new: str) -> object:
    """What anybody would do first: the standard library's diff of both texts' words."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).get_opcodes()


def five_thousand(seed: str) -> Iterator[Case]:
    """A case of each kind in English texts of about 5,000 characters."""
    texts = language("en").texts
    for case in edited("en", "en", f"{seed}/speed", 1):
        more = next(text for text in texts if text[:40] not in case.versions[0].text)
        tail = BREAK + more[: _SHORT - len(case.versions[0].text)]
        versions = tuple(Draft(draft.text + tail, draft.place) for draft in case.versions)
        yield Case(case.row, case.kind, case.name, versions)


def _one(seed: str) -> Speeds:
    """One passage of a 5 kB pair, against a diff of the pair."""
    ratios, micro = [], []
    for case in five_thousand(seed):
        old, new = case.versions[0], case.versions[-1]
        one = describe(old.text, *old.standing())
        mine, theirs = taken(
            partial(follow, one, old.text, new.text), partial(word_diff_of, old.text, new.text)
        )
        ratios.append(mine / theirs)
        micro.append(mine * 1e6)
    return Speeds(
        {"time of follow, 5 kB, to a word diff, at most": median(ratios)},
        {"follow, 5 kB, median, us": median(micro), "follow, 5 kB, slowest, us": max(micro)},
    )


def _many() -> Speeds:
    """100 passages of a 5 kB pair that was edited all over, against a diff of the pair."""
    ratios, ones = [], []
    for number in range(8):
        old = BREAK.join(language("en").texts)[number * 400 :][:_SHORT]
        new = " ".join(edited_all_over(old.split(" "), number))
        hundred = passages(old)
        one, many, theirs = taken(
            partial(follow, hundred[50], old, new),
            partial(follow_many, hundred, old, new),
            partial(word_diff_of, old, new),
        )
        ratios.append(many / theirs)
        ones.append(many / one)
    return Speeds(
        {"time of 100 passages, 5 kB, to a word diff, at most": median(ratios)},
        {"100 passages, 5 kB, in times of one": median(ones)},
    )


def _long(seed: str) -> Speeds:
    """One passage of a 200 kB pair, of every fourth kind, against splitting both at spaces."""
    follows, finds, micro = [], [], []
    for case in list(long("en", "en", f"{seed}/speed", 1))[::4]:
        old, new = case.versions[0], case.versions[-1]
        one = describe(old.text, *old.standing())
        mine, found, split = taken(
            partial(follow, one, old.text, new.text),
            partial(find, one, new.text),
            partial(_split, old.text, new.text),
        )
        follows.append(mine / split)
        finds.append(found / split)
        micro.append(mine * 1e6)
    return Speeds(
        {
            "time of follow, 200 kB, to splitting both, at most": median(follows),
            "time of find, 200 kB, to splitting both, at most": median(finds),
        },
        {"follow, 200 kB, median, us": median(micro), "follow, 200 kB, slowest, us": max(micro)},
    )


def _split(old: str, new: str) -> object:
    """Cut both texts at their spaces."""
    return old.split(), new.split()


def _growth() -> Speeds:
    """From 10 kB to 1 MB, against n log n: the worst of some natures of text."""
    found = []
    for name in _GROWN:
        spent = []
        for size in (_SMALL, _LARGE):
            old, new = TEXTS[name](size)
            spent.append(seconds(partial(follow, passages(old, 1)[0], old, new)))
        found.append(growth(spent[1], _LARGE, spent[0], _SMALL))
    return Speeds({"growth of follow, 10 kB to 1 MB, to n log n, at most": max(found)}, {})


def speeds(seed: str) -> Speeds:
    """All of them."""
    parts = [_one(seed), _many(), _long(seed), _growth()]
    return Speeds(
        {name: value for part in parts for name, value in part.ratios.items()},
        {name: value for part in parts for name, value in part.told.items()},
    )
