"""Who has a case open: asked every few seconds by the page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from corrigenda.flow.cases.actions.see import see, see_no_longer
from corrigenda.flow.cases.presence import others_at
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.lib import zones
from corrigenda.surfaces.desk.access import case_for, for_staff
from corrigenda.surfaces.desk.tending.replies import read_on_page
from corrigenda.surfaces.desk.trail import meanwhile, whole_number


@for_staff
@require_POST
def here(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Note that they are there; answer with who else is, and what was done since."""
    case = case_for(staff, pk)
    read_on_page(request, staff, case)
    if request.POST.get("leaving"):
        see_no_longer(case, by=actors.of(staff))
        return HttpResponse(status=204)
    see(case, by=actors.of(staff))
    since = whole_number(request.POST.get("since"))
    context = {
        "case": case,
        "others": others_at(case, staff),
        "meanwhile": meanwhile(case, since, but_by=staff),
    }
    with timezone.override(zones.zone(case.outlet.policy.time_zone)):
        return render(request, "desk/presence.html", context)
