"""Forget what is needed no longer: addresses of sources, who looked, erased words, old filters."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.models import JoinedReport, Presence, SavedFilter, SourceCheck
from corrigenda.flow.cases.presence import FRESH
from corrigenda.flow.cases.states import UNDECIDED
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.lib import clock


def tidy_cases() -> int:
    """Erase e-mail addresses of sources as policy has it for readers' own; returns how many."""
    now = clock.now()
    _unlearn()
    SavedFilter.objects.filter(staff=None, outlet=None).delete()
    Presence.objects.filter(seen_at__lt=now - 10 * FRESH).delete()
    # Of somebody who was deleted; what they shared is the house's, and stays.
    SavedFilter.objects.filter(staff=None, outlet=None).delete()
    erased = 0
    for outlet in Outlet.objects.all():
        before = now - timedelta(days=outlet.policy.contact_days)
        reports = JoinedReport.objects.filter(case=OuterRef("case"))
        late = reports.exclude(report__answered_at__lt=before)
        old = SourceCheck.objects.filter(~Exists(late), case__outlet=outlet, asked_at__lt=before)
        erased += old.exclude(email="").exclude(case__state__in=UNDECIDED).update(email="")
    return erased


def _unlearn() -> None:
    """Have cases forget words of reports that were erased, by which they were found."""
    built = F("case__text__built_at")
    erased = JoinedReport.objects.filter(
        Q(report__erased_at__gte=built) | Q(report__taken_back_at__gte=built),
        case__text__stale_at=None,
    )
    want_index(*erased.values_list("case_id", flat=True).distinct())
