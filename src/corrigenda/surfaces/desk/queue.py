"""The queue: the cases that wait, and those that waited."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from corrigenda.flow.newsroom.models import Staff
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.listing import listing


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The cases of the outlets that somebody works for, fifty a page."""
    asked = request.GET
    queue = listing(
        staff,
        show=asked.get("show", ""),
        lane=asked.get("lane", ""),
        page=asked.get("page", ""),
    )
    return page(request, staff, "desk/queue.html", {"queue": queue})
