"""Ask of each new version whether it says again what was corrected before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid5

from django.db import transaction

from corrigenda.flow.articles.models import Version
from corrigenda.flow.corrections.models import StoryChange
from corrigenda.flow.propagation.copies.adapting import adapted, counterpart
from corrigenda.flow.propagation.copies.ledger import OPEN
from corrigenda.flow.propagation.copies.memory import again, corrected, grams_of
from corrigenda.flow.propagation.copies.quoting import Told, is_told
from corrigenda.flow.propagation.copies.seeking import Sought
from corrigenda.flow.propagation.models import Copy, ErrorGram, Remembered
from corrigenda.flow.propagation.states import CopyState
from corrigenda.flow.publication.queries import permalink
from corrigenda.flow.reports.actions.point_at import Pointed, point_at
from corrigenda.flow.reports.models import Channel
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=2)
MOST = 20
"""Errors that one version is compared with, those first that share the most with it."""
_AT_ONCE = 900
_SPACE = UUID("b2d9a2a5-6f0e-4e63-9a5c-3c1a0a6f5d11")


def recall(limit: int = 50) -> int:
    """Ask of the versions that wait; returns how many were claimed."""
    waiting = (
        Version.objects.filter(recalled_at=None, taken_at__isnull=False)
        .defer("block_data")
        .select_related("article__outlet")
        .order_by("seen_at")
    )
    versions = claim(waiting, lease=LEASE, limit=limit, now=clock.now())
    each(versions, transaction.atomic(recall_version))
    return len(versions)


def recall_version(version: Version) -> None:
    """Ask of one version, inside the caller's transaction, and have its copies looked at."""
    for row in _likely(version):
        _file(version, row)
    now = clock.now()
    Copy.objects.filter(article=version.article_id, state__in=OPEN).update(look_at=now)
    Version.objects.filter(pk=version.pk).update(recalled_at=now, leased_until=None)


def _likely(version: Version) -> list[Remembered]:
    """The errors of which the version has a run of words, those with the most first."""
    if not ErrorGram.objects.exists():
        return []
    shared: Counter[int] = Counter()
    grams = grams_of(version.text)
    for first in range(0, len(grams), _AT_ONCE):
        known = ErrorGram.objects.filter(hash__in=grams[first : first + _AT_ONCE])
        shared.update(known.values_list("remembered_id", flat=True))
    keys = [key for key, _ in shared.most_common(MOST)]
    rows = Remembered.objects.select_related(
        "entry__outlet", "correction__case__article__current"
    ).in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _file(version: Version, row: Remembered) -> None:
    """Report the first place where it says so, if that is news."""
    if not _is_after(version, row) or _is_declined(version, row):
        return
    what = Sought(row.words, row.start, row.end)
    told = [Told(row.entry.words, corrected(what, row.after))]
    for start, end in again(what, row.after, version.text):
        if is_told(version.text, start, end, told) or _stood_before(version, row, what):
            continue
        words = version.text[start:end]
        first, last = counterpart(what, words)
        before = row.words[row.start : row.end]
        said = Pointed(
            why=_why(row, before),
            should_say=adapted(before, row.after, words[first:last]) if row.after else "",
            kind="fact",
            source_url=permalink(row.entry),
        )
        name = uuid5(_SPACE, f"{row.pk}/{version.article_id}/{version.number}")
        point_at(version, start + first, start + last, said, client_id=name, channel=Channel.MEMORY)
        return


def _is_after(version: Version, row: Remembered) -> bool:
    """Whether the version can know better: older stories that are taken in only now cannot, and
    the corrected story itself not before its CMS has put it right."""
    published = row.entry.published_at
    if version.seen_at <= published:
        return False
    if version.article_id == row.correction.article_id:
        applied = StoryChange.objects.filter(
            correction=row.correction, applied_at__lt=version.seen_at
        )
        return applied.exists()
    written = version.published_at
    return version.number > 1 or written is None or written >= published


def _is_declined(version: Version, row: Remembered) -> bool:
    """Whether somebody said of the story that there it is right."""
    return Copy.objects.filter(
        case=row.correction.case_id, article=version.article_id, state=CopyState.DECLINED
    ).exists()


def _stood_before(version: Version, row: Remembered, what: Sought) -> bool:
    """Whether the version before said so, too: then it did not come back, it never went."""
    return any(True for text in _before(version) for _ in again(what, row.after, text))


def _before(version: Version) -> Iterator[str]:
    versions = version.article.versions.filter(number=version.number - 1)
    yield from versions.values_list("text", flat=True)


def _why(row: Remembered, before: str) -> str:
    case = row.correction.case
    said = before if len(before) <= 200 else before[:199] + "…"
    return (
        f"An error that was corrected before stands here again. “{row.entry.headline[:200]}” said "
        f"“{said}”, and was corrected on {row.entry.published_at:%d %B %Y} (case {case.pk})."
    )
