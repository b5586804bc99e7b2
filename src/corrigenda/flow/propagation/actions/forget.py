"""Forget what was told when nobody asks for it any more, and addresses that nobody confirmed."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.propagation.delivery_states import OPEN
from corrigenda.flow.propagation.models import (
    AgencyChange,
    AgencyItem,
    Asking,
    Delivery,
    DigestItem,
    Event,
    Hearing,
    ReaderAddress,
)
from corrigenda.flow.reports.models import Contact, Report
from corrigenda.lib import clock

KEPT = timedelta(days=90)
SINCE = timedelta(days=3)
"""For which erased reports are looked at: longer than the job process stands still."""
OVERLAP = timedelta(minutes=1)
"""What was read before a part was taken back may be told a moment after."""
AT_ONCE = 200
"""Deliveries that are looked through at a time."""


def forget() -> int:
    """Delete old deliveries and events, and reader addresses that were never confirmed.

    Returns:
        how many rows went.
    """
    before = clock.now() - KEPT
    gone = sum(_unconfirmed(outlet) for outlet in Outlet.objects.all())
    gone += Delivery.objects.filter(made_at__lt=before).exclude(state__in=OPEN).delete()[0]
    gone += DigestItem.objects.filter(taken_at__lt=before).delete()[0]
    gone += Event.objects.filter(at__lt=before).delete()[0]
    gone += Asking.objects.filter(asked_at__lt=before, hearings=None).delete()[0]
    gone += AgencyItem.objects.filter(at__lt=before).delete()[0]
    unremembered = AgencyChange.objects.filter(remembered=None, places=None)
    gone += unremembered.filter(at__lt=before, swept_at__isnull=False).delete()[0]
    gone += _of_deleted_reports()
    unused = ReaderAddress.objects.filter(stopped_at=None, asked_at__lt=before, hearings=None)
    return gone + unused.delete()[0]


def _of_deleted_reports() -> int:
    """Take words of reports that were erased out of what was told of them."""
    since = clock.now() - SINCE
    outlets: set[int] = set()
    for when in ("erased_at", "taken_back_at"):
        erased = Report.objects.filter(**{f"{when}__gte": since})
        # Told apart here: asked for each outlet once, SQLite goes through all reports by outlet.
        outlets.update(erased.order_by().values_list("outlet", flat=True).iterator())
    return sum(_of_reports(outlet) for outlet in sorted(outlets))


def _of_reports(outlet: int) -> int:
    """All that was told with readers' words is looked through: a report changes its case."""
    told = Delivery.objects.filter(outlet=outlet, payload__has_key="readers")
    rows = told.exclude(payload__readers=[]).only("payload", "made_at").order_by("made_at")
    found = rows.iterator(chunk_size=AT_ONCE)
    gone = 0
    while some := list(islice(found, AT_ONCE)):
        reports = Report.objects.only("erased_at", "taken_back_at").in_bulk(
            {key for one in some for key in map(_report_of, _readers_of(one)) if key}
        )
        for one in some:
            kept = [
                words
                for words in _readers_of(one)
                if _stays(reports.get(_report_of(words)), one.made_at)
            ]
            if kept != one.payload["readers"]:
                one.payload["readers"] = kept
                one.save(update_fields=["payload"])
                gone += 1
    return gone


def _readers_of(told: Delivery) -> list[dict[str, object]]:
    readers = told.payload["readers"]
    return [one for one in readers if isinstance(one, dict)] if isinstance(readers, list) else []


def _report_of(words: dict[str, object]) -> int:
    key = words.get("report")
    return key if isinstance(key, int) else 0


def _stays(report: Report | None, made_at: datetime) -> bool:
    """Not where the report is unknown: what was told before keys were kept with the words."""
    if report is None or report.erased_at:
        return False
    return not report.taken_back_at or report.taken_back_at + OVERLAP < made_at


def _unconfirmed(outlet: Outlet) -> int:
    before = clock.now() - timedelta(days=outlet.policy.contact_days)
    old = Hearing.objects.filter(outlet=outlet, confirmed_at=None, since__lt=before)
    return Contact.objects.filter(pk__in=old.values("contact")).delete()[0]
