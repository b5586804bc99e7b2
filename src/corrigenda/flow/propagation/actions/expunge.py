"""Erase words by law, from the first stage of the line to the last; and again after a restore.

The index of passages and the subscribers are told at the end, in `_tell`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.actions import expunge as articles
from corrigenda.flow.articles.actions.index_versions import index_articles
from corrigenda.flow.articles.models import Version
from corrigenda.flow.articles.passages import index
from corrigenda.flow.cases.actions import expunge as cases
from corrigenda.flow.corrections.actions import expunge as corrections
from corrigenda.flow.newsroom.actions import expunge as newsroom
from corrigenda.flow.newsroom.actions.ask_erasure import checked_phrases
from corrigenda.flow.newsroom.actions.expunge import Job
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.newsroom.expunging.eraser import known
from corrigenda.flow.newsroom.expunging.kept import Kept, kept, keyed
from corrigenda.flow.newsroom.expunging.scope import outlets_of
from corrigenda.flow.newsroom.models import Erasure, Outlet, Staff
from corrigenda.flow.newsroom.states import ERASURE, ErasureState
from corrigenda.flow.propagation.own_words import expunge_own
from corrigenda.flow.propagation.packets.redact import redact_all
from corrigenda.flow.publication.actions import expunge as publication
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.actions import expunge as reports
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
MOST_ROUNDS = 3
"""What was being written while the first round read is found by the second."""


def expunge_due(limit: int = 1) -> int:
    """Make the erasures that were confirmed; returns how many were claimed."""
    claimed = claim(_due, lease=LEASE, limit=limit, now=clock.now())
    each(claimed, expunge)
    return len(claimed)


def _due(now: datetime) -> QuerySet[Erasure]:
    return (
        Erasure.objects.filter(state=ErasureState.CONFIRMED)
        .order_by("confirmed_at")
        .select_related("outlet")
    )


def expunge(erasure: Erasure) -> Job:
    """Erase what two administrators want gone; one that was broken off is gone on with.

    Args:
        erasure: a confirmed one.

    Returns:
        what was done, for whoever has to follow: see `_tell`.
    """
    eraser = known(erasure.words)
    job = Job(eraser, erasure.outlet, reason_class=erasure.reason_class)
    expunge_everywhere(job)
    with transaction.atomic():
        erasure.refresh_from_db()
        if erasure.state == ErasureState.CONFIRMED:
            ERASURE.advance(
                erasure,
                ErasureState.DONE,
                done_at=clock.now(),
                words=[],
                reason=eraser.mask(erasure.reason),
                counts=dict(job.counts),
                leased_until=None,
            )
            for one in outlets_of(erasure):
                record(SYSTEM, "erasure.done", one, erasure, rows=sum(job.counts.values()))
    return job


def expunge_look(words: Sequence[str], outlet: Outlet | None) -> dict[str, int]:
    """How many rows would lose words, by place; nothing is changed.

    Raises:
        ErasureError: what was given cannot be erased.
    """
    job = Job(known(checked_phrases(words)), outlet, looks=True)
    _round(job)
    return {place: count for place, count in job.counts.items() if count}


def expunge_again(*, every: bool = False) -> list[Job]:
    """Erase again what the file beside the database has and the database has not done.

    As after a backup from before was restored. The words are found by their hashes.

    Args:
        every: also what the database says it has done.

    Raises:
        ErasureError: the key of the hashes is gone, or another one.
    """
    lines = kept()
    if not lines:
        return []
    keyed(lines)  # without its key nothing may begin that takes texts in
    uids = Erasure.objects.filter(state=ErasureState.DONE).values_list("uid", flat=True)
    done = set(map(str, uids))
    wanted = [one for one in lines if every or one.id not in done]
    by_outlet: dict[str, list[Kept]] = {}
    for line in wanted:
        by_outlet.setdefault(line.outlet, []).append(line)
    return [job for slug, lines in by_outlet.items() if (job := _again(slug, lines)) is not None]


def expunge_everywhere(job: Job) -> None:
    """Take the rounds until one finds nothing any more."""
    _wipe_for_good()
    for _ in range(MOST_ROUNDS):
        before = sum(job.counts.values())
        _round(job)
        if sum(job.counts.values()) == before:
            break
    _tell(job)
    _wipe_for_good(at_end=True)


def _round(job: Job) -> None:
    for stage in (articles, reports, cases, corrections, publication):
        stage.expunge(job)
    expunge_own(job)
    newsroom.expunge(job)


def _again(slug: str, lines: list[Kept]) -> Job | None:
    outlet = Outlet.objects.filter(slug=slug).first() if slug else None
    if slug and outlet is None:
        log.error("Words of %s were erased, and there is no such outlet here.", slug)
        return None
    job = Job(keyed(tuple(lines)), outlet, reason_class=lines[0].reason_class)
    expunge_everywhere(job)
    for line in lines:
        _write_down(line, outlet, job)
    return job


def _write_down(line: Kept, outlet: Outlet | None, job: Job) -> None:
    """Let the database have the erasure, as done."""
    people = {one.username: one for one in Staff.objects.filter(username__in=line.by)}
    asked, confirmed = (*(people.get(one) for one in line.by), None, None)[:2]
    at, now = datetime.fromisoformat(line.at), clock.now()
    with transaction.atomic():
        row, _ = Erasure.objects.get_or_create(
            uid=line.id,
            defaults={
                "outlet": outlet,
                "reason_class": line.reason_class,
                "stands": line.stands,
                "asked_by": asked,
                "asked_at": at,
            },
        )
        if row.state == ErasureState.ASKED:
            marks = [one.to_dict() for one in line.marks]
            ERASURE.advance(
                row, ErasureState.CONFIRMED, confirmed_by=confirmed, confirmed_at=at, marks=marks
            )
        if row.state == ErasureState.CONFIRMED:
            ERASURE.advance(
                row,
                ErasureState.DONE,
                done_at=now,
                words=[],
                reason=job.eraser.mask(row.reason),
                counts=dict(job.counts),
            )
        for one in outlets_of(row):
            record(SYSTEM, "erasure.again", one, row, rows=sum(job.counts.values()))


def _tell(job: Job) -> None:
    """Tell those that hold texts of their own, beside the tables of the line.

    The index of passages gets the masked texts, and loses what it had. Of every entry that was
    expunged the subscribers get a redaction, once: also of one whose erasure broke off before.
    """
    if job.looks:
        return
    masked = Version.objects.filter(pk__in=job.versions, indexed_at=None)
    index_articles(set(masked.values_list("article", flat=True)))
    if job.versions:
        index().compact()
    redact_all(Entry.objects.exclude(expunged_at=None).values_list("pk", flat=True))
    if job.counts:
        log.info("Words were erased from %d rows.", sum(job.counts.values()))


def _wipe_for_good(*, at_end: bool = False) -> None:
    """Have SQLite overwrite what it deletes, in its file, its indexes of words and its log.

    https://www.sqlite.org/pragma.html#pragma_secure_delete, https://sqlite.org/fts5.html 6.8
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
        if at_end:
            for optimize in _OPTIMIZE:
                cursor.execute(optimize)
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                log.warning(
                    "The database's -wal file is being read, and holds what stood there before: "
                    "it is emptied when the service is started anew."
                )


_OPTIMIZE = (
    "INSERT INTO cases_words(cases_words) VALUES ('optimize')",
    "INSERT INTO publication_words(publication_words) VALUES ('optimize')",
)
