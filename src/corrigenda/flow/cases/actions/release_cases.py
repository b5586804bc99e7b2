"""Take back the cases of somebody who no longer works for the outlet."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.cases.actions.want_index import want_index
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.owners import owner_at_work
from corrigenda.flow.cases.states import UNDECIDED, CaseState
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import SYSTEM
from corrigenda.flow.newsroom.models import Departure, Staff
from corrigenda.lib import clock
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each

LEASE = timedelta(seconds=30)
AT_ONCE = 200


def release_cases(limit: int = 20) -> int:
    """Give the open cases of those who left back to everybody; how many departures were taken."""
    departures = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(departures, _take)
    return len(departures)


def _waiting(now: datetime) -> QuerySet[Departure]:
    return Departure.objects.filter(taken_at=None).order_by("at", "pk")


def _take(departure: Departure) -> None:
    if not departure.outlet.memberships.filter(staff=departure.staff_id).exists():
        while _release_some(departure):
            continue
    Departure.objects.filter(pk=departure.pk).update(taken_at=clock.now(), leased_until=None)


def _release_some(departure: Departure) -> bool:
    """Release some of their cases; whether there may be more."""
    with transaction.atomic():
        theirs = Case.objects.filter(
            owner=departure.staff_id,
            outlet=departure.outlet_id,
            state__in=[*UNDECIDED, CaseState.DECIDED],
        )
        locked = theirs.select_for_update(of=("self",)).select_related("outlet")
        cases = list(locked.order_by("pk")[:AT_ONCE])
        Case.objects.filter(pk__in=[one.pk for one in cases]).update(owner=None)
        for case in cases:
            _note(case, departure.staff)
        want_index(*(one.pk for one in cases))
    return len(cases) == AT_ONCE


def release_case(case: Case) -> None:
    """Give a case that is open again back to everybody, if its owner may not decide here any more.

    Inside the caller's transaction. While it rested, or was merged, it was not released.
    """
    owner = case.owner
    if owner is None or owner_at_work(case) is not None:
        return
    case.owner = None
    case.save(update_fields=["owner"])
    _note(case, owner)


def _note(case: Case, owner: Staff) -> None:
    record(SYSTEM, "case.own", case.outlet, case, owner="", because=f"{owner.full_name} left")
