"""Telling the agency that words are credited to."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.propagation.actions.tell_agency import tell_agency
from corrigenda.flow.propagation.errors import AgencyError
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed
from corrigenda.surfaces.desk.tending.acting import EDITORS


@for_staff
@require_POST
def tell(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Tell one what there is to tell."""
    case, name = case_for(staff, pk), request.POST.get("agency", "")
    there = reverse("desk:case", args=[case.pk])
    try:
        tell_agency(case, name, by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "telling an agency", EDITORS)
    except AgencyError as error:
        messages.warning(request, str(error))
        return redirect(there)
    messages.success(request, f"{name} is told. Under Who said it stands whether it got there.")
    return redirect(there)
