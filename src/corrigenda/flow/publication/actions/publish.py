"""Publish approved corrections: an entry of the log, for good."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.sections import section_of
from corrigenda.flow.cases.actions.conclude import conclude
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.actions.mark_published import mark_published
from corrigenda.flow.corrections.models import Correction, Placement
from corrigenda.flow.corrections.states import CorrectionState
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.publication.actions.append import append_entries
from corrigenda.flow.publication.actions.check_live import ROUNDS
from corrigenda.flow.publication.actions.index_entries import index_entries
from corrigenda.flow.publication.errors import NothingToPublishError
from corrigenda.flow.publication.models import Entry, LiveCheck
from corrigenda.lib import clock, ids
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=15)


def publish_approved(limit: int = 20) -> int:
    """Publish what was approved; returns how many corrections were claimed."""
    corrections = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(corrections, publish)
    return len(corrections)


def _waiting(now: datetime) -> QuerySet[Correction]:
    return (
        Correction.objects.filter(publish_at__lte=now, state=CorrectionState.APPROVED)
        .select_related("case__outlet", "outlet", "article__current", "supersedes")
        .order_by("publish_at")
    )


def publish(correction: Correction) -> Entry:
    """Write the entry; correction, case and receipts follow in the same transaction.

    Raises:
        NothingToPublishError: a fix, or one that is not approved.
    """
    if correction.is_silent or correction.state != CorrectionState.APPROVED:
        raise NothingToPublishError(f"A {correction.kind} that is {correction.state} has no entry.")
    article = correction.article
    with transaction.atomic():
        entry = Entry.objects.create(
            public_id=ids.short_id(),
            outlet=correction.outlet,
            article=article,
            correction=correction,
            kind=correction.kind,
            url=article.url,
            headline=article.headline[:500],
            before=correction.before,
            after=correction.after,
            words=correction.words,
            placement=correction.placement or Placement.TOP.value,
            section=_section(article),
            authors=article.current.authors if article.current else [],
            language=article.current.language if article.current else correction.outlet.language,
            published_at=clock.now(),
            supersedes=_entry_of(correction.supersedes),
        )
        LiveCheck.objects.create(
            entry=entry,
            look_at=entry.published_at + ROUNDS[0],
            due_at=entry.published_at + timedelta(hours=correction.outlet.policy.fix_due_hours),
        )
        index_entries([entry])
        append_entries(correction.outlet, [entry])
        mark_published(correction, notice_id=entry.public_id)
        conclude(correction.case, CaseState.PUBLISHED, by=SYSTEM, entry=entry.public_id)
        want_reading(article, clock.now() + timedelta(seconds=1))
    return entry


def _section(article: Article) -> str:
    return (article.current.section if article.current else "") or section_of(article.url)


def _entry_of(correction: Correction | None) -> Entry | None:
    return Entry.objects.filter(correction=correction).first() if correction else None
