"""Where the words of a packet stand in an outlet's archive, a batch at a time.

The one place that asks the archive: candidates come from `_candidates`, and everything after it
looks at one text. What is found was compared here, so the candidates may be too many, never
too few.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from corrigenda.anchoring import Selector, State, find, fold
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.twins import words_of
from corrigenda.flow.newsroom.models import Outlet

SCANNED = 200
"""Texts that are looked at in one batch."""
LONGEST_TEXT = 1_000_000
_RUN = 4
_PROOF = 8
"""Words that are found by themselves; fewer need what stood around them as well."""
_CONTEXT = 60.0
"""How alike (0 to 100) the surroundings of few words must be."""
_LIKE = 0.75
"""The share of the words that must be seen again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: the words, and what stood there before they were corrected before."""

    words: Selector
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand in a story.

    Attributes:
        before: the words that were looked for, of which `found` may differ.
    """

    version: Version
    start: int
    end: int
    before: str

    @property
    def found(self) -> str:
        """The words that stand there."""
        return self.version.text[self.start : self.end]

    @property
    def is_verbatim(self) -> bool:
        """Whether they differ in nothing but case, spacing, quotes or dashes."""
        return fold(self.found).text == fold(self.before).text


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of the archive.

    Attributes:
        cursor: the last article that was looked at.
        is_last: whether there is no more.
    """

    places: list[Place]
    cursor: int
    is_last: bool


def find_in(outlet: Outlet, wanted: Wanted, *, after: int, size: int = SCANNED) -> Batch:
    """The places of one batch: one a story, in stories whose key is above `after`."""
    looked = list(_candidates(outlet, wanted, after, size))
    places = [one for one in (_in_story(article, wanted) for article in looked) if one]
    cursor = looked[-1].pk if looked else after
    return Batch(places, cursor, len(looked) < size)


def _candidates(outlet: Outlet, wanted: Wanted, after: int, size: int) -> Iterator[Article]:
    """Stories that may hold the words, in the order of their keys."""
    rows = Article.objects.filter(
        outlet=outlet, pk__gt=after, current__isnull=False, same_as=None
    ).select_related("current")
    yield from rows.defer("current__block_data").order_by("pk")[:size]


def _in_story(article: Article, wanted: Wanted) -> Place | None:
    version = article.current
    if version is None or len(version.text) > LONGEST_TEXT:
        return None
    folded = fold(version.text).text
    sought = (wanted.words, *(replace(wanted.words, exact=one) for one in wanted.earlier))
    places = []
    for selector in sought:
        if _may_hold(folded, selector):
            found = place_in(version.text, selector)
            if found is not None:
                places.append(Place(version, *found, before=selector.exact))
    # What stands there word for word says more than what is only like it.
    return next((one for one in places if one.is_verbatim), places[0] if places else None)


def _may_hold(folded: str, selector: Selector) -> bool:
    """A look that costs little: its words, or a run of four of them, stand there."""
    words = fold(selector.exact).text
    if words.strip() in folded:
        return True
    found = words_of(selector.exact)
    if len(found) < _PROOF:
        return False
    runs = (" ".join(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1))
    spaced = " ".join(words_of(folded))
    return any(run in spaced for run in runs)


def place_in(text: str, selector: Selector) -> tuple[int, int] | None:
    """Where the words stand in another story; None where they do not, or too few of them.

    Within one story a short phrase is known by standing there once. In another story it is not:
    “28,000” stands in every second one, so what stood around it must be there as well.
    """
    anchor = find(replace(selector, start=None, end=None), text)
    spots: list[tuple[int, int]] = []
    if anchor.start is not None and anchor.end is not None and anchor.score >= _LIKE:
        spots.append((anchor.start, anchor.end))
    elif anchor.state is State.AMBIGUOUS:
        spots = _spots(text, selector.exact)
    if len(words_of(selector.exact)) >= _PROOF:
        return spots[0] if spots else None
    rated = [(_around(text, one, selector), one) for one in spots]
    best = max(rated, default=None)
    return best[1] if best and best[0] >= _CONTEXT else None


def _spots(text: str, exact: str, most: int = 50) -> list[tuple[int, int]]:
    spots: list[tuple[int, int]] = []
    at = text.find(exact)
    while at >= 0 and len(spots) < most:
        spots.append((at, at + len(exact)))
        at = text.find(exact, at + 1)
    return spots


def _around(text: str, spot: tuple[int, int], selector: Selector) -> float:
    """How alike the surroundings are, 0 to 100; of words without any, not at all."""
    start, end = spot
    sides = [
        (text[max(0, start - len(selector.prefix)) : start], selector.prefix),
        (text[end : end + len(selector.suffix)], selector.suffix),
    ]
    told = [(here, there) for here, there in sides if len(there.split()) > 1]
    if not told:
        return 0.0
    scores = [ratio(fold(here).text, fold(there).text) for here, there in told]
    return float(max(scores))
