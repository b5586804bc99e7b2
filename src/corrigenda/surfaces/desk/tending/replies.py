"""What readers wrote to the desk is read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from corrigenda.flow.cases.actions.see_reply import see_reply
from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.newsroom.permissions import may
from corrigenda.surfaces.desk.access import case_for, for_staff, not_allowed
from corrigenda.surfaces.desk.tending.acting import EDITORS
from corrigenda.surfaces.desk.trail import whole_number

MOST = 50
"""Replies that one page says were read."""


@for_staff
@require_POST
def read(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """By a button, for a page without a script; with one the page says it (`here.py`)."""
    case = case_for(staff, pk)
    try:
        see_reply(case, named(request), by=actors.of(staff))
    except NotAllowedError:
        return not_allowed(request, case.outlet, "reading for the desk", EDITORS)
    messages.success(request, "Marked as read.")
    return redirect("desk:case", pk=case.pk)


def read_on_page(request: HttpRequest, staff: Staff, case: Case) -> None:
    """Note what has been before an editor's eyes; of a reporter's it is no news."""
    by = actors.of(staff)
    if (reports := named(request)) and may(by, "case.see_reply", case.outlet):
        see_reply(case, reports, by=by)


def named(request: HttpRequest) -> list[int]:
    """The reports whose replies the page names."""
    given = request.POST.getlist("reply")[:MOST]
    return [key for one in given if (key := whole_number(one))]
