"""`/desk/held/bans`: which addresses nothing is taken from, and until when."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.lift_ban import lift_ban
from corrigenda.flow.reports.errors import BanError
from corrigenda.flow.reports.queries import bans_at, held_at, rejected_at
from corrigenda.surfaces.desk.abuse.held import NOT_FOR_YOU
from corrigenda.surfaces.desk.abuse.listing import Tab, outlets_judged_by
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.problems import answer

MOST = 200


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """The bans in force, the newest first."""
    outlets = outlets_judged_by(staff)
    if not outlets:
        return answer(request, 403, "not-allowed", NOT_FOR_YOU)
    bans = bans_at(outlets)
    tabs = [
        Tab("Held", "/desk/held/", False, held_at(outlets).count()),
        Tab("Rejected", "/desk/held/?show=rejected", False, rejected_at(outlets).count()),
        Tab("Bans", "/desk/held/bans", True, bans.count()),
    ]
    return page(request, staff, "desk/abuse/bans.html", {"bans": bans[:MOST], "tabs": tabs})


@for_staff
@require_POST
def lift(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """End a ban at once."""
    ban = bans_at(outlets_judged_by(staff)).filter(pk=pk).first()
    if ban is None:
        raise Http404
    try:
        lift_ban(ban, by=actors.of(staff))
    except BanError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "Lifted: reports from there are taken again.")
    return redirect("desk:bans")
