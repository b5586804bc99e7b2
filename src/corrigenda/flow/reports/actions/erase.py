"""Erase what readers sent when the house's time for keeping it has passed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.reports.models import Contact, Reply, Report
from corrigenda.flow.reports.states import ReportState
from corrigenda.lib import clock

DAYS_OF_A_MONTH = 30.44
NO_WORDS: Mapping[str, Any] = {
    "says": "",
    "should_say": "",
    "why": "",
    "source_url": "",
    "block": "",
    "selector": {},
    "address_hash": "",
    "sender": "",
    "appeal": "",
    "spam_parts": [],
    "says_hash": "",
    "block_hash": "",
    "text_hash": "",
    "fingerprint": "",
}
"""What a report has of its reader, when nothing of it is left. The row stays, for counts."""


def erase_old() -> int:
    """Erase addresses and words of reports that are older than policy keeps them.

    A report whose case is still open keeps its words: somebody is at work on it.

    Returns:
        how many contacts and reports were erased.
    """
    return sum(_contacts(outlet) + _words(outlet) for outlet in Outlet.objects.all())


def _contacts(outlet: Outlet) -> int:
    before = clock.now() - timedelta(days=outlet.policy.contact_days)
    old = Contact.objects.filter(report__outlet=outlet, report__answered_at__lt=before)
    return old.delete()[0]


def _words(outlet: Outlet) -> int:
    now = clock.now()
    before = now - timedelta(days=outlet.policy.report_months * DAYS_OF_A_MONTH)
    old = Report.objects.filter(
        outlet=outlet,
        received_at__lt=before,
        erased_at=None,
        state__in=(ReportState.ANSWERED, ReportState.REJECTED),
    )
    Reply.objects.filter(report__in=old).delete()
    return old.update(**NO_WORDS, erased_at=now)
