"""Move every open passage of an article to its current version, in one action."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from django.db import transaction

from corrigenda.anchoring import Anchor, State, describe, follow_many
from corrigenda.anchoring.selector import MAX_EXACT
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import ENDED
from corrigenda.flow.reports.locating import locate
from corrigenda.flow.reports.submission import words_hash
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=30)


def take_versions(limit: int = 20) -> int:
    """Move passages for the versions that arrived; returns how many versions were claimed."""
    waiting = (
        Version.objects.filter(taken_at=None).select_related("article__current").order_by("seen_at")
    )
    versions = claim(waiting, lease=LEASE, limit=limit, now=clock.now())
    each(versions, _take)
    return len(versions)


def _take(version: Version) -> None:
    with transaction.atomic():
        article = (
            Article.objects.select_for_update(of=("self",))
            .select_related("current")
            .get(pk=version.article_id)
        )
        move_passages(article)
        Version.objects.filter(pk=version.pk).update(taken_at=clock.now(), leased_until=None)


def move_passages(article: Article) -> int:
    """Move the open cases of `article` to its current version; returns how many moved.

    The caller holds the article's lock. A case that had no place, because only
    readers saw its passage, is looked for in the new text.
    """
    current = article.current
    if current is None:
        return 0
    behind = list(
        Case.objects.filter(article=article)
        .exclude(state__in=ENDED)
        .exclude(version=current)
        .select_related("version")
        .order_by("version_id", "pk")
    )
    for _, group in groupby(behind, key=lambda case: case.version_id):
        cases = list(group)
        old = cases[0].version
        if old is None:
            anchors = [locate(case.selector, "", current.text) for case in cases]
        else:
            anchors = follow_many([case.selector for case in cases], old.text, current.text)
        for case, anchor in zip(cases, anchors, strict=True):
            _move(case, anchor, current)
    return len(behind)


def is_followable(anchor: Anchor) -> bool:
    """Whether it has a place, and one that a selector can hold: text may be put into a passage."""
    if anchor.start is None or anchor.end is None:
        return False
    return anchor.end - anchor.start <= MAX_EXACT


def _move(case: Case, anchor: Anchor, current: Version) -> None:
    if anchor.start is None or anchor.end is None or not is_followable(anchor):
        # It keeps its last place, in the version where it had one: "gone" is an answer,
        # and a later version may bring the words back.
        state = State.AMBIGUOUS if anchor.state is State.CHANGED else anchor.state
        if case.version_id is not None:
            Case.objects.filter(pk=case.pk).update(anchor_state=state)
        return
    # Against the words that were reported, not against the version before: what
    # changed two versions ago is still changed, and what was put back is not.
    now = current.text[anchor.start : anchor.end]
    same = words_hash(now) == words_hash(case.says)
    Case.objects.filter(pk=case.pk).update(
        version=current,
        start=anchor.start,
        end=anchor.end,
        anchor_state=State.UNCHANGED if same else State.CHANGED,
        selector_data=describe(current.text, anchor.start, anchor.end).to_dict(),
    )
