"""Search the archive for the other places of a passage, and put what is found on its case."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from corrigenda.archive import ArchiveError, Match
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.passages import index
from corrigenda.flow.articles.unindexed import oldest_unindexed
from corrigenda.flow.cases.following import Place
from corrigenda.flow.cases.models import Case
from corrigenda.flow.propagation.actions.keep_finds import keep_finds
from corrigenda.flow.propagation.copies.elsewhere import Elsewhere, same_errors, told_elsewhere
from corrigenda.flow.propagation.copies.finds import (
    Find,
    open_stories,
    overlap,
    own_place,
    place_of,
    stands_in,
)
from corrigenda.flow.propagation.copies.memory import corrected
from corrigenda.flow.propagation.copies.origin import Origin, origin_of
from corrigenda.flow.propagation.copies.quoting import Told, is_told
from corrigenda.flow.propagation.models import Sweep
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
from corrigenda.lib.claims import claim

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
AGAIN = timedelta(minutes=1)
LATER = timedelta(hours=1)
"""After an error of ours, which is the same a minute later."""
_AT_ONCE = 100
"""Articles whose texts are held in memory together."""


@dataclass(slots=True)
class _Looked:
    """What came of matches.

    Attributes:
        found: the places.
        astray: matches whose words stand in no version that we know.
    """

    found: list[Find] = field(default_factory=list)
    astray: int = 0


def sweep_due(limit: int = 3) -> int:
    """Do the sweeps that are due; returns how many were claimed.

    One that found stories which the index did not hold yet is due again once they are in: twice
    for each asking, however long an archive is being taken in. One whose finds stood in another
    text than ours is due again a little later.
    """
    now = clock.now()
    waiting = (
        _due(now)
        .select_related("case__outlet", "case__version", "case__article__current")
        .order_by("due_at")
    )
    sweeps = claim(waiting, lease=LEASE, limit=limit, now=now)
    for one in sweeps:
        _try(one)
        _let_go(one)
    return len(sweeps)


def _due(now: datetime) -> QuerySet[Sweep]:
    rows = Sweep.objects.filter(due_at__lte=now)
    oldest = oldest_unindexed()
    if oldest is None:
        return rows
    return rows.filter(Q(is_partial=False) | Q(asked_at__lt=oldest))


def _let_go(row: Sweep) -> None:
    """Where it was asked for once more meanwhile, that one need not wait for the lease's end."""
    rows = Sweep.objects.filter(pk=row.pk, leased_until=row.leased_until)
    rows.exclude(asked_at=row.asked_at).update(leased_until=None)


def _try(row: Sweep) -> None:
    """Do one; what goes wrong is told on its case, and holds up none of the others."""
    try:
        sweep(row)
    except Exception as error:
        said, wait = str(error), AGAIN
        if not isinstance(error, ArchiveError):
            log.exception("the sweep for case %s failed", row.case_id)
            said, wait = f"{type(error).__name__}: {said}", LATER
        again = {"due_at": clock.now() + wait, "leased_until": None}
        rows = Sweep.objects.filter(pk=row.pk, asked_at=row.asked_at)
        rows.update(error=said[:300], **again)


def sweep(row: Sweep) -> None:
    """Do one sweep. Doing it again adds what is new and changes nothing that was judged.

    Raises:
        ArchiveError: the index cannot be asked.
    """
    # Before the index is asked: what it takes in meanwhile is found or waited for, never neither.
    oldest = oldest_unindexed()
    is_partial = oldest is not None and oldest <= row.asked_at
    case, origin = row.case, origin_of(row.case)
    by_article: dict[int, list[Match]] = defaultdict(list)
    for match in index().find(origin.what.words):
        if match.document_id.isdecimal():
            by_article[int(match.document_id)].append(match)
    told = [
        Told(words, corrected(origin.what, origin.after))
        for words in Entry.objects.filter(correction__case=case).values_list("words", flat=True)
    ]
    keys, elsewhere = sorted(by_article), Elsewhere()
    astray, same = 0, same_errors(case, origin) if keys else []
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        looked = _looked(case, origin, {key: by_article[key] for key in some}, told)
        astray += looked.astray
        with transaction.atomic():
            elsewhere += keep_finds(case, origin, looked.found, some, same)
    what = {"words": origin.what.words, "start": origin.what.start, "end": origin.what.end}
    done = Sweep.objects.filter(pk=row.pk, asked_at=row.asked_at)
    done.update(
        **what,
        after=origin.after,
        changes=origin.changes,
        elsewhere=told_elsewhere(elsewhere),
        done_at=clock.now(),
        due_at=_soon(row) if astray else row.due_at if is_partial else None,
        is_partial=is_partial or astray > 0,
        error="",
        leased_until=None,
    )


def _soon(row: Sweep) -> datetime:
    """In a minute at first: an index that is ahead of us stays so for moments."""
    now = clock.now()
    return now + max(AGAIN, (now - row.asked_at) / 10)


def _looked(
    case: Case, origin: Origin, matches: dict[int, list[Match]], told: Sequence[Told]
) -> _Looked:
    """The places of the current versions, but the very one of the case and what tells of it."""
    looked = _Looked()
    articles = list(
        open_stories(matches)
        .filter(indexed__isnull=False)
        .defer("current__block_data", "current__text")
    )
    versions = Version.objects.defer("block_data").in_bulk([one.indexed_id for one in articles])
    own = own_place(case)
    for article in articles:
        version = versions.get(article.indexed_id or 0)
        if version is None or article.current is None:
            continue
        for match in matches[article.pk]:
            stands = stands_in(match, version, article)
            if stands is None:
                looked.astray += 1
                continue
            there, start = stands
            end = start + len(match.words)
            if is_told(there.text, start, end, told):
                continue
            place = place_of(origin.what, article, there, start, end)
            if not place.is_lost and not overlap(place, own):
                looked.found.append(_find(article, place, match))
    return looked


def _find(article: Article, place: Place, match: Match) -> Find:
    return Find(
        article,
        place,
        match.words,
        match.distance,
        figures_agree=match.figures_agree,
        names_agree=match.names_agree,
        negation_agrees=match.negation_agrees,
    )
