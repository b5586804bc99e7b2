"""What is to be said of an event, as plain data: read once, when it is taken over."""

from __future__ import annotations

from datetime import datetime

from corrigenda.flow.cases.models import Case, JoinedReport
from corrigenda.flow.corrections.models import Correction
from corrigenda.flow.propagation.links import case_url, subscribers_url
from corrigenda.flow.propagation.models import Event
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.publication.queries import permalink

MAX_CHARS = 2_000
MAX_READERS = 5

Facts = dict[str, object]


def facts_of(event: Event) -> Facts:
    """What desk, chat and webhooks may be told of an event.

    No address and no words of a reader are in it, and a passage only as our own reading of the
    story has it; `reader_words` adds to that where the house wants it.
    """
    case, correction = event.case, event.correction
    return {
        "type": event.type,
        "at": _moment(event.at),
        "outlet": event.outlet.slug,
        "by": event.by.full_name if event.by else "",
        "waits": bool(event.facts.get("waits")),
        "missing": _missing(event),
        **(_of_case(case) if case else {}),
        **(_of_correction(correction) if correction else {}),
        **_of_subscriber(event),
        **({"checkpoint": event.facts["checkpoint"]} if "checkpoint" in event.facts else {}),
    }


def reader_words(event: Event) -> list[Facts]:
    """What the first readers of a new case wrote; empty unless the house wants that in mail.

    Each with the key of its report, by which `forget` finds it when its reader has it deleted.
    """
    if event.case is None or not event.outlet.policy.mail_reader_words:
        return []
    joined = JoinedReport.objects.filter(case=event.case).select_related("report")
    return [
        {
            "report": one.report_id,
            "says": _cut(one.report.says),
            "should_say": _cut(one.report.should_say),
            "why": _cut(one.report.why),
        }
        for one in joined.order_by("joined_at", "pk")[:MAX_READERS]
    ]


def _missing(event: Event) -> list[str]:
    """What the story lacked when its time was over."""
    found = event.entry.detail.get("missing") if event.entry else None
    return [str(one) for one in found] if isinstance(found, list) else []


def _of_case(case: Case) -> Facts:
    return {
        "case": case.pk,
        "link": case_url(case.outlet, case.pk),
        "lane": case.lane,
        "severity": case.severity,
        "passage": _cut(case.says) if case.version_id else "",
        "reports": case.report_count,
        "door": case.first_door,
        "story": case.article.headline,
        "url": case.article.url,
        "due_at": _moment(case.due_at),
        "reason": _cut(case.decline_reason),
    }


def _of_subscriber(event: Event) -> Facts:
    told = event.facts.get("subscriber")
    if not isinstance(told, dict):
        return {}
    return {
        "subscriber": told,
        "story": told.get("name", ""),
        "link": subscribers_url(event.outlet),
    }


def _of_correction(correction: Correction) -> Facts:
    entry = Entry.objects.filter(correction=correction).select_related("outlet").first()
    return {
        "correction": correction.pk,
        "kind": correction.kind,
        "before": _cut(correction.before),
        "after": _cut(correction.after),
        "words": _cut(correction.words),
        "sent_back_because": _cut(correction.approval_reason)
        if correction.state == "draft"
        else "",
        "permalink": permalink(entry) if entry else "",
    }


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _cut(words: str) -> str:
    return words if len(words) <= MAX_CHARS else f"{words[: MAX_CHARS - 1]}…"
