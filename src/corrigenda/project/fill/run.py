"""Store the filled desk, batch by batch."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from corrigenda.flow.articles.models import Article, ArticleUrl, Credit, Version
from corrigenda.flow.cases.models import Case, CaseText, Note
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.corrections.search.words import joined
from corrigenda.flow.newsroom.models import Outlet, Role, Staff
from corrigenda.flow.publication.actions.index_entries import index_entries
from corrigenda.flow.publication.models import Entry
from corrigenda.lib import clock
from corrigenda.project.fill.copies import store_reports
from corrigenda.project.fill.decided import Outcome, outcome_of
from corrigenda.project.fill.rows import CASES_A_STORY, Batch, Desk, batch_of

REPORTS_A_CASE = 5
MOST = 5_000_000
_CASES_A_BATCH = 250 * CASES_A_STORY
_ROWS = 1_000  # rows an INSERT: SQLite takes 32,766 values
_CACHE = 512 * 1024
"""KiB that SQLite holds meanwhile. In the usual 2,000 the pages of thirty indexes do not fit, and
each is written many times over: 27 GB for a database of 2.3."""
_SEED = 20_260_101


class FilledError(ValueError):
    """A desk that cannot be filled so; the message says what to do."""


def fill_desk(
    outlet: Outlet, reports: int, *, seed: int = _SEED, told: Callable[[int], object]
) -> int:
    """Fill an outlet's desk with invented reports, five to a case, over two years.

    The same numbers give the same desk, but for the moment it is filled at; filled again, it gets
    as many more. Each batch is one transaction, so what is stored when it is broken off is
    complete.

    Args:
        told: called with the number of reports stored since it was called last.

    Returns:
        the number of cases.

    Raises:
        FilledError: fewer than five reports, or more than `MOST`.
    """
    if not REPORTS_A_CASE <= reports <= MOST:
        raise FilledError(f"Fill with {REPORTS_A_CASE} to {MOST:,} reports.")
    first = Article.objects.filter(outlet=outlet, url__contains="/filled/").count()
    # What stands there was made from the seed alone; a second filling must not repeat its ids.
    random = Random(seed + first)  # noqa: S311
    desk = Desk(outlet, _editors(outlet), clock.now(), random, outlet.desk_url)
    counts = counts_of(desk.random, reports)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{_CACHE}")
    for at in range(0, len(counts), _CASES_A_BATCH):
        some = counts[at : at + _CASES_A_BATCH]
        with transaction.atomic():
            store(desk, batch_of(desk, first + at // CASES_A_STORY, some))
        told(sum(some))
    return len(counts)


def counts_of(random: Random, reports: int) -> list[int]:
    """How many reports each case has: all have one, few have very many."""
    counts = [1] * (reports // REPORTS_A_CASE)
    for _ in range(reports - len(counts)):
        counts[int(len(counts) * random.random() ** 3)] += 1
    random.shuffle(counts)
    return counts


def store(desk: Desk, batch: Batch) -> None:
    """Store a batch; inside the caller's transaction."""
    Article.objects.bulk_create(batch.articles, _ROWS)
    ArticleUrl.objects.bulk_create(batch.urls, _ROWS)
    Credit.objects.bulk_create(batch.credits, _ROWS)
    Version.objects.bulk_create(batch.versions, _ROWS)
    theirs = Version.objects.filter(article=OuterRef("pk")).values("pk")[:1]
    keys = [article.pk for article in batch.articles]
    Article.objects.filter(pk__in=keys).update(current=Subquery(theirs))
    Case.objects.bulk_create(batch.cases, _ROWS)
    store_reports(desk, batch)
    outcome = outcome_of(desk, batch)
    Correction.objects.bulk_create(outcome.corrections, _ROWS)
    StoryChange.objects.bulk_create(outcome.changes, _ROWS)
    Entry.objects.bulk_create(outcome.entries, _ROWS)
    index_entries(outcome.entries)
    Note.objects.bulk_create(outcome.notes, _ROWS)
    CaseText.objects.bulk_create(_texts(desk, batch, outcome), _ROWS)


def _texts(desk: Desk, batch: Batch, outcome: Outcome) -> list[CaseText]:
    """The words by which each case is found, as `corrections.index_words` gathers them."""
    notes = {note.case_id: note.text for note in outcome.notes}
    notices = {one.case_id: one.words for one in outcome.corrections}
    texts = []
    for case, mistake in zip(batch.cases, batch.mistakes, strict=True):
        version = case.version
        assert version is not None
        people = [case.owner.full_name, case.owner.username] if case.owner else []
        said = [
            case.says,
            mistake.slip.should_say,
            version.headline,
            case.decline_reason,
            notes.get(case.pk, ""),
            notices.get(case.pk, ""),
            *people,
        ]
        words = joined(said, urls=[case.article.url], names=version.authors)
        texts.append(CaseText(case=case, words=words, built_at=desk.now))
    return texts


def _editors(outlet: Outlet) -> list[Staff]:
    found = Staff.objects.filter(memberships__outlet=outlet, is_active=True).exclude(
        memberships__role=Role.REPORTER
    )
    editors = list(found.order_by("pk"))
    if not editors:
        raise FilledError(f"Nobody edits {outlet.name}: hire an editor first.")
    return editors
