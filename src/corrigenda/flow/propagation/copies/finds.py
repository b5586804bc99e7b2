"""A place where a passage was found, before it stands on the ledger of its case."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from corrigenda.archive import Match
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.arriving import place_in
from corrigenda.flow.cases.following import Place, placed
from corrigenda.flow.cases.models import Case
from corrigenda.flow.corrections.models import Correction, Kind
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.propagation.copies.adapting import counterpart
from corrigenda.flow.propagation.copies.seeking import Sought


@dataclass(frozen=True, slots=True)
class Find:
    """A place in the current version of an article.

    Attributes:
        words: all that was found, of which the passage is a part.
        distance: of these from what was searched for.
    """

    article: Article
    place: Place
    words: str
    distance: float
    figures_agree: bool = True
    names_agree: bool = True
    negation_agrees: bool = True

    @property
    def agrees(self) -> dict[str, bool]:
        """What the guard of the index says of it."""
        return {
            "figures_agree": self.figures_agree,
            "names_agree": self.names_agree,
            "negation_agrees": self.negation_agrees,
        }


def open_stories(keys: Collection[int]) -> QuerySet[Article]:
    """Those of the articles that can hold a copy: not one that is gone, withdrawn or another's."""
    withdrawn = Correction.objects.filter(
        article__in=keys, kind=Kind.WITHDRAWAL, state=CorrectionState.PUBLISHED
    )
    return (
        Article.objects.filter(pk__in=keys, same_as=None, gone_at=None)
        .exclude(pk__in=list(withdrawn.values_list("article_id", flat=True)))
        .select_related("outlet", "current")
    )


def stands_in(match: Match, held: Version, article: Article) -> tuple[Version, int] | None:
    """In which version of its article the words of a match stand, and from which code point on.

    None where they stand in none.

    The index has transactions of its own: between two of ours it may hold a newer text than we
    were told, or an older one. Its offsets count in its own text alone; its words say which that
    is.

    Args:
        held: the version that the index is said to hold.
    """
    size = len(match.words)
    if held.text[match.start : match.start + size] == match.words:
        return held, match.start
    current = article.current
    start = _nearest(current.text, match) if current is not None else -1
    return None if current is None or start < 0 else (current, start)


def _nearest(text: str, match: Match) -> int:
    """Where the words stand closest to where the index has them; -1 where they do not."""
    before = text.rfind(match.words, 0, match.start + len(match.words))
    after = text.find(match.words, match.start)
    known = [at for at in (before, after) if at >= 0]
    return min(known, key=lambda at: abs(at - match.start), default=-1)


def place_of(what: Sought, article: Article, version: Version, start: int, end: int) -> Place:
    """Where the passage stands now, of what was found in a version of the article."""
    first, last = counterpart(what, version.text[start:end])
    start, end = start + first, start + last
    place = placed(version.text[start:end], version, start, end, since=version)
    return place if article.current_id == version.pk else place_in(article, place)


def own_place(case: Case) -> Place:
    """Where the case's own passage stands now, be it corrected by now."""
    article = Article.objects.select_related("current").get(pk=case.article_id)
    return place_in(article, case.place)


def overlap(one: Place, other: Place) -> bool:
    """Whether two places share words of one version."""
    if one.version is None or other.version is None or one.version.pk != other.version.pk:
        return False
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)
