"""Which reports in a decided case its decision is not about: they get cases of their own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter

from django.db.models import Q, QuerySet

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.arriving import place_now
from corrigenda.flow.cases.following import Place
from corrigenda.flow.cases.matching import decided_of
from corrigenda.flow.cases.models import Case, DecidedWords, JoinedReport
from corrigenda.flow.cases.same_error import Change, asks_for_else, still_says
from corrigenda.flow.cases.states import DECIDED, CaseState
from corrigenda.flow.reports.models import OF_READERS, Report
from corrigenda.flow.reports.states import ReportState

_READ = (
    "article",
    "version",
    "says",
    "should_say",
    "block",
    "block_start",
    "block_end",
    "start",
    "end",
)
_ROWS = 200
"""Reports in memory at a time."""

Verdicts = Iterator[tuple[Report, bool]]


def about_else(case: Case, *, most: int | None = None, among: int | None = None) -> dict[int, int]:
    """The reports in a decided case that are not about what was decided, and not answered yet.

    They ask for another change, or stand in another story that still has the old words. What an
    editor merged into the case is about it; so is what came back to it; and where all of them
    would go, so is each. Of a case that is not decided there are none.

    Args:
        most: as many are enough.
        among: look at so many of its own story, and of others, and no more; there may be others.

    Returns:
        The key of each, with that of its article.
    """
    if case.state not in (*DECIDED, CaseState.CLOSED):
        return {}
    if not DecidedWords.objects.filter(case=case).exists():
        return {}
    changes = decided_of(case)
    own, others = _asking(case)
    stays = JoinedReport.objects.filter(case=case).count() > own.count() + others.count()
    found: dict[int, int] = {}
    verdicts = chain(_of_own(own[:among], changes), _of_others(others[:among], case, changes))
    for report, leaves in verdicts:
        stays = stays or not leaves
        if leaves and (most is None or len(found) < most):
            found[report.pk] = report.article_id
        if stays and len(found) == most:
            break
    return found if stays else {}


def _asking(case: Case) -> tuple[QuerySet[Report], QuerySet[Report]]:
    """Those that may leave: of the case's own story, and of others."""
    waiting = (
        Report.objects.filter(joined__case=case, state=ReportState.JOINED, channel__in=OF_READERS)
        .exclude(joined__came_from=case)
        .exclude(joined__came_from__merged_into=case)
    )
    own_story = Q(article=case.article_id) | Q(article__same_as=case.article_id)
    own = waiting.filter(own_story).exclude(should_say="").only(*_READ)
    others = waiting.exclude(own_story).only(*_READ, "selector")
    return (
        own.order_by("received_at", "pk"),
        others.order_by("article_id", "version_id", "received_at", "pk"),
    )


def _of_own(rows: QuerySet[Report], changes: Sequence[Change]) -> Verdicts:
    known: dict[Hashable, bool] = {}
    for one in rows.iterator(chunk_size=_ROWS):
        key: Hashable = (one.says, one.should_say)
        if len(changes) > 1:  # then what its reader saw counts as well
            key = (key, one.block, one.block_start, one.block_end, one.version_id, one.start)
        if key not in known:
            known[key] = asks_for_else(one, changes)
        yield one, known[key]


def _of_others(rows: QuerySet[Report], case: Case, changes: Sequence[Change]) -> Verdicts:
    """Each story's text is read once, and only one of a version that was reported."""
    found = rows.iterator(chunk_size=_ROWS)
    for article, of_story in groupby(found, key=attrgetter("article_id")):
        story = _story(article)
        for pk, reports in groupby(of_story, key=attrgetter("version_id")):
            version = Version.objects.defer("block_data").get(pk=pk) if pk else None
            yield from _of_version(reports, version, story, case, changes)


def _of_version(
    reports: Iterable[Report],
    version: Version | None,
    story: Article,
    case: Case,
    changes: Sequence[Change],
) -> Verdicts:
    places: dict[Hashable, Place] = {}
    for one in reports:
        one.version = version
        if story.pk == case.article_id:
            yield one, asks_for_else(one, changes)
            continue
        known: Hashable = (one.says, one.start, one.end)
        if version is None or one.start is None or one.end is None:
            known = one.pk
        if known not in places:
            places[known] = place_now(one, story)
        yield one, _leaves(one, places[known], changes)


def _leaves(report: Report, place: Place, changes: Sequence[Change]) -> bool:
    """Of another story: nothing is left to decide where the passage is gone."""
    if place.is_lost or place.version is None or place.start is None or place.end is None:
        return False
    old = still_says(place.version.text, place.start, place.end, changes)
    return old or asks_for_else(report, changes)


def _story(pk: int) -> Article:
    """The article that stands at the addresses of this one by now."""
    article = Article.objects.select_related("current").get(pk=pk)
    return article if article.same_as_id is None else _story(article.same_as_id)
