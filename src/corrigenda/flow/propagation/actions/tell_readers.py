"""Tell readers who confirmed their address what became of their report, once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.propagation.models import ChannelKind, Delivery, Hearing
from corrigenda.flow.publication.receipt import Outcome, Receipt, receipt_of
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock, mail
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(minutes=1)


def tell_readers(limit: int = 50) -> int:
    """Make the mail to those whose reports were answered; returns how many were looked at."""
    if not mail.is_on():
        return 0
    hearings = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(hearings, _tell)
    return len(hearings)


def _waiting(now: datetime) -> QuerySet[Hearing]:
    return (
        Hearing.objects.filter(
            confirmed_at__isnull=False,
            told_at=None,
            contact__report__state=ReportState.ANSWERED,
            address__stopped_at=None,
            address__dead_at=None,
        )
        .select_related("outlet", "contact__report__article__current", "contact__report__outlet")
        .order_by("confirmed_at", "pk")
    )


def _tell(hearing: Hearing) -> None:
    """Of a case that was opened again meanwhile there is nothing to tell yet: the lease passes."""
    report = hearing.contact.report
    said = _outcome(receipt_of(report), report)
    if not said:
        return
    now = clock.now()
    with transaction.atomic():
        Hearing.objects.filter(pk=hearing.pk).update(told_at=now, leased_until=None)
        Delivery.objects.get_or_create(
            key=f"outcome:{hearing.pk}",
            defaults={
                "outlet": hearing.outlet,
                "channel": ChannelKind.EMAIL,
                "line": "email",
                "kind": "reader.outcome",
                "to": "A reader",
                "contact": hearing.contact,
                "payload": {**said, "language": hearing.language},
                "made_at": now,
                "since": now,
                "due_at": now,
            },
        )


def _outcome(now: Receipt, report: Report) -> dict[str, str]:
    story = {"headline": report.article.headline, "url": report.article.url}
    if now.outcome is Outcome.DECLINED:
        return {**story, "outcome": "declined", "words": now.declined_because}
    if now.outcome is not Outcome.CORRECTED:
        return {}
    if now.notice is None:
        return {**story, "outcome": "fixed"}
    return {
        **story,
        "outcome": now.notice.kind,
        "words": now.notice.words,
        "permalink": now.notice.permalink,
    }
