"""Forget what was told when nobody asks for it any more, and addresses that nobody confirmed."""

from __future__ import annotations

from datetime import timedelta

from corrigenda.flow.cases.models import JoinedReport
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
from corrigenda.flow.reports.models import Contact
from corrigenda.lib import clock

KEPT = timedelta(days=90)
SINCE = timedelta(days=3)
"""For which erased reports are looked at: longer than the job process stands still."""


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
    gone += AgencyChange.objects.filter(at__lt=before, swept_at__isnull=False).delete()[0]
    gone += _of_deleted_reports()
    unused = ReaderAddress.objects.filter(stopped_at=None, asked_at__lt=before, hearings=None)
    return gone + unused.delete()[0]


def _of_deleted_reports() -> int:
    """Take words of reports that were erased out of what was told of their cases."""
    return sum(_of_reports(when) for when in ("report__erased_at", "report__taken_back_at"))


def _of_reports(when: str) -> int:
    now = clock.now()
    # Of older ones the deliveries are deleted already.
    recent = {f"{when}__gte": now - SINCE, "report__received_at__gte": now - KEPT}
    erased = JoinedReport.objects.filter(**recent)
    gone = 0
    for case, outlet, came, at in erased.values_list(
        "case", "case__outlet", "report__received_at", when
    ):
        told = Delivery.objects.filter(
            outlet=outlet, made_at__range=(came, at), target=f"case:{case}"
        )
        for one in told:
            if one.payload.get("readers"):
                one.payload["readers"] = []
                one.save(update_fields=["payload"])
                gone += 1
    return gone


def _unconfirmed(outlet: Outlet) -> int:
    before = clock.now() - timedelta(days=outlet.policy.contact_days)
    old = Hearing.objects.filter(outlet=outlet, confirmed_at=None, since__lt=before)
    return Contact.objects.filter(pk__in=old.values("contact")).delete()[0]
