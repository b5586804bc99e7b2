"""Errors made again: in one story, by one author, and the very same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.figures.kinds import names_in
from corrigenda.flow.publication.figures.reckoning import Period
from corrigenda.flow.publication.figures.rows import MOST, NONE, corrections_decided


@dataclass(frozen=True, slots=True)
class Repeated:
    """A story that was corrected more than once."""

    headline: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Again:
    """An author in whose stories errors repeat.

    Attributes:
        stories: of theirs, corrected more than once.
        same: corrections that put right what had been put right in a story of theirs before.
    """

    name: str
    stories: int
    same: int


@dataclass(frozen=True, slots=True)
class SameError:
    """The same words, wrong again and put right alike.

    Attributes:
        stories: in how many.
    """

    before: str
    after: str
    count: int
    stories: int


def stories_again(outlets: Sequence[Outlet], within: Period) -> list[Repeated]:
    """The stories that were corrected most often in the period, twice at least."""
    rows = (
        corrections_decided(outlets, within)
        .order_by()
        .values("article")
        .annotate(
            count=Count("pk"), url=Max("article__url"), headline=Max("article__current__headline")
        )
        .filter(count__gt=1)
        .order_by("-count", "url")[:MOST]
    )
    return [Repeated(row["headline"] or row["url"], row["url"], row["count"]) for row in rows]


def authors_again(outlets: Sequence[Outlet], within: Period) -> list[Again]:
    """The authors in whose stories most errors repeat; of a story by several, each of them."""
    corrections = corrections_decided(outlets, within).order_by()
    twice = corrections.values("article").annotate(n=Count("pk")).filter(n__gt=1)
    known = corrections.exclude(error_hash="").values("error_hash")
    again = known.annotate(n=Count("pk")).filter(n__gt=1)
    rows = corrections.filter(
        Q(article__in=twice.values("article")) | Q(error_hash__in=again.values("error_hash"))
    ).values_list("article", "article__current__authors", "error_hash")
    stories: dict[str, Counter[int]] = defaultdict(Counter)
    errors: dict[str, Counter[str]] = defaultdict(Counter)
    for article, authors, error, count in rows.annotate(n=Count("pk")).iterator(2_000):
        for name in set(names_in(authors)):
            stories[name][article] += count
            errors[name][error] += count if error else 0
    found = [Again(name, _repeated(stories[name]), _again(errors[name])) for name in stories]
    named = [one for one in found if one.name != NONE and one.stories + one.same]
    return sorted(named, key=lambda one: (-one.same, -one.stories, one.name))[:MOST]


def _repeated(counts: Counter[int]) -> int:
    return sum(count > 1 for count in counts.values())


def _again(counts: Counter[str]) -> int:
    """All but the first of each."""
    return sum(count - 1 for count in counts.values() if count)


def errors_again(outlets: Sequence[Outlet], within: Period) -> list[SameError]:
    """The errors that were made most often in the period, twice at least: before and after alike,
    whatever their spacing, quotes, dashes or case."""
    rows = (
        corrections_decided(outlets, within)
        .exclude(error_hash="")
        .order_by()
        .values("error_hash")
        .annotate(
            count=Count("pk"),
            stories=Count("article", distinct=True),
            wrong=Min("before"),
            right=Min("after"),
        )
        .filter(count__gt=1)
        .order_by("-count", F("wrong"))[:MOST]
    )
    return [SameError(row["wrong"], row["right"], row["count"], row["stories"]) for row in rows]
