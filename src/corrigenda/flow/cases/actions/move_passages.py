"""Move every open passage of an article to a version of it, in one action."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases import following
from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.arriving import versions_between
from corrigenda.flow.cases.matching import following_ends
from corrigenda.flow.cases.models import Case, CasePlace
from corrigenda.flow.cases.states import CaseState
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each
from corrigenda.lib.prepared import prepared

Row = TypeVar("Row", Case, CasePlace)

LEASE = timedelta(seconds=30)
MOST_DECLINED = 50
"""Declined cases of one article that are looked at when a report comes."""


def take_versions(limit: int = 20) -> int:
    """Move passages for the versions that arrived; returns how many versions were claimed."""
    versions = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    taken = _take_of_no_case(versions) if versions else set()
    each([one for one in versions if one.pk not in taken], _take)
    return len(versions)


def _waiting(now: datetime) -> QuerySet[Version]:
    return Version.objects.filter(taken_at=None).defer("text", "block_data").order_by("seen_at")


def _take_of_no_case(versions: list[Version]) -> set[int]:
    """Take those in whose stories no case has a place, all at once; their keys.

    What an archive brings is nearly all so, and a million of it may wait before a version that
    the CMS sends.
    """
    with transaction.atomic():
        articles = Article.objects.filter(pk__in={one.article_id for one in versions})
        locked = articles.order_by("pk").select_for_update(of=("self",))
        free = set(locked.values_list("pk", flat=True))
        free.difference_update(
            Case.objects.filter(article__in=free).values_list("article", flat=True)
        )
        places = CasePlace.objects.filter(article__in=free)
        free.difference_update(places.values_list("article", flat=True))
        taken = {one.pk for one in versions if one.article_id in free}
        Version.objects.filter(pk__in=taken).update(taken_at=clock.now(), leased_until=None)
    return taken


def _take(version: Version) -> None:
    """Take a version, after the earlier ones that wait: one transaction for each.

    They are taken in their order whoever claimed them, because a passage is followed by small
    steps; whoever comes later finds them taken. Killed between two, the rest still waits.
    """
    waiting = Version.objects.filter(
        article_id=version.article_id, number__lte=version.number, taken_at=None
    ).order_by("number")
    for pk in list(waiting.values_list("pk", flat=True)):
        with transaction.atomic():
            article = Article.objects.select_for_update(of=("self",)).get(pk=version.article_id)
            one = Version.objects.defer("block_data").get(pk=pk)
            if one.taken_at is None:
                move_passages(article, to=one)
                Version.objects.filter(pk=pk).update(taken_at=clock.now(), leased_until=None)


def move_passages(article: Article, *, to: Version | None = None) -> int:
    """Move the open cases of `article` to a version, its current one if not another is given.

    The caller holds the article's lock. Each case, and each further place of one, goes from
    version to version, in their order, from the one in which it was looked for last; one that is
    there already stays. A case that had no place, because only readers saw its passage, is looked
    for in each.

    Returns:
        how many places were looked for.
    """
    last = to or article.current
    if last is None:
        return 0
    behind = (article.pk, last.number)
    return _move(article, last, [*_open_cases(*behind), *_open_places(*behind)])


def move_declined(article: Article) -> int:
    """Move the declined cases of `article`, the newest of them, to its current version.

    Nobody follows them while they rest; a report that comes asks whether one of them is its own.
    The caller holds the article's lock.
    """
    last = article.current
    if last is None:
        return 0
    newest = Case.objects.filter(article=article, state=CaseState.DECLINED).order_by("-pk")
    kept = list(newest.values_list("pk", flat=True)[:MOST_DECLINED])
    if not kept:
        return 0
    cases = Case.objects.filter(pk__in=kept)
    places = CasePlace.objects.filter(article=article, case__in=kept)
    return _move(article, last, [*_behind(cases, last.number), *_behind(places, last.number)])


def _move(article: Article, last: Version, behind: list[Case | CasePlace]) -> int:
    if not behind:
        return 0
    places = [row.place for row in behind]
    for version in versions_between(article, min(map(_reached, behind)), last.number):
        due = [at for at, row in enumerate(behind) if _reached(row) < version.number]
        moved = following.step([places[at] for at in due], version)
        for at, place in zip(due, moved, strict=True):
            places[at] = place
    for row, place in zip(behind, places, strict=True):
        row.put(place, followed_to=last)
        row.save(update_fields=row.PLACE_FIELDS)
    want_index(*{row.pk if isinstance(row, Case) else row.case_id for row in behind})
    return len(behind)


@prepared
def _open_cases(article: int, number: int) -> QuerySet[Case]:
    return _behind(Case.objects.filter(article=article).exclude(following_ends()), number)


@prepared
def _open_places(article: int, number: int) -> QuerySet[CasePlace]:
    places = CasePlace.objects.filter(article=article)
    return _behind(places.exclude(following_ends("case__")), number)


def _behind(rows: QuerySet[Row], number: int) -> QuerySet[Row]:
    return (
        rows.exclude(followed_to__number__gte=number)
        .select_related("version", "state_since", "followed_to")
        .defer("followed_to__text", "followed_to__block_data")
        .defer("state_since__text", "state_since__block_data", "version__block_data")
        .order_by("pk")
    )


def _reached(row: Case | CasePlace) -> int:
    """The number of the version in which it was looked for last."""
    reached = row.followed_to or row.version
    return reached.number if reached else 0
