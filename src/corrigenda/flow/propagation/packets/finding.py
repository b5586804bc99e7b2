"""Where the words of a packet stand in an outlet's archive, a batch at a time.

The one place that asks the archive: `_keys` says which stories may hold the words, by the index
of passages where it can tell, and everything after it looks at one text. What is found is
compared here, so the stories may be too many, never too few. The index is asked once for all
batches: of words that stand in ten thousand stories an answer takes longer than a batch.
"""

from __future__ import annotations

import logging
from array import array
from bisect import bisect_right
from dataclasses import dataclass, replace

from django.db.models import F, QuerySet
from rapidfuzz.fuzz import ratio

from corrigenda.anchoring import Selector, State, find, fold
from corrigenda.anchoring.words import is_spaced
from corrigenda.archive import ArchiveError
from corrigenda.archive.grams import LONG_RUN, RUN
from corrigenda.archive.words import words_in
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.passages import index
from corrigenda.flow.cases.twins import words_of
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.telling import proves, tells

log = logging.getLogger(__name__)

SCANNED = 200
"""Texts that are looked at in one batch."""
LONGEST_TEXT = 1_000_000
_RUN = 4
_CONTEXT = 60.0
"""How alike (0 to 100) the surroundings of few words must be."""
FARTHEST = 0.35
"""Word distance (0..1) up to which the index is asked."""
_LIKE = 0.75
"""The share of the words that must be seen again."""
_AT_ONCE = 8
"""Sweeps whose answers are kept at a time."""
_OVERLAP = 200
"""Versions may become visible in another order than that of their keys, so many at most."""


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


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the index said when a sweep began.

    Attributes:
        keys: of the stories in which it found the words, and of those that it did not hold, in
            their order.
        mark: the newest version by then; what is newer it was not asked of.
    """

    keys: array[int]
    mark: int


_answers: dict[tuple[int, Wanted], _Answer] = {}
"""While a sweep is under way. A process that takes one over from another asks again."""


def find_in(outlet: Outlet, wanted: Wanted, *, after: int, size: int = SCANNED) -> Batch:
    """The places of one batch: one a story, in stories whose key is above `after`.

    Not to be called inside a transaction: the index has connections of its own.
    """
    keys = _keys(outlet, wanted, after, size)
    rows = _stories(outlet).filter(pk__in=keys).select_related("current")
    articles = rows.defer("current__block_data").order_by("pk")
    places = [one for one in (_in_story(article, wanted) for article in articles) if one]
    is_last = len(keys) < size
    if is_last:
        _answers.pop((outlet.pk, wanted), None)
    return Batch(places, keys[-1] if keys else after, is_last)


def _keys(outlet: Outlet, wanted: Wanted, after: int, size: int) -> list[int]:
    """Keys of stories that may hold the words, in their order: by the index, where that can tell.

    What the index did not hold when it was asked is looked at itself.
    """
    rows = _stories(outlet).filter(pk__gt=after).order_by("pk")
    answer = _answer(outlet, wanted, anew=not after)
    if answer is not None:
        rows = rows.filter(current__gt=answer.mark - _OVERLAP)
    keys = set(rows.values_list("pk", flat=True)[:size])
    if answer is not None:
        first = bisect_right(answer.keys, after)
        keys.update(answer.keys[first : first + size])
    return sorted(keys)[:size]


def _answer(outlet: Outlet, wanted: Wanted, *, anew: bool) -> _Answer | None:
    """What the index said; None where it cannot tell."""
    known = None if anew else _answers.get((outlet.pk, wanted))
    if known is not None:
        return known
    # In this order: what comes in or is indexed meanwhile is looked at twice rather than never.
    mark = Version.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    unheld = _stories(outlet).exclude(indexed=F("current"), indexed__isnull=False)
    keys = set(unheld.order_by().values_list("pk", flat=True).iterator())
    found = _indexed(wanted)
    if found is None:
        return None
    while len(_answers) >= _AT_ONCE:
        _answers.pop(next(iter(_answers)), None)
    answer = _Answer(array("q", sorted(keys.union(found))), mark)
    _answers[outlet.pk, wanted] = answer
    return answer


def _stories(outlet: Outlet) -> QuerySet[Article]:
    return Article.objects.filter(outlet=outlet, current__isnull=False, same_as=None)


def _indexed(wanted: Wanted) -> set[int] | None:
    """Keys of the stories in which the index finds the words; None where it cannot tell."""
    sought = [text for one in selectors(wanted) for text in _looked_up(one)]
    if not all(_has_a_run(text) for text in sought):
        return None
    try:
        found = [match for text in sought for match in index().find(text, max_distance=FARTHEST)]
    except ArchiveError as error:
        log.warning("the index of passages cannot be asked, so all stories are read: %s", error)
        return None
    return {int(one.document_id) for one in found if one.document_id.isdecimal()}


def _looked_up(selector: Selector) -> list[str]:
    """What to ask the index for: the words, or few words with what stood on each side of them."""
    if proves(selector.exact):
        return [selector.exact]
    sides = (selector.prefix + selector.exact, selector.exact + selector.suffix)
    told = [one for one in sides if _has_a_run(one)]
    return told or [selector.exact]


def _has_a_run(text: str) -> bool:
    """Whether the index finds it by its grams; what is shorter it would read all texts for."""
    return words_in(text) >= (RUN if is_spaced(text) else LONG_RUN)


def selectors(wanted: Wanted) -> list[Selector]:
    """The words, and those of earlier, as they stood in the text around them."""
    return [wanted.words, *(replace(wanted.words, exact=one) for one in wanted.earlier)]


def _in_story(article: Article, wanted: Wanted) -> Place | None:
    version = article.current
    if version is None or len(version.text) > LONGEST_TEXT:
        return None
    folded = fold(version.text).text
    places = []
    for selector in selectors(wanted):
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
    if not proves(selector.exact):
        return False
    found = words_of(selector.exact)
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
    if proves(selector.exact):
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
    told = [(here, there) for here, there in sides if tells(there)]
    if not told:
        return 0.0
    scores = [ratio(fold(here).text, fold(there).text) for here, there in told]
    return float(max(scores))
