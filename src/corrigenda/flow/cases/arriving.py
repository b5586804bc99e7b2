"""Where the passage of a report stands now, when the report comes to be joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corrigenda.anchoring import Selector, State
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.following import Place, placed, step
from corrigenda.flow.reports.locating import locate
from corrigenda.flow.reports.models import Report


def place_now(report: Report, article: Article) -> Place:
    """Where the report's passage stands in the current version of `article`, or stood last.

    Args:
        article: the report's, or the one that stands at its addresses by now.
    """
    version, current = report.version, article.current
    if version is None or current is None or report.start is None or report.end is None:
        return _place_unknown(report, current)
    place = placed(report.says, version, report.start, report.end, since=version)
    return place_in(article, place)


def place_in(article: Article, place: Place) -> Place:
    """A place followed to the current version of `article`, from its own version on."""
    version, current = place.version, article.current
    if version is None or current is None:
        return place
    if version.article_id != article.pk:
        (moved,) = step([place], current)
        return moved
    if version.pk == current.pk:
        return place
    for later in versions_between(article, version.number, current.number):
        (place,) = step([place], later)
    return place


def versions_between(article: Article, after: int, to: int) -> Iterator[Version]:
    """The versions of an article from number `after` (not itself) to number `to`, in order."""
    versions = article.versions.filter(number__gt=after, number__lte=to).order_by("number")
    # One text at a time: a live story has hundreds of versions.
    for pk in list(versions.values_list("pk", flat=True)):
        yield Version.objects.defer("block_data").get(pk=pk)


def _place_unknown(report: Report, current: Version | None) -> Place:
    """The place of a passage that was not found: the words may be newer, or stand everywhere."""
    place = Place(report.says, Selector.from_dict(report.selector))
    if current is None:
        return place
    anchor = locate(place.selector, report.block, current.text)
    if anchor.start is not None and anchor.end is not None:
        return placed(report.says, current, anchor.start, anchor.end, since=current)
    if anchor.state is State.AMBIGUOUS:
        return replace(place, state=State.AMBIGUOUS, since=current)
    return place
