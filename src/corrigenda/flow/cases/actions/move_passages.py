"""Move every open passage of an article to a version of it, in one action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction

from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases import following
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import ENDED
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=30)


def take_versions(limit: int = 20) -> int:
    """Move passages for the versions that arrived; returns how many versions were claimed."""
    waiting = Version.objects.filter(taken_at=None).defer("text", "block_data").order_by("seen_at")
    versions = claim(waiting, lease=LEASE, limit=limit, now=clock.now())
    each(versions, _take)
    return len(versions)


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

    The caller holds the article's lock. Each case goes from version to version, in their order,
    from the one in which it was looked for last; one that is there already stays. A case that
    had no place, because only readers saw its passage, is looked for in each.

    Returns:
        how many cases were looked for.
    """
    last = to or article.current
    if last is None:
        return 0
    behind = _behind(article, last.number)
    if not behind:
        return 0
    places = {case.pk: case.place for case in behind}
    for version in versions_between(article, min(map(_reached, behind)), last.number):
        due = [case.pk for case in behind if _reached(case) < version.number]
        moved = following.step([places[pk] for pk in due], version)
        places |= dict(zip(due, moved, strict=True))
    for case in behind:
        case.put(places[case.pk], followed_to=last)
        case.save(update_fields=case.PLACE_FIELDS)
    return len(behind)


def versions_between(article: Article, after: int, to: int) -> Iterator[Version]:
    """The versions of an article from number `after` (not itself) to number `to`, in order."""
    versions = article.versions.filter(number__gt=after, number__lte=to).order_by("number")
    # One text at a time: a live story has hundreds of versions.
    for pk in list(versions.values_list("pk", flat=True)):
        yield Version.objects.defer("block_data").get(pk=pk)


def _behind(article: Article, number: int) -> list[Case]:
    cases = (
        Case.objects.filter(article=article)
        .exclude(state__in=ENDED)
        .exclude(followed_to__number__gte=number)
        .select_related("version", "state_since", "followed_to")
        .defer("followed_to__text", "followed_to__block_data")
        .defer("state_since__text", "state_since__block_data", "version__block_data")
    )
    return list(cases.order_by("pk"))


def _reached(case: Case) -> int:
    """The number of the version in which it was looked for last."""
    reached = case.followed_to or case.version
    return reached.number if reached else 0
