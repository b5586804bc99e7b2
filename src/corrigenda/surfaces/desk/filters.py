"""Searches that are kept as tabs of the queue."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from corrigenda.flow.cases.actions.save_filter import drop_filter, save_filter
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.queries import filters_of
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.queries import outlets_of
from corrigenda.surfaces.desk.access import for_staff
from corrigenda.surfaces.desk.listing import url_of


@for_staff
@require_POST
def save(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Keep the search of the page under a name; shared, everybody at the outlet has it."""
    given = request.POST
    query, sort = str(given.get("q", "")), str(given.get("sort", ""))
    outlets = {str(one.pk): one for one in outlets_of(staff)}
    shared = outlets.get(str(given.get("share", "")))
    outlet = shared or next(iter(outlets.values()), None)
    if outlet is None:
        raise Http404
    name = str(given.get("name", ""))
    try:
        save_filter(
            outlet, name=name, query=query, sort=sort, shared=bool(shared), by=actors.of(staff)
        )
        messages.success(request, "Saved as a tab.")
    except CaseError as error:
        messages.warning(request, str(error))
    except NotAllowedError:
        messages.warning(request, "Not saved: an editor shares a filter with everybody.")
    return redirect(reverse("desk:queue") + url_of(query, sort))


@for_staff
@require_POST
def drop(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Give a filter up: one's own, or one of the house."""
    saved = next((one for one in filters_of(staff) if one.pk == pk), None)
    outlet = next(iter(outlets_of(staff)), None)
    if saved is None or outlet is None:
        raise Http404
    try:
        drop_filter(saved, outlet, by=actors.of(staff))
        messages.success(request, f"“{saved.name}” is no tab any more.")
    except CaseError as error:
        messages.warning(request, str(error))
    except NotAllowedError:
        messages.warning(request, "Not given up: an editor gives up what is the house’s.")
    return redirect("desk:queue")
