"""Forget what was told when nobody asks for it any more, and addresses that nobody confirmed."""

from __future__ import annotations

from datetime import timedelta

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
    unused = ReaderAddress.objects.filter(stopped_at=None, asked_at__lt=before, hearings=None)
    return gone + unused.delete()[0]


def _unconfirmed(outlet: Outlet) -> int:
    before = clock.now() - timedelta(days=outlet.policy.contact_days)
    old = Hearing.objects.filter(outlet=outlet, confirmed_at=None, since__lt=before)
    return Contact.objects.filter(pk__in=old.values("contact")).delete()[0]
