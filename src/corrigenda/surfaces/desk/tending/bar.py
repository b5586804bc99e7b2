"""Severity, owner, due time and hold of a case."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from corrigenda.flow.cases.actions.check import check, check_no_longer
from corrigenda.flow.cases.actions.own import own
from corrigenda.flow.cases.actions.set_due import set_due
from corrigenda.flow.cases.actions.set_severity import set_severity
from corrigenda.flow.cases.models import Case, Severity
from corrigenda.flow.cases.owners import owner_of_key
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import zones
from corrigenda.surfaces.desk.access import case_for, for_staff
from corrigenda.surfaces.desk.tending.acting import Sent, tend
from corrigenda.surfaces.desk.tending.forms import DueForm, HoldForm, OwnerForm, SeverityForm


@for_staff
@require_POST
def severity(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Say how grave it is."""

    def act(case: Case, given: dict[str, str], by: Actor) -> str:
        set_severity(case, given["severity"], was=given["was"] or None, by=by)
        return f"Severity: {Severity(given['severity']).label.lower()}."

    return tend(
        request, staff, case_for(staff, pk), Sent("severity", SeverityForm(request.POST)), act
    )


@for_staff
@require_POST
def owner(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Say who takes care of it."""

    def act(case: Case, given: dict[str, int | None], by: Actor) -> str:
        chosen = owner_of_key(case, given["owner"])
        own(case, chosen, was=given["was"], by=by)
        if chosen is None:
            return "Nobody owns the case now."
        return "It is your case now." if chosen == staff else f"{chosen.full_name} owns it now."

    return tend(request, staff, case_for(staff, pk), Sent("owner", OwnerForm(request.POST)), act)


@for_staff
@require_POST
def due(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Say by when it is to be decided."""
    case = case_for(staff, pk)
    zone = zones.zone(case.outlet.policy.time_zone)

    def act(case: Case, given: dict[str, object], by: Actor) -> str:
        wanted, was = (
            one if isinstance(one, datetime) else None for one in (given["due"], given["was"])
        )
        set_due(case, wanted, was=was, by=by)
        if wanted is None or case.due_at is None:
            return "The due time is policy’s again."
        return f"Due {timezone.localtime(case.due_at, zone):%d %b, %H:%M %Z}."

    return tend(request, staff, case, Sent("due", DueForm(request.POST, zone=zone)), act)


@for_staff
@require_POST
def hold(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Say that somebody is checking."""
    case = case_for(staff, pk)
    zone = zones.zone(case.outlet.policy.time_zone)

    def act(case: Case, given: dict[str, object], by: Actor) -> str:
        until = given["until"] if isinstance(given["until"], datetime) else None
        check(case, by=by, reason=str(given["reason"]), until=until, was=str(given["was"]))
        shown = " The story says that part of it is being checked."
        told = "On hold: the readers’ receipts say that it is being checked."
        return told + (shown if case.outlet.policy.show_hold else "")

    return tend(request, staff, case, Sent("hold", HoldForm(request.POST, zone=zone)), act)


@for_staff
@require_POST
def release(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Take it off hold."""
    case = case_for(staff, pk)
    zone = zones.zone(case.outlet.policy.time_zone)

    def act(case: Case, given: dict[str, object], by: Actor) -> str:
        check_no_longer(case, by=by)
        return "Off hold."

    return tend(request, staff, case, Sent("hold", HoldForm(request.POST, zone=zone)), act)
