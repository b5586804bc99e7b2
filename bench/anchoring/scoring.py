"""What is counted: places that are right, places that are wrong, deleted passages that got one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bench.anchoring.cases import Case
from bench.anchoring.draft import Span

from corrigenda.anchoring import Anchor, describe, find, follow

# Of all characters in either place, the share that must be in both.
RIGHT = 0.8

Method = Callable[[Case], Span | None]


def place_of(anchor: Anchor) -> Span | None:
    """The place that an anchor gives; None when it is gone or ambiguous."""
    if anchor.start is None or anchor.end is None:
        return None
    return anchor.start, anchor.end


def followed(case: Case) -> Span | None:
    """Follow the passage from version to version, described anew in each."""
    place = case.versions[0].place
    for old, new in zip(case.versions, case.versions[1:], strict=False):
        if place is None:
            return None
        place = place_of(follow(describe(old.text, *place), old.text, new.text))
    return place


def sought(case: Case) -> Span | None:
    """Look for the first version's passage in the last one, without the texts between."""
    first, last = case.versions[0], case.versions[-1]
    return place_of(find(describe(first.text, *first.standing()), last.text))


def trimmed(text: str, place: Span) -> Span:
    """A place without the spaces, stops and signs at its edges."""
    start, end = place
    while start < end and unicodedata.category(text[start])[0] in "PZC":
        start += 1
    while end > start and unicodedata.category(text[end - 1])[0] in "PZC":
        end -= 1
    return start, end


def overlap(text: str, one: Span, other: Span) -> float:
    """Of the characters in either place, the share (0..1) in both; edges left out."""
    (a, b), (c, d) = trimmed(text, one), trimmed(text, other)
    union = max(b, d) - min(a, c)
    return max(0, min(b, d) - max(a, c)) / union if union else float(one == other)


@dataclass
class Tally:
    """What became of the cases of a row; rates in percent."""

    standing: int = 0
    found: int = 0
    deleted: int = 0
    kept: int = 0
    wrong: int = 0
    missed: list[tuple[Case, Span | None]] = field(default_factory=list)

    def count(self, case: Case, place: Span | None) -> None:
        """Count one case, answered with a place or none."""
        last = case.versions[-1]
        if last.place is None:
            self.deleted += 1
            good = place is None
            self.kept += not good
        else:
            self.standing += 1
            good = place is not None and overlap(last.text, place, last.place) >= RIGHT
            self.found += good
        self.wrong += place is not None and not good
        if not good:
            self.missed.append((case, place))

    @property
    def cases(self) -> int:
        """How many cases there were."""
        return self.standing + self.deleted

    @property
    def recall(self) -> float:
        """Of the passages that still stand, those whose place is right."""
        return 100 * self.found / self.standing if self.standing else 100.0

    @property
    def wrong_share(self) -> float:
        """Of all cases, those with a place that is not right."""
        return 100 * self.wrong / self.cases if self.cases else 0.0

    @property
    def kept_share(self) -> float:
        """Of the deleted passages, those that got a place."""
        return 100 * self.kept / self.deleted if self.deleted else 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.standing + other.standing,
            self.found + other.found,
            self.deleted + other.deleted,
            self.kept + other.kept,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )


Answer = tuple[Case, Span | None]


def tallies(answers: Iterable[Answer], by: Callable[[Case], str]) -> dict[str, Tally]:
    """A tally for each value of `by`, in the order in which they come, and "all" at the end."""
    found: dict[str, Tally] = {}
    for case, place in answers:
        found.setdefault(by(case), Tally()).count(case, place)
    return {**found, "all": sum(found.values(), Tally())}


def exact_share(chains: Iterable[Case]) -> float:
    """Of the chains, those (in percent) whose passage ends up at its very place."""
    results = [followed(chain) == chain.versions[-1].place for chain in chains]
    return 100 * sum(results) / len(results)
